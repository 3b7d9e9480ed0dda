import type { AppState } from '../../src/shared/app-state.ts';
import type { CallReminder } from '../../src/shared/call-reminder.ts';
import type { CallParty } from '../../src/shared/call.ts';
import { type CallBack, type PastCallRow, partyKey } from '../../src/shared/past-calls.ts';
import type { Route } from '../../src/shared/route.ts';
import { appStates } from '../support/app-states.ts';
import { appState, builtAt, callList, endings, lines, parties } from '../support/builders.ts';
import { callLeg, pastCallRow, pastCallsState } from '../support/past-call-builders.ts';
import { toneWav } from '../support/tone-wav.ts';
import type { GalleryState } from './gallery-state.ts';
import type { StillPastCalls } from './still-past-calls.ts';

type Drawn = Omit<GalleryState, 'screens'>;
type CallsRoute = Extract<Route, { readonly screen: 'calls' }>;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function row(minutesAgo: number, party: CallParty, different: Partial<PastCallRow> = {}): PastCallRow {
  return pastCallRow({
    id: `call-${String(10_000_000 - minutesAgo).padStart(8, '0')}`,
    startedAt: builtAt - minutesAgo * minute,
    partyKey: partyKey(party),
    party,
    ...different,
  });
}

const talked = { ending: endings.here, talkedSeconds: 372, rangSeconds: 8, takenAfterSeconds: 8 } as const;
const annAfter = { ending: { kind: 'answered-elsewhere', by: 'Ann Lee' }, takenAfterSeconds: 12 } as const;
const recorded = {
  ...talked,
  recordings: [{ id: 'rec-1', kind: 'automatic', file: { state: 'absent' } }],
} as const;

/** One of each truth about how a call ended. */
const truths: readonly PastCallRow[] = [
  row(12, parties.named, { ending: endings.missed, line: lines.main }),
  row(15, parties.named, { ending: endings.missed, line: lines.main }),
  row(28, parties.second, { ...annAfter, line: lines.support }),
  row(95, parties.third, {
    ...{ ending: endings.missed, line: lines.support },
    followUp: { kind: 'called-again', at: builtAt - 41 * minute, reached: true },
  }),
  row(130, parties.unknown, { ending: endings.voicemail }),
  row(131, parties.colleague, { ...recorded, direction: 'outbound', hasNote: true }),
  row(150, parties.foreign, {
    ending: endings.notConnected,
    direction: 'outbound',
    reason: 'busy',
    rangSeconds: 2,
  }),
  row(200, parties.second, { ending: endings.notConnected, direction: 'outbound', reason: 'no-answer' }),
  row(day / minute, parties.rightToLeft, {
    ending: endings.missed,
    handledAt: builtAt - 20 * hour,
  }),
  row(day / minute + 30, parties.anonymous, { ending: endings.missed, reason: 'blocked' }),
  row(day / minute + 80, parties.longName, { ...talked, talkedSeconds: 4020, line: lines.direct }),
  row((3 * day) / minute, parties.third, { ending: endings.declined, line: lines.support }),
  row((30 * day) / minute, parties.masked, {
    ending: endings.missed,
    followUp: { kind: 'called-back', at: builtAt - 29 * day, reached: false },
  }),
  row((300 * day) / minute, parties.hostile, { ending: endings.unknown }),
];

const queues = [
  { key: 'Support', name: 'Support', calls: 3 },
  { key: 'Sales', name: 'Sales and orders of the northern branch', calls: 1204 },
];

function calls(
  rows: readonly PastCallRow[],
  route: Omit<CallsRoute, 'screen'> = {},
  answers: StillPastCalls = {},
  state: Partial<AppState> = {},
): Drawn {
  return {
    state: appState({
      pastCalls: pastCallsState({ total: rows.length, oldestAt: rows.at(-1)?.startedAt }),
      ...state,
    }),
    route: { screen: 'calls', ...route },
    answers: { pastCalls: { rows, queues, ...answers } },
  };
}

const legs = [
  callLeg({
    startedAt: builtAt - 28 * minute,
    seconds: 250,
    action: 'Phone Call',
    end: 'talked',
    to: { shown: undefined, name: 'Support', deviceId: undefined },
  }),
  callLeg({ startedAt: builtAt - 28 * minute + 1000, seconds: 8, isMine: true }),
  callLeg({
    startedAt: builtAt - 28 * minute + 1000,
    seconds: 11,
    to: { shown: 'Ext. 104', name: 'Grace Hopper', deviceId: undefined },
  }),
  callLeg({
    startedAt: builtAt - 28 * minute + 12_000,
    seconds: 238,
    end: 'talked',
    to: { shown: 'Ext. 107', name: 'Ann Lee', deviceId: undefined },
  }),
];
const note = {
  text: 'Wants the revised quote by Friday.\nSend it to the new address.',
  changedAt: builtAt + 8 * minute,
  saved: true,
};

const idOf = (at: number): string => truths[at]?.id ?? '';
const keyOf = (at: number): string => truths[at]?.key ?? '';

/** A year and more of calls with every kind of ending and of caller in turn. */
export function manyRows(count: number): readonly PastCallRow[] {
  const callers = Object.values(parties);
  return Array.from({ length: count }, (_, at): PastCallRow => {
    const truth = truths[at % truths.length];
    const party = callers[(at * 7) % callers.length] ?? parties.named;
    const startedAt = builtAt - at * 43 * minute;
    const { ending, direction, line, talkedSeconds, reason } = truth ?? pastCallRow();
    return pastCallRow({
      ...{ ending, direction, line, talkedSeconds, reason, party, startedAt },
      id: `many-${String(1_000_000 - at)}`,
      partyKey: partyKey(party),
    });
  });
}

