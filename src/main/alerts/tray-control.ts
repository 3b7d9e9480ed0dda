import type { I18n } from '@lingui/core';
import { answeringPhones } from '../../shared/answering-phone.ts';
import type { Call } from '../../shared/call.ts';
import {
  type CallAct,
  type CallControl,
  type CallControlState,
  type ControlOrder,
  controlOf,
  type Operation,
  type ParkedCall,
} from '../../shared/call-control.ts';
import { withheldWords } from '../../shared/withheld-words.ts';
import type { MenuEntry } from '../desktop-ports.ts';
import { clockTime, partyWords, type Speech } from './words.ts';

export type ControlActions = {
  readonly control: (order: ControlOrder) => void;
  readonly quietParkAlarm: (callId: string) => void;
};

/** Phones named one by one; with more of them the card is the better place. */
const mostPhones = 5;

/** What can be done with a call now, and why not what people look for first. */
export function controlEntries(
  call: Pick<Call, 'id' | 'phase'>,
  state: CallControlState,
  actions: ControlActions,
  i18n: I18n,
): readonly MenuEntry[] {
  const control = controlOf(state, call.id);
  const order = (act: CallAct) => () => actions.control({ callId: call.id, seen: call.phase, act });
  if (control.pending !== undefined)
    return [heading(`pending-${call.id}`, pendingWords(control.pending.act, state, i18n))];
  const offered = (each: Operation): boolean => control.offered.includes(each);
  const why = reason(control, i18n);
  return [
    ...(offered('answer-on') ? phoneEntries('answer-on', call.id, state, order, i18n) : []),
    ...(offered('retrieve') ? phoneEntries('retrieve', call.id, state, order, i18n) : []),
    ...plain
      .filter(offered)
      .map((kind) => action(`${kind}-${call.id}`, plainWords(kind, i18n), order({ kind }))),
    ...(why === undefined ? [] : [heading(`why-${call.id}`, why)]),
  ];
}

type Order = (act: CallAct) => () => void;

function phoneEntries(
  kind: 'answer-on' | 'retrieve',
  callId: string,
  state: CallControlState,
  order: Order,
  i18n: I18n,
): readonly MenuEntry[] {
  return answeringPhones(state)
    .slice(0, mostPhones)
    .map(({ id: deviceId, label: phone }) =>
      action(
        `${kind}-${callId}-${deviceId}`,
        kind === 'answer-on'
          ? i18n._({ id: 'tray.answer-on', message: 'Answer on {phone}', values: { phone } })
          : i18n._({ id: 'tray.retrieve-on', message: 'Take it back on {phone}', values: { phone } }),
        order({ kind, deviceId }),
      ),
    );
}

/** In the order of the menu; what ends a call stands last. */
const plain = [
  ...(['to-voicemail', 'skip', 'hold', 'resume', 'mute', 'unmute', 'park'] as const),
  ...(['record', 'pause-recording', 'resume-recording', 'hang-up'] as const),
] as const;

function plainWords(operation: (typeof plain)[number], i18n: I18n): string {
  switch (operation) {
    case 'to-voicemail':
      return i18n._({ id: 'tray.to-voicemail', message: 'Send to voicemail' });
    case 'skip':
      return i18n._({ id: 'tray.skip', message: 'Skip' });
    case 'hold':
      return i18n._({ id: 'tray.hold', message: 'Hold' });
    case 'resume':
      return i18n._({ id: 'tray.resume', message: 'Resume' });
    case 'mute':
      return i18n._({ id: 'tray.mute', message: 'Mute' });
    case 'unmute':
      return i18n._({ id: 'tray.unmute', message: 'Unmute' });
    case 'park':
      return i18n._({ id: 'tray.park', message: 'Park' });
    case 'record':
      return i18n._({ id: 'tray.record', message: 'Record' });
    case 'pause-recording':
      return i18n._({ id: 'tray.pause-recording', message: 'Pause recording' });
    case 'resume-recording':
      return i18n._({ id: 'tray.resume-recording', message: 'Go on recording' });
    case 'hang-up':
      return i18n._({ id: 'tray.hang-up', message: 'End call' });
  }
}

