import type { I18n } from '@lingui/core';
import type { Call } from '../../shared/call.ts';
import { isIncomingRing, isLive } from '../../shared/call.ts';
import { isHearing } from '../../shared/connection-look.ts';
import { offeredReaches, type OwnPresence, takesNoCalls } from '../../shared/presence.ts';
import type { Route } from '../../shared/route.ts';
import type { MenuEntry } from '../desktop-ports.ts';
import { missedCountWords } from './notices.ts';
import { canSound } from './ring-tone.ts';
import { type ControlActions, controlEntries, noRightEntry, parkedEntries } from './tray-control.ts';
import { notListeningWords, statusWords, type TrayState } from './tray-picture.ts';
import { partyWords, type Speech } from './words.ts';

/** What the menu can do; each is a command the windows have too. */
export type TrayActions = ControlActions & {
  readonly openMain: (route: Route) => void;
  readonly showCall: (callId: string) => void;
  readonly silenceCall: (callId: string) => void;
  readonly setUserStatus: (status: OwnPresence['userStatus']) => void;
  readonly setDnd: (status: OwnPresence['dndStatus']) => void;
  readonly reconnectNow: () => void;
  readonly signIn: () => void;
  readonly quickCall: () => void;
  readonly quit: () => void;
};

/** Calls named one by one; the rest are counted. */
const mostCalls = 5;

const line: MenuEntry = { kind: 'separator' };

export function trayMenu(state: TrayState, actions: TrayActions, speech: Speech): readonly MenuEntry[] {
  const { i18n } = speech;
  const blocks: readonly (readonly MenuEntry[])[] = [
    callEntries(state, actions, i18n),
    parkedEntries(state.callControl, state.settings.alerts.hideNames, actions, speech),
    troubleEntries(state, actions, speech),
    [
      action('open', i18n._({ id: 'tray.open', message: 'Open Ringside' }), () =>
        actions.openMain({ screen: 'calls' }),
      ),
      ...quickCallEntry(state, actions, i18n),
      ...missedEntry(state, actions, i18n),
    ],
    presenceEntries(state, actions, i18n),
    [
      action('settings', i18n._({ id: 'tray.settings', message: 'Settings…' }), () =>
        actions.openMain({ screen: 'settings', page: 'general' }),
      ),
      action('quit', i18n._({ id: 'tray.quit', message: 'Quit Ringside' }), actions.quit),
    ],
  ];
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, at) => (at === 0 ? block : [line, ...block]));
}

function action(id: string, label: string, act: () => void): MenuEntry {
  return { kind: 'action', id, label, act };
}

function heading(id: string, label: string): MenuEntry {
  return { kind: 'action', id, label, enabled: false, act: () => undefined };
}

function quickCallEntry({ signIn }: TrayState, actions: TrayActions, i18n: I18n): readonly MenuEntry[] {
  if (signIn.phase !== 'signed-in') return [];
  const label = i18n._({ id: 'tray.quick-call', message: 'Quick call…' });
  return [action('quick-call', label, actions.quickCall)];
}

function callEntries(state: TrayState, actions: TrayActions, i18n: I18n): readonly MenuEntry[] {
  const { parked } = state.callControl;
  const live = state.calls.filter((call) => isLive(call) && !parked.some(({ callId }) => callId === call.id));
  const entries = live
    .slice(0, mostCalls)
    .flatMap((call): MenuEntry[] => [
      heading(`call-${call.id}`, callLabel(call, state.settings.alerts.hideNames, i18n)),
      action(`show-${call.id}`, i18n._({ id: 'tray.show-call', message: 'Show call' }), () =>
        actions.showCall(call.id),
      ),
      ...controlEntries(call, state.callControl, actions, i18n),
      ...silenceEntry(call, state, actions, i18n),
    ]);
  const right = noRightEntry(live, state.callControl, i18n);
  if (live.length <= mostCalls) return [...entries, ...right];
  const more = i18n._({
    id: 'tray.more-calls',
    message: '{count, plural, one {# more call} other {# more calls}}',
    values: { count: live.length - mostCalls },
  });
  return [...entries, ...right, action('more-calls', more, () => actions.openMain({ screen: 'calls' }))];
}