function reminder(id: string, different: Partial<CallReminder>): CallReminder {
  return {
    id,
    state: 'waiting',
    at: builtAt + hour,
    writtenAt: builtAt - hour,
    doneAt: undefined,
    ...different,
  };
}

function callBack(id: string, call: PastCallRow | undefined, different: Partial<CallReminder>): CallBack {
  const { party, partyKey: key } = call ?? row(0, parties.unknown);
  return { reminder: reminder(id, different), party, partyKey: key, call };
}

const callBacks: readonly CallBack[] = [
  callBack('due', truths[0], { state: 'due', at: builtAt - 10 * minute }),
  callBack('today', truths[4], {}),
  callBack('tomorrow', truths[10], { at: builtAt + day }),
  callBack('listed', undefined, { state: 'listed', at: undefined }),
  callBack('done', truths[3], { state: 'done', doneAt: builtAt - 3 * hour }),
];

function toCallBack(all: readonly CallBack[], callId?: string): Drawn {
  const open = all.filter(({ reminder: { state } }) => state !== 'done').length;
  return calls(
    truths,
    { view: 'call-backs', ...(callId === undefined ? {} : { callId }) },
    { callBacks: all },
    {
      pastCalls: pastCallsState({ total: truths.length, callBacks: { open, due: 1 } }),
    },
  );
}

function partyIn(name: string): CallParty {
  return Object.entries(appStates).find(([each]) => each === name)?.[1].calls[0]?.party ?? parties.anonymous;
}

function recording(answer: NonNullable<StillPastCalls['recording']>): Drawn {
  return calls(truths, { callId: idOf(5) }, { recording: answer, notes: { [keyOf(5)]: note } });
}

const known = ['ring.otherName', 'ring.several5', 'ring.colleagueKnown'].map((name, at) =>
  row(30 + at, partyIn(name), { id: `known-${at}` }),
);
const live = appStates['ring.devices'];
const ended = appStates['elsewhere.colleague'];

/** The history, one call of it, and those to call back, in every state they can be in. */
export const callStates: Readonly<Record<string, Drawn>> = {
  'calls.list': calls(truths),
  'calls.many': calls(manyRows(12_480)),
  'calls.detail': calls(truths, { callId: idOf(2) }, { legs: { [keyOf(2)]: legs } }),
  'calls.folded': calls(truths, { callId: idOf(0) }, { note }),
  'calls.several': {
    ...calls(truths),
    pressed: ['Shift+ArrowDown', 'Shift+ArrowDown', 'ArrowDown', 'ArrowDown', ' '],
  },
  'calls.all': { ...calls(truths, { filter: 'missed' }), pressed: ['Control+a'] },
  'calls.queueMiss': calls(truths, { callId: idOf(3) }),
  'calls.recorded': recording({ type: 'audio/wav', bytes: toneWav(65) }),
  'calls.recordingGone': recording('gone'),
  'calls.recordingRefused': recording('refused'),
  'calls.recordingOffline': recording('offline'),
  'calls.handled': calls(truths, { callId: idOf(8) }),
  'calls.longName': calls(truths, { callId: idOf(10) }),
  'calls.hostile': calls(truths, { callId: idOf(13) }),
  'calls.reminder': calls(
    truths.map((each, at) => (at === 4 ? { ...each, reminder: reminder('r', {}) } : each)),
    { callId: idOf(4) },
  ),
  'calls.undo': calls(
    truths.slice(0, 2),
    {},
    {},
    { pastCalls: pastCallsState({ total: truths.length, undo: { what: 'added', at: builtAt } }) },
  ),
  'calls.contact': calls(known, { callId: 'known-0' }),
  'calls.live': { ...calls(truths, { callId: live.calls[0]?.id ?? '' }), state: live },
  'calls.justEnded': { ...calls(truths, { callId: ended.calls[0]?.id ?? '' }), state: ended },
  'calls.missed': calls(truths, { filter: 'missed' }),
  'calls.missedOnly': calls([row(5, parties.named, talked)], { filter: 'missed' }),
  'calls.noneOpen': calls([row(5, parties.named, talked)], { filter: 'open' }),
  'calls.noneRecorded': calls([row(5, parties.named, talked)], { filter: 'recorded' }),
  'calls.noneNoted': calls([row(5, parties.named, talked)], { filter: 'noted' }),
  'calls.noneInQueue': calls([row(5, parties.named, talked)], { filter: 'queue' }),
  'calls.offline': {
    ...calls(truths, { callId: idOf(0) }),
    state: { ...appStates['net.offline'], pastCalls: pastCallsState({ total: truths.length }) },
  },
  'calls.firstSync': calls(
    truths,
    {},
    {},
    {
      today: callList(12, { status: 'loading', readAt: undefined }),
      pastCalls: pastCallsState({ total: 1240, reach: 'reading' }),
    },
  ),
  'calls.unreadable': calls([], {}, { fails: true }),
  'callBacks.some': toCallBack(callBacks, 'due'),
  'callBacks.number': toCallBack(callBacks, 'listed'),
  'callBacks.done': toCallBack(callBacks, 'done'),
  'callBacks.none': toCallBack([]),
};