/** What people look for first with a call that rings, goes on or is parked: only its absence is explained. */
function reason({ withheld }: CallControl, i18n: I18n): string | undefined {
  const first = (['answer-on', 'retrieve', 'hang-up'] as const).find((each) => withheld[each] !== undefined);
  const why = first === undefined ? undefined : withheld[first];
  // What holds for every call is said once, beneath them all.
  return why === undefined || why === 'no-right' ? undefined : withheldWords(why, i18n);
}

/** One line for all calls where the account may not control any. */
export function noRightEntry(
  calls: readonly Call[],
  { byCall }: CallControlState,
  i18n: I18n,
): readonly MenuEntry[] {
  const isMeant = calls.some(({ id }) => Object.values(byCall[id]?.withheld ?? {}).includes('no-right'));
  return isMeant ? [heading('no-right', withheldWords('no-right', i18n))] : [];
}

/** Calls that wait in a slot, with what takes them back. */
export function parkedEntries(
  state: CallControlState,
  hideNames: boolean,
  actions: ControlActions,
  { i18n, locale }: Speech,
): readonly MenuEntry[] {
  return state.parked
    .slice(0, mostParked)
    .flatMap((parked) => [
      heading(`parked-${parked.callId}`, parkedLabel(parked, hideNames, { i18n, locale })),
      ...controlEntries({ id: parked.callId, phase: 'parked' }, state, actions, i18n),
      ...(parked.isAlarming
        ? [
            action(
              `quiet-${parked.callId}`,
              i18n._({ id: 'tray.quiet-alarm', message: 'Stop reminding me' }),
              () => actions.quietParkAlarm(parked.callId),
            ),
          ]
        : []),
    ]);
}

const mostParked = 5;

function parkedLabel(
  { party, slot, parkedAt }: ParkedCall,
  hideNames: boolean,
  { i18n, locale }: Speech,
): string {
  const name = hideNames ? i18n._({ id: 'tray.a-call', message: 'Call' }) : partyWords(party, i18n);
  const time = clockTime(parkedAt, locale);
  return slot === undefined
    ? i18n._({ id: 'tray.parked', message: '{name} · parked since {time}', values: { name, time } })
    : i18n._({
        id: 'tray.parked-on',
        message: '{name} · parked on {slot} since {time}',
        values: { name, slot, time },
      });
}

function pendingWords(act: CallAct, { devices }: CallControlState, i18n: I18n): string {
  const phone = 'deviceId' in act ? devices.find(({ id }) => id === act.deviceId)?.label : undefined;
  if (act.kind === 'answer-on')
    return phone === undefined
      ? i18n._({ id: 'tray.answering', message: 'Answering…' })
      : i18n._({ id: 'tray.answering-on', message: 'Answering on {phone}…', values: { phone } });
  switch (act.kind) {
    case 'to-voicemail':
      return i18n._({ id: 'tray.sending-to-voicemail', message: 'Sending to voicemail…' });
    case 'skip':
      return i18n._({ id: 'tray.passing-on', message: 'Passing on to the queue…' });
    case 'transfer':
    case 'forward-to':
    case 'join-calls':
      return i18n._({ id: 'tray.handing-over', message: 'Handing over…' });
    case 'hang-up':
      return i18n._({ id: 'tray.ending', message: 'Ending the call…' });
    case 'park':
      return i18n._({ id: 'tray.parking', message: 'Parking…' });
    case 'retrieve':
      return i18n._({ id: 'tray.retrieving', message: 'Taking it back…' });
    default:
      return i18n._({ id: 'tray.pending', message: 'One moment…' });
  }
}

function action(id: string, label: string, act: () => void): MenuEntry {
  return { kind: 'action', id, label, act };
}

function heading(id: string, label: string): MenuEntry {
  return { kind: 'action', id, label, enabled: false, act: () => undefined };
}
