import type { CallBack, PastCallRow } from '../../src/shared/past-calls.ts';
import type { Route } from '../../src/shared/route.ts';
import { type CallParty } from '../../src/shared/call.ts';
import { appState, builtAt, endings } from '../support/builders.ts';
import { callLeg, pastCallRow, pastCallsState } from '../support/past-call-builders.ts';
import { identity } from '../support/ring-out-builders.ts';
import { toneWav } from '../support/tone-wav.ts';
import type { GalleryState } from './gallery-state.ts';
import type { StillPastCalls } from './still-past-calls.ts';

type Drawn = Omit<GalleryState, 'screens'>;
type CallsRoute = Extract<Route, { readonly screen: 'calls' }>;

const minute = 60_000;
const line = { kind: 'direct', name: 'Direct line', extensionNumber: undefined } as const;

/** As the demo's simulator knows them. */
const ada: CallParty = {
  kind: 'number',
  number: { e164: '+12125550100', shown: '+1 (212) 555-0100', region: undefined },
  name: 'Ada Lovelace',
  identity: identity('Ada Lovelace', {
    detail: 'Owner · Analytical Interiors',
    label: 'mobile',
    favourite: true,
  }),
};
const stranger: CallParty = {
  kind: 'number',
  number: { e164: '+14155550137', shown: '+1 (415) 555-0137', region: 'California, US' },
  name: undefined,
};

const recorded = pastCallRow({
  ...{ id: 'tour-recorded', key: 'tour-recorded', party: ada, line, startedAt: builtAt - 40 * minute },
  ...{ ending: endings.hereSomewhere, talkedSeconds: 183, rangSeconds: undefined, hasNote: true },
  recordings: [{ id: 'tour', kind: 'automatic', file: { state: 'absent' } }],
});
const legs = [
  callLeg({ startedAt: builtAt - 40 * minute, seconds: 183, isMine: true, end: 'talked' }),
  callLeg({
    ...{ startedAt: builtAt - 40 * minute, seconds: 183, end: 'talked' },
    to: { shown: undefined, name: 'Ava Morgan', deviceId: undefined },
  }),
];
const missed = pastCallRow({
  ...{ id: 'tour-missed', key: 'tour-missed', party: stranger, line, startedAt: builtAt - 70 * minute },
  ...{ ending: endings.missed, rangSeconds: 21 },
});
const waiting: CallBack = {
  reminder: {
    id: 'tour',
    state: 'waiting',
    at: builtAt + 60 * minute,
    writtenAt: builtAt,
    doneAt: undefined,
  },
  ...{ party: stranger, partyKey: '+14155550137', call: missed },
};

function calls(
  route: Omit<CallsRoute, 'screen'>,
  rows: readonly PastCallRow[],
  more: StillPastCalls = {},
): Drawn {
  const open = more.callBacks?.length ?? 0;
  return {
    state: appState({ pastCalls: pastCallsState({ total: rows.length, callBacks: { open, due: 0 } }) }),
    route: { screen: 'calls', ...route },
    answers: { pastCalls: { rows, queues: [{ key: 'Support', name: 'Support', calls: 2 }], ...more } },
  };
}

/** The history as the tour meets it in the demo. */
export const callTourStates: Readonly<Record<string, Drawn>> = {
  'calls.today': calls({}, [recorded, missed]),
  'calls.recording': calls({ filter: 'recorded', callId: recorded.id }, [recorded, missed], {
    notes: {
      [recorded.key]: { text: 'Wants the revised quote by Friday.', changedAt: builtAt, saved: true },
    },
    legs: { [recorded.key]: legs },
    recording: { type: 'audio/wav', bytes: toneWav(183) },
  }),
  'calls.waiting': calls({ view: 'call-backs', callId: 'tour' }, [recorded, missed], {
    callBacks: [waiting],
  }),
};