function silenceEntry(call: Call, state: TrayState, actions: TrayActions, i18n: I18n): readonly MenuEntry[] {
  if (!isIncomingRing(call) || call.silenced || !canSound(state, call)) return [];
  const label = i18n._({ id: 'tray.silence', message: 'Silence' });
  return [action(`silence-${call.id}`, label, () => actions.silenceCall(call.id))];
}

function callLabel(call: Call, hideNames: boolean, i18n: I18n): string {
  const name = hideNames ? i18n._({ id: 'tray.a-call', message: 'Call' }) : partyWords(call.party, i18n);
  const where = call.phase === 'ringing' ? call.line?.name : call.devices[0];
  if (where === undefined) return name;
  return i18n._({ id: 'tray.call-label', message: '{name} · {where}', values: { name, where } });
}

function troubleEntries(state: TrayState, actions: TrayActions, speech: Speech): readonly MenuEntry[] {
  const { i18n } = speech;
  const { signIn, look } = state;
  if (signIn.phase === 'signed-in' && isHearing(look.kind) && look.kind !== 'slow') return [];
  const title = heading('trouble', notListeningWords(state, speech));
  if (signIn.phase === 'signed-out')
    return [title, action('sign-in', i18n._({ id: 'tray.sign-in', message: 'Sign in…' }), actions.signIn)];
  if (signIn.phase !== 'signed-in') return [title];
  const again = i18n._({ id: 'tray.try-again', message: 'Try again' });
  return [title, action('reconnect', again, actions.reconnectNow)];
}

function missedEntry(state: TrayState, actions: TrayActions, i18n: I18n): readonly MenuEntry[] {
  if (state.missedCount === 0) return [];
  return [
    action('missed', missedCountWords(state.missedCount, i18n), () =>
      actions.openMain({ screen: 'calls', filter: 'missed' }),
    ),
  ];
}

function presenceEntries(state: TrayState, actions: TrayActions, i18n: I18n): readonly MenuEntry[] {
  const { presence, signIn } = state;
  if (signIn.phase !== 'signed-in' || presence === undefined) return [];
  const again = i18n._({ id: 'tray.take-calls-again', message: 'Take calls again' });
  return [
    ...(takesNoCalls(presence) ? [action('take-calls', again, () => actions.setDnd('TakeAllCalls'))] : []),
    statusMenu(presence, actions, i18n),
    callsMenu(presence, actions, i18n),
  ];
}

function statusMenu(presence: OwnPresence, actions: TrayActions, i18n: I18n): MenuEntry {
  const status = statusWords(presence.userStatus, i18n);
  return {
    kind: 'submenu',
    label: i18n._({ id: 'tray.status', message: 'Status: {status}', values: { status } }),
    entries: (['Available', 'Busy', 'Offline'] as const).map((each) => ({
      kind: 'action',
      id: `status-${each}`,
      label: statusWords(each, i18n),
      checked: presence.userStatus === each,
      act: () => actions.setUserStatus(each),
    })),
  };
}

function callsMenu(presence: OwnPresence, actions: TrayActions, i18n: I18n): MenuEntry {
  const words: Readonly<Record<OwnPresence['dndStatus'], string>> = {
    TakeAllCalls: i18n._({ id: 'tray.calls-all', message: 'All' }),
    DoNotAcceptDepartmentCalls: i18n._({ id: 'tray.calls-no-queue', message: 'No queue calls' }),
    TakeDepartmentCallsOnly: i18n._({ id: 'tray.calls-queue-only', message: 'Queue calls only' }),
    DoNotAcceptAnyCalls: i18n._({ id: 'tray.calls-none', message: 'None' }),
    Unknown: i18n._({ id: 'tray.calls-unknown', message: 'Unknown' }),
  };
  const offered = offeredReaches.map((each): MenuEntry => ({
    kind: 'action',
    id: `calls-${each}`,
    label: words[each],
    checked: presence.dndStatus === each,
    act: () => actions.setDnd(each),
  }));
  const which = words[presence.dndStatus];
  return {
    kind: 'submenu',
    label: i18n._({
      id: 'tray.calls-that-reach-me',
      message: 'Calls that reach me: {which}',
      values: { which },
    }),
    entries: offered,
  };
}
