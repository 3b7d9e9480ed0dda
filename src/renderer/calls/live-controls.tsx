import type { ReactNode } from 'react';
import { type Call, isLive } from '../../shared/call.ts';
import { whereToActWords } from '../call-card/card-words.ts';
import { CallControls } from '../call-control/call-controls.tsx';
import { controlForm } from '../call-control/control-form.ts';
import { ProblemLine, WentLine } from '../call-control/control-notes.tsx';
import { usePanels } from '../call-control/panel.tsx';
import { RightNote } from '../call-control/right-note.tsx';
import { useControl } from '../call-control/use-control.ts';
import { useHandOver } from '../call-control/use-hand-over.ts';
import { useLingui } from '@lingui/react';
import { useAppState } from '../use-app-state.ts';

type Props = {
  readonly call: Call;
  /** The person came here to hand it on: what they type goes into the field. */
  readonly isTransfer: boolean;
};

/** The same buttons as on the card, and what became of them. */
export function LiveControls({ call, isTransfer }: Props): ReactNode {
  const { i18n } = useLingui();
  const right = useAppState((state) => state.callControl.right);
  const control = useControl(call);
  const panels = usePanels<string>(call.id);
  const handOver = useHandOver(control, panels, isTransfer);
  const form = controlForm(call, control, right);
  if (form !== 'none')
    return (
      <div className="live-controls">
        <CallControls {...{ form, control, panels, handOver }} more={none} />
      </div>
    );
  const byHand = whereToActWords(call, i18n);
  return (
    <div className="live-controls">
      {isLive(call) ? null : <WentLine went={control.went} />}
      {byHand === undefined ? null : <p>{byHand}</p>}
      <ProblemLine control={control} />
      {isLive(call) ? <RightNote /> : null}
    </div>
  );
}

const none = [] as const;
