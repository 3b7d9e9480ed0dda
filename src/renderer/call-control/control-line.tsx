import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { Call } from '../../shared/call.ts';
import type { CallControl } from '../../shared/call-control.ts';
import { listWords } from '../call-words.ts';
import { Chip } from '../components/chip.tsx';
import { pendingWords } from './pending-words.ts';
import type { Control } from './use-control.ts';
import { useActNames } from './use-act-names.ts';

/** What is being done now, until its answer is there. */
export function PendingLine({ control }: { readonly control: Control }): ReactNode {
  const { i18n } = useLingui();
  const names = useActNames(control);
  if (control.pending === undefined) return null;
  return (
    <p className="control-pending">
      <span className="spinner" aria-hidden="true" />
      <span>{pendingWords(control.pending.act, names, i18n)}</span>
    </p>
  );
}

/** Where the call is heard, and whether it is muted or recorded. */
export function SoundLine({
  call,
  control,
}: {
  readonly call: Call;
  readonly control: CallControl;
}): ReactNode {
  const { i18n } = useLingui();
  return (
    <p className="control-sound">
      <span>{soundWords()}</span>
      {control.muted ? <Chip tone="warn">{i18n._({ id: 'control.muted', message: 'Muted' })}</Chip> : null}
      <RecordingChip recording={control.recording} />
    </p>
  );
  function soundWords(): string {
    const devices = call.devices.length === 0 ? undefined : listWords(call.devices, i18n);
    return devices === undefined
      ? i18n._({ id: 'control.soundOnPhone', message: 'The sound is on your phone' })
      : i18n._({ id: 'control.soundOn', message: 'The sound is on {devices}', values: { devices } });
  }
}

function RecordingChip({ recording }: Pick<CallControl, 'recording'>): ReactNode {
  const { i18n } = useLingui();
  switch (recording) {
    case 'off':
      return null;
    case 'on':
      return <Chip tone="stop">{i18n._({ id: 'control.recording', message: 'Recording' })}</Chip>;
    case 'paused':
      return (
        <Chip tone="neutral">{i18n._({ id: 'control.recordingPaused', message: 'Recording paused' })}</Chip>
      );
    case 'by-rule':
      return (
        <Chip tone="stop">{i18n._({ id: 'control.recordedByRule', message: 'Recorded by a rule' })}</Chip>
      );
  }
}
