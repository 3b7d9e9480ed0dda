import type { AppState } from '../../src/shared/app-state.ts';
import type { CallerBrief } from '../../src/shared/brief.ts';
import type { Call, CallParty } from '../../src/shared/call.ts';
import type { OwnRulings } from '../../src/shared/identification.ts';
import type { Identity } from '../../src/shared/person.ts';
import { appState, builtAt, call, endedCall, endings, lines, parties } from '../support/builders.ts';
import { identity } from '../support/ring-out-builders.ts';
import type { GalleryState } from './gallery-state.ts';

const hour = 3_600_000;
const day = 24 * hour;
const number = { e164: '+12125550100', shown: '+1 (212) 555-0100', region: 'New York, US' };

type NumberParty = Extract<CallParty, { readonly kind: 'number' }>;

function caller(different: Partial<NumberParty> = {}): NumberParty {
  return { kind: 'number', number, name: different.identity?.name, ...different };
}

const ada = identity('Ada Lovelace', { detail: 'CFO · Analytical Engines Ltd', label: 'mobile' });
const matches: NonNullable<Identity['matches']> = [
  { personId: ada.personId, name: 'Ada Lovelace', detail: 'CFO · Analytical Engines Ltd' },
  { personId: 'personal:2', name: 'Charles Babbage', detail: 'Analytical Engines Ltd' },
];

const full: CallerBrief = {
  recent: [
    {
      kind: 'call',
      key: 's-9',
      direction: 'outbound',
      ending: endings.here,
      talkedSeconds: 360,
      reason: undefined,
      at: builtAt - day,
    },
    {
      kind: 'call',
      key: 's-8',
      direction: 'inbound',
      ending: endings.missed,
      talkedSeconds: undefined,
      reason: undefined,
      at: builtAt - 3 * day,
    },
    {
      kind: 'fax',
      id: 'f-1',
      direction: 'inbound',
      pages: 3,
      phase: 'received',
      unread: true,
      at: builtAt - 18 * day,
    },
  ],
  open: [
    { kind: 'missed', count: 1, at: builtAt - 3 * day, key: 's-8' },
    { kind: 'fax', count: 1, at: builtAt - 18 * day, id: 'f-1' },
  ],
  note: { of: { kind: 'call', key: 's-9' }, text: 'Wants the revised quote by Friday', at: builtAt - day },
  tags: ['Supplier', 'VIP'],
};

const long: CallerBrief = {
  ...full,
  open: [
    ...full.open,
    { kind: 'reminder', reminder: { id: 'r-1', state: 'waiting', at: builtAt + 2 * hour } },
  ],
  note: {
    of: { kind: 'party', partyKey: number.e164 },
    text: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft asked again and again about the delivery of all the spare parts, and was told that they arrive on Monday.',
    at: builtAt - 400 * day,
  },
  tags: ['Supplier', 'Spricht nur Deutsch', 'Rechnungen immer per Fax', 'VIP', 'שלום'],
};

const rulings: OwnRulings = {
  rules: [
    { number: '+12125550199', shown: '+1 (212) 555-0199', rule: 'blocked', at: builtAt - day },
    { number: '+12125550198', shown: '+1 (212) 555-0198', rule: 'spam', at: builtAt - 2 * day },
    { number: '+12125550197', shown: '+1 (212) 555-0197', rule: 'trusted', at: builtAt - 90 * day },
  ],
  chosen: [
    { number: number.e164, shown: number.shown, personId: ada.personId, name: 'Ada Lovelace' },
    { number: '104', shown: '104', personId: 'personal:9', name: undefined },
  ],
};

function onCard(one: Call, brief?: CallerBrief): GalleryState {
  const state: AppState = appState({ calls: [one] });
  return { state, screens: ['card'], answers: brief === undefined ? {} : { brief: () => brief } };
}

const rings = (party: CallParty, brief?: CallerBrief): GalleryState => onCard(call({ party }), brief);

/** Callers by what is known of them, with the brief that goes with them. */
export const briefStates: Readonly<Record<string, GalleryState>> = {
  'brief.full': rings(caller({ identity: ada }), full),
  'brief.long': onCard(
    call({ party: caller({ identity: { ...ada, favourite: true } }), line: lines.support }),
    long,
  ),
  'brief.first': rings(caller()),
  'brief.colleague': rings(parties.colleague, { ...full, open: [], note: undefined, tags: [] }),
  'brief.missed': onCard(endedCall(endings.missed, { party: caller({ identity: ada }) }), full),
  'ring.matches': rings(caller({ identity: { ...ada, also: ['Charles Babbage'], alsoCount: 1, matches } })),
  'ring.chosen': rings(caller({ identity: { ...ada, matches, isChosen: true } }), full),
  'ring.probably': rings(caller({ probably: 'Analytical Engines Ltd' })),
  'ring.probablyNamed': rings(caller({ name: 'A. LOVELACE', probably: 'Analytical Engines Ltd' })),
  'ring.spamNetwork': rings(
    caller({ networkName: 'SPAM LIKELY', caution: { kind: 'spam', why: 'network' } }),
  ),
  'ring.spamSimilar': rings(caller({ caution: { kind: 'spam', why: 'similar', count: 3 } })),
  'ring.spamMarked': rings(caller({ name: 'ACME SURVEYS', caution: { kind: 'spam', why: 'marked' } })),
  'ring.blocked': rings(caller({ caution: { kind: 'blocked' } })),
  'ring.ownPhone': rings(caller({ ownAs: 'Mobile' })),
  'brief.page': {
    state: appState({
      calls: [call({ id: 'brief-page', party: caller({ identity: { ...ada, matches, isChosen: true } }) })],
    }),
    route: { screen: 'calls', callId: 'brief-page' },
    answers: { brief: () => long },
    screens: ['main'],
  },
  'settings.rulings': {
    state: appState({ identification: { version: 1 } }),
    route: { screen: 'settings', page: 'calls' },
    answers: { rulings },
    screens: ['main'],
  },
};
