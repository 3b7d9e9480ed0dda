import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import ChevronDown from 'lucide-react/icons/chevron-down';
import type { ReactNode } from 'react';
import { offeredReaches, type OwnPresence } from '../../shared/presence.ts';
import { Choices } from '../components/choices.tsx';
import { ConnectionMark } from '../components/connection-mark.tsx';
import { DropPanel } from '../components/drop-panel.tsx';
import { PresenceGlyph, type PresenceGlyphKind } from '../components/presence-glyph.tsx';
import { elapsed } from '../times.ts';
import { useAppState, useSend } from '../use-app-state.ts';
import { useConnectionLook } from '../use-connection-look.ts';
import { useElapsed } from '../use-elapsed.ts';
import { reachWords, statusWords } from './presence-words.ts';

/** What others see, and which calls reach me: two separate controls behind one button. */
export function PresenceButton(): ReactNode {
  const { i18n } = useLingui();
  const presence = useAppState((state) => state.presence);
  const { kind } = useConnectionLook();
  const busy = kind === 'reconnecting' || kind === 'connecting';
  const status = statusWords(presence?.userStatus, i18n);
  const reach = shortReachWords(presence?.dndStatus, i18n);
  return (
    <DropPanel
      name={i18n._({ id: 'presence.panel', message: 'Status and calls' })}
      buttonClass="presence-button"
      buttonContent={
        <>
          {busy ? <ConnectionMark kind={kind} /> : <PresenceGlyph kind={glyphOf(presence)} />}
          <span>{status}</span>
          {reach === undefined ? null : <span className="presence-reach">{reach}</span>}
          <span className="visually-hidden">{i18n._({ id: 'presence.change', message: 'Change' })}</span>
          <ChevronDown size="1.25em" aria-hidden="true" />
        </>
      }
    >
      <StatusChoices presence={presence} />
      <ReachChoices presence={presence} />
      <OnCallLine />
    </DropPanel>
  );
}

function StatusChoices({ presence }: { readonly presence: OwnPresence | undefined }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const choice = (value: OwnPresence['userStatus'], kind: PresenceGlyphKind) => ({
    value,
    label: statusWords(value, i18n),
    mark: <PresenceGlyph kind={kind} />,
  });
  return (
    <>
      <Choices
        label={i18n._({ id: 'presence.status', message: 'Status others see' })}
        choices={[choice('Available', 'free'), choice('Busy', 'busy'), choice('Offline', 'off')]}
        value={presence?.userStatus}
        onChange={(next) => send.setUserStatus(next)}
      />
      {presence === undefined || presence.message === '' ? null : (
        <p className="presence-message">{presence.message}</p>
      )}
    </>
  );
}

function ReachChoices({ presence }: { readonly presence: OwnPresence | undefined }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const now = presence?.dndStatus;
  const old = now === 'TakeDepartmentCallsOnly' ? [now] : [];
  return (
    <Choices
      label={i18n._({ id: 'presence.reach', message: 'Calls that reach me' })}
      choices={[...offeredReaches, ...old].map((value) => ({ value, label: reachWords(value, i18n) }))}
      value={now === 'Unknown' ? undefined : now}
      onChange={(next) => send.setDnd(next)}
    />
  );
}

/** "On Desk phone now: 12:40", only while on a call. */
function OnCallLine(): ReactNode {
  const { i18n } = useLingui();
  const call = useAppState((state) => state.calls.find((each) => each.phase === 'connected'));
  const offset = useAppState((state) => state.connection.clockOffset ?? 0);
  const passed = useElapsed(call?.answeredAt ?? call?.startedAt ?? 0, offset, call !== undefined);
  if (call === undefined) return null;
  const time = elapsed(passed);
  const device = call.devices[0];
  return (
    <p className="presence-on-call">
      {device === undefined
        ? i18n._({ id: 'presence.onCall', message: 'On a call now: {time}', values: { time } })
        : i18n._({ id: 'presence.onDevice', message: 'On {device} now: {time}', values: { device, time } })}
    </p>
  );
}

function glyphOf(presence: OwnPresence | undefined): PresenceGlyphKind {
  if (presence === undefined) return 'off';
  if (presence.dndStatus === 'DoNotAcceptAnyCalls') return 'no-calls';
  switch (presence.userStatus) {
    case 'Available':
      return 'free';
    case 'Busy':
      return 'busy';
    case 'Offline':
      return 'off';
  }
}

/** Only what is out of the ordinary stands on the button. */
function shortReachWords(status: OwnPresence['dndStatus'] | undefined, i18n: I18n): string | undefined {
  if (status === undefined || status === 'TakeAllCalls' || status === 'Unknown') return undefined;
  return reachWords(status, i18n);
}
