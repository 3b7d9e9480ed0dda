import { nothingFound, type SearchAnswer } from '../../src/shared/search.ts';
import type { AppState } from '../../src/shared/app-state.ts';
import { appStates } from '../support/app-states.ts';
import { appState, builtAt, endings, parties } from '../support/builders.ts';
import { pastCallRow } from '../support/past-call-builders.ts';
import { faxParties, receivedFax, sentFax } from '../support/fax-builders.ts';
import { people } from '../support/people-builders.ts';
import { targets } from '../support/ring-out-builders.ts';
import type { GalleryState } from './gallery-state.ts';

type Drawn = Omit<GalleryState, 'screens'>;

const hour = 3_600_000;
const ada = [
  pastCallRow({ id: 'found-1', party: parties.named, ending: endings.missed, startedAt: builtAt - hour }),
  pastCallRow({
    id: 'found-2',
    party: parties.named,
    ending: endings.here,
    talkedSeconds: 362,
    startedAt: builtAt - 30 * hour,
  }),
  pastCallRow({
    id: 'found-3',
    party: parties.named,
    direction: 'outbound',
    ending: endings.notConnected,
    startedAt: builtAt - 400 * hour,
  }),
];

const note = {
  of: { kind: 'call', key: 's-1' },
  call: ada[1],
  ...{ whom: undefined, personId: undefined, changedAt: builtAt - 29 * hour },
  text: 'Spoke about the loom for the second hall. Wants the revised quote by Friday, with delivery before the fair; Ada signs it herself. Ask Sam whether the crates still fit through the north door.',
} as const;

const everything: SearchAnswer = {
  people: [people.ada, people.sam],
  calls: ada,
  notes: [note],
  faxes: [
    receivedFax({
      from: { ...faxParties.clinic, shown: 'Ada Lovelace', identity: undefined },
      coverText: 'For Ada',
    }),
  ],
};

const hostile: SearchAnswer = {
  ...nothingFound,
  people: [people.longName, people.rightToLeft],
  calls: [
    pastCallRow({ id: 'hostile', party: parties.hostile }),
    pastCallRow({ id: 'right', party: parties.rightToLeft }),
  ],
  faxes: [sentFax({ coverText: '<b>bold</b> "quotes" & <script>alert(1)</script>' })],
};

function typed(text: string, answer: SearchAnswer = nothingFound, state: AppState = appState()): Drawn {
  return { state, route: { screen: 'calls' }, typed: text, answers: { search: () => answer } };
}

const recent = appState({ search: { left: 0, recent: ['view.dark', 'go.favourites', 'fax.new'] } });

const overSettings = { route: { screen: 'settings', page: 'general' } } as const;

/** The box for everything in every state it can be in. */
export const paletteStates: Readonly<Record<string, Drawn>> = {
  'palette.empty': typed(''),
  'palette.recent': typed('', nothingFound, recent),
  'palette.found': { ...typed('ada', everything), ...overSettings },
  'palette.filtered': typed('from:"Ada Lovelace" missed since 3 Nov ', {
    ...nothingFound,
    calls: ada.slice(0, 1),
  }),
  'palette.narrowed': { ...typed('from:ada call ', { ...nothingFound, calls: ada }), ...overSettings },
  'palette.nothing': typed('zzz'),
  'palette.commands': typed('>'),
  'palette.command': typed('dark'),
  'palette.settings': typed('/'),
  'palette.notNow': typed('back'),
  'palette.hostile': typed('<img o', hostile),
  'palette.filling': typed('ada', everything, appState({ search: { left: 48_210, recent: [] } })),
  'palette.number': {
    ...typed('212 555 0100', { ...nothingFound, people: [people.ada], calls: ada }),
    answers: {
      search: () => ({ ...nothingFound, people: [people.ada], calls: ada }),
      dial: (text) => ({
        formatted: text,
        reading: { kind: 'target', target: targets.unknown, notes: [] },
        people: [],
      }),
    },
  },
  'palette.signedOut': { state: appStates['signIn.first'], typed: 'fax' },
};
