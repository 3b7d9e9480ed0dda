import type {
  CallPartner,
  ContactCard,
  ContactWork,
  MergeView,
  NumberView,
} from '../../src/shared/contact.ts';
import type { ContactsState, ImportState } from '../../src/shared/contacts-state.ts';
import { noContacts } from '../../src/shared/contacts-state.ts';
import { builtAt } from './builders.ts';
import { people } from './people-builders.ts';

export const adaCard: ContactCard = {
  ...{ firstName: 'Ada', lastName: 'Lovelace', company: 'Analytical Interiors', jobTitle: 'Owner' },
  ...{ email: 'ada@example.com', mobilePhone: '+1 (212) 555-0177', businessPhone: '+1 (212) 555-0100' },
  ...{ businessFax: '+1 (212) 555-0199', birthday: '1985-12-10', webPage: 'https://analytical.example' },
  notes: 'Prefers calls before noon.\nAsk for the drawings.',
  ...{ 'businessAddress.street': '12 Engine Row', 'businessAddress.city': 'Fernhill' },
  ...{ 'businessAddress.state': 'CA', 'businessAddress.zip': '94104', 'businessAddress.country': 'USA' },
};

/** A second contact for the same person, with less and with other things. */
export const adaTwin = {
  ...people.alan,
  ...{ id: 'personal:ada-2', name: 'A. Lovelace', company: 'Analytical Interiors', jobTitle: undefined },
};

export function contactWork(different: Partial<ContactWork> = {}): ContactWork {
  return {
    ...{ id: 'w-1', kind: 'delete', name: 'Ada Lovelace', personId: people.ada.id, phase: 'done' },
    ...{ problem: undefined, canUndo: true, ...different },
  };
}

export function contactsState(different: Partial<ContactsState> = {}): ContactsState {
  return { ...noContacts, ...different };
}

export const mergeView: MergeView = {
  kept: people.ada,
  dropped: adaTwin,
  rows: [
    { field: 'firstName', kept: 'Ada', dropped: 'A.', how: 'choose', to: undefined },
    { field: 'lastName', kept: 'Lovelace', dropped: 'Lovelace', how: 'same', to: undefined },
    {
      field: 'company',
      kept: 'Analytical Interiors',
      dropped: 'Analytical Interiors Ltd',
      how: 'choose',
      to: undefined,
    },
    { field: 'email', kept: 'ada@example.com', dropped: 'al@example.com', how: 'moved', to: 'email2' },
    {
      field: 'notes',
      kept: 'Prefers calls before noon.',
      dropped: 'Met at the fair.',
      how: 'joined',
      to: undefined,
    },
    {
      field: 'mobilePhone',
      kept: '+1 (212) 555-0177',
      dropped: '(212) 555-0188',
      how: 'moved',
      to: 'otherPhone',
    },
    { field: 'homePhone', kept: undefined, dropped: '(212) 555-0122', how: 'only-dropped', to: undefined },
  ],
};

export const unknownNumber: NumberView = {
  ...{ e164: '+12025550143', shown: '+1 (202) 555-0143', region: 'Washington, DC, US' },
  ...{ person: undefined, name: 'G HOPPER' },
};

export const partners: readonly CallPartner[] = [
  { ...unknownNumber, name: 'G HOPPER', calls: 3, lastAt: builtAt - 5 * 60_000 },
  {
    ...{ e164: '+442079460124', shown: '+44 20 7946 0124', region: 'London, GB', name: undefined },
    ...{ calls: 1, lastAt: builtAt - 26 * 60 * 60_000 },
  },
];

export const importPreview: Extract<ImportState, { phase: 'preview' }> = {
  phase: 'preview',
  total: 48,
  rows: [
    { name: 'Ada Lovelace', detail: 'Analytical Interiors · +1 (212) 555-0100', twin: 'Ada Lovelace' },
    { name: 'Grace Hopper', detail: 'Compass Shipyard · +1 (202) 555-0143', twin: undefined },
    { name: 'Quiet Rooms Hotel', detail: '+44 20 7946 0123', twin: undefined },
    { name: 'ليلى منصور', detail: 'مؤسسة النور', twin: undefined },
    {
      name: 'Wilhelmina-Constance Featherstonehaugh of the Northern Harbour',
      detail: 'someone.with.a.rather.long.name@northern-harbour.example',
      twin: undefined,
    },
  ],
  ...{ twins: 4, unread: 2, minutes: 8 },
};
