import type { AppState } from '../../src/shared/app-state.ts';
import type { CallParty } from '../../src/shared/call.ts';
import type { Identity } from '../../src/shared/person.ts';
import { appState, call, endedCall, endings } from './builders.ts';
import { identity } from './ring-out-builders.ts';

function known(who: Identity, networkName?: string): CallParty {
  const number = { e164: '+12125550100', shown: '+1 (212) 555-0100', region: 'New York, US' };
  return { kind: 'number', number, name: who.name, identity: who, networkName };
}

const ada = identity('Ada Lovelace', { detail: 'CFO · Analytical Engines Ltd' });

const callers = {
  contact: known(ada),
  favourite: known({ ...ada, favourite: true }),
  otherName: known(ada, 'LOVELACE A'),
  otherNameOnly: known(identity('Ada Lovelace'), 'WIRELESS CALLER'),
  two: known({ ...ada, also: ['Charles Babbage'], alsoCount: 1 }),
  five: known({
    ...ada,
    also: ['Charles Babbage', 'Alan Turing', 'Grace Hopper', 'Mary Jackson'],
    alsoCount: 4,
  }),
  company: known(
    identity('Fernhill Furniture', { source: 'company', kind: 'other', label: 'company', detail: undefined }),
  ),
  colleague: {
    ...{ kind: 'colleague', extensionNumber: '104', name: 'Sam Rivera' },
    identity: identity('Sam Rivera', { source: 'company', detail: 'Operations', label: undefined }),
  },
} as const satisfies Record<string, CallParty>;

function rings(party: CallParty): AppState {
  return appState({ calls: [call({ party })] });
}

/** Callers whom the contacts or the directory know. */
export const knownCallerStates = {
  'ring.contact': rings(callers.contact),
  'ring.favourite': rings(callers.favourite),
  'ring.otherName': rings(callers.otherName),
  'ring.otherNameOnly': rings(callers.otherNameOnly),
  'ring.several2': rings(callers.two),
  'ring.several5': rings(callers.five),
  'ring.company': rings(callers.company),
  'ring.colleagueKnown': rings(callers.colleague),
  'missed.contact': appState({ calls: [endedCall(endings.missed, { party: callers.contact })] }),
} satisfies Record<string, AppState>;
