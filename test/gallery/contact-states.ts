import type { ContactProblem } from '../../src/shared/contact.ts';
import type { ContactsState } from '../../src/shared/contacts-state.ts';
import type { ContactTask, Route } from '../../src/shared/route.ts';
import { appState, builtAt, endings, parties } from '../support/builders.ts';
import {
  adaCard,
  adaTwin,
  contactsState,
  contactWork,
  importPreview,
  mergeView,
  partners,
  unknownNumber,
} from '../support/contact-builders.ts';
import { pastCallRow } from '../support/past-call-builders.ts';
import { people, peopleState, somePeople } from '../support/people-builders.ts';
import { ownPhones } from '../support/ring-out-builders.ts';
import type { GalleryState } from './gallery-state.ts';
import type { StillContacts } from './still-contacts.ts';

type Drawn = Omit<GalleryState, 'screens'>;
type ContactsRoute = Omit<Extract<Route, { readonly screen: 'contacts' }>, 'screen'>;

const hour = 60 * 60_000;
const calls = [
  pastCallRow({
    id: 'c-1',
    partyKey: '+12125550100',
    party: parties.named,
    startedAt: builtAt - hour,
    hasNote: true,
  }),
  pastCallRow({
    id: 'c-2',
    partyKey: '+12125550100',
    party: parties.named,
    startedAt: builtAt - 30 * hour,
    ending: endings.missed,
  }),
];
const note = { text: 'Wants the quote by Friday.', changedAt: builtAt - hour, saved: true };

function contacts(
  route: ContactsRoute,
  answers: StillContacts = {},
  different: Partial<ContactsState> = {},
): Drawn {
  return {
    state: appState({ people: peopleState(), contacts: contactsState(different), phones: ownPhones() }),
    route: { screen: 'contacts', ...route },
    answers: {
      people: [...somePeople, adaTwin],
      contacts: { cards: { [people.ada.id]: adaCard }, ...answers },
      pastCalls: { rows: calls, note },
    },
  };
}

const ada = { personId: people.ada.id };
const doing = (task: ContactTask): ContactsRoute => ({ ...ada, task });
const failed = (problem: ContactProblem): Partial<ContactsState> => ({
  works: [contactWork({ phase: 'failed', problem, canUndo: false })],
});

/** Contacts being looked at, made, changed, merged, imported. */
export const contactStates: Readonly<Record<string, Drawn>> = {
  'contacts.whole': contacts(ada, { lookalikes: [{ person: adaTwin, why: 'same-number' }] }),
  'contacts.team': contacts(
    { personId: people.sam.id },
    { team: { kind: 'person', name: 'Sam Rivera', email: undefined } },
  ),
  'contacts.formerTeam': contacts({ personId: people.sam.id }, { team: { kind: 'former' } }),
  'contacts.noRight': contacts(ada, {}, { missing: 'Contacts' }),
  'contacts.new': contacts(
    { task: { kind: 'new' } },
    { typedLookalikes: [{ person: people.ada, why: 'same-number' }] },
  ),
  'contacts.edit': contacts(doing({ kind: 'edit' })),
  'contacts.deleted': contacts({}, {}, { works: [contactWork()] }),
  'contacts.deletedLongName': contacts(
    {},
    {},
    { works: [contactWork({ name: `Gemeinschaftspraxis Dres. ${'von Hohenlohe-Waldenburg'.repeat(4)}` })] },
  ),
  'contacts.deleting': contacts(
    ada,
    {},
    {
      works: [contactWork({ kind: 'change' }), contactWork({ id: 'w-2', phase: 'working', canUndo: false })],
    },
  ),
  'contacts.notDeleted': contacts(ada, {}, failed({ kind: 'unsure', requestId: 'rq-91aa03' })),
  'contacts.notDeletedOffline': contacts(ada, {}, failed({ kind: 'offline' })),
  'contacts.merge': contacts(doing({ kind: 'merge', otherId: adaTwin.id }), { merge: mergeView }),
  'contacts.lookalikes': contacts(
    { task: { kind: 'lookalikes' } },
    { pairs: [{ one: people.ada, other: adaTwin, why: 'same-number' }] },
  ),
  'contacts.noLookalikes': contacts({ task: { kind: 'lookalikes' } }),
  'contacts.callers': contacts({ show: 'callers' }, { partners }),
  'contacts.noCallers': contacts({ show: 'callers' }),
  'contacts.number': contacts(
    { show: 'callers', number: unknownNumber.e164 },
    { partners, number: unknownNumber },
  ),
  'contacts.knownNumber': contacts(
    { number: unknownNumber.e164 },
    { number: { ...unknownNumber, person: people.ada } },
  ),
  'contacts.link': contacts(
    { number: unknownNumber.e164, task: { kind: 'link' } },
    { number: unknownNumber },
  ),
  'contacts.import': contacts({}, {}, { importing: importPreview }),
  'contacts.importRunning': contacts(
    {},
    {},
    { importing: { phase: 'running', total: 44, added: 12, refused: 1, waits: 'offline' } },
  ),
  'contacts.imported': contacts(
    {},
    {},
    {
      importing: {
        ...{ phase: 'done', added: 40, refused: 2, unsure: 1 },
        ...{ stopped: 'by-person', undo: 'possible' },
      },
    },
  ),
  'contacts.importUnreadable': contacts({}, {}, { importing: { phase: 'unreadable', why: 'no-card' } }),
};
