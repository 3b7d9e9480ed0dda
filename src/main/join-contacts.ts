import type { CallParticipant } from '../shared/call-participant.ts';
import type { Lookalike } from '../shared/contact.ts';
import type { ContactCommands, ContactQuestions, LookalikePair } from '../shared/contacts-contract.ts';
import type { ContactsState } from '../shared/contacts-state.ts';
import type { PastCallDetail } from '../shared/past-calls.ts';
import type { CommandTable, QuestionTable } from './desktop/bridge.ts';
import type { PastCallHandlers } from './handlers.ts';
import type { OutsideWorld } from './outside-world.ts';
import { callPartners, numberView } from './people/call-partners.ts';
import { participantsOf } from './people/call-participants.ts';
import { entryOfCard } from './people/contacts/card-entry.ts';
import { createContactDesk } from './people/contacts/contact-desk.ts';
import type { ContactNews } from './people/contacts/contact-ports.ts';
import { createFreshContacts } from './people/contacts/fresh-contacts.ts';
import { exportCards } from './people/contacts/export-cards.ts';
import { createImportDesk } from './people/contacts/import-desk.ts';
import { createLookalikes } from './people/contacts/lookalikes.ts';
import { mergeView, sameNumberBy } from './people/contacts/merge-view.ts';
import { type Entry, shownPerson } from './people/entry.ts';
import type { People } from './people/people.ts';
import { createAvailabilities } from './people/availability.ts';
import { createTeamPersons } from './people/team-persons.ts';
import type { PhoneNumbers } from './phone-numbers.ts';
import type { TellProblem } from './problems.ts';
import type { Platform } from './ringcentral/platform-port.ts';
import type { StateStore } from './state-store.ts';

export type ContactsParts = {
  readonly outside: Pick<OutsideWorld, 'clock' | 'log' | 'desktop' | 'words'>;
  readonly store: StateStore;
  readonly numbers: PhoneNumbers;
  readonly people: People;
  readonly pastCalls: Pick<PastCallHandlers['questions'], 'pastCall' | 'callsWith'>;
  /** Throws while nobody is signed in. */
  readonly door: () => Platform;
  readonly tellProblem: TellProblem;
};

export type JoinedContacts = {
  readonly commands: Pick<CommandTable, keyof ContactCommands>;
  readonly questions: Pick<QuestionTable, keyof ContactQuestions>;
  readonly forget: () => void;
};

/** The person's own contacts: made, changed, merged, read from files and written to them; and who is who. */
export function joinContacts(parts: ContactsParts): JoinedContacts {
  const { outside, store, numbers, people, pastCalls, door } = parts;
  const { clock, log, desktop, words: i18n } = outside;
  const saved = (change: Partial<ContactsState>): void =>
    store.change((state) => ({ ...state, contacts: { ...state.contacts, ...change } }));
  const lookalikes = createLookalikes(people.book);
  const sameNumber = sameNumberBy(numbers);
  const fresh = createFreshContacts(clock, door);
  const ports = {
    ...{ clock, log, numbers, door, saved, lookalikes, fresh },
    ...{ person: people.person, card: people.card },
    learn: (news: ContactNews): void => {
      news.put?.forEach(fresh.note);
      people.learn(news);
    },
    favourites: () => [...people.book.favourites()],
  };
  const desk = createContactDesk(ports);
  const importing = createImportDesk({ ...ports, pickText: desktop.files.pickText });
  const team = createTeamPersons({ clock, log, door });
  const availabilities = createAvailabilities({ clock, log, door });

  function alike(entry: Entry): readonly Lookalike[] {
    const favourites = people.book.favourites();
    return lookalikes.of(entry).map(({ entry: one, why }) => ({ person: shownPerson(one, favourites), why }));
  }

  async function exportContacts(personId?: string): Promise<void> {
    const name = i18n._({ id: 'contacts.fileName', message: 'Contacts' });
    const ended = await exportCards(personId, {
      ...ports,
      book: people.book,
      name,
      saveFile: desktop.system.saveFile,
    });
    if (ended === 'failed')
      parts.tellProblem(
        i18n._({ id: 'contacts.exportFailed', message: 'The contacts could not be written there.' }),
      );
  }

  function participants(detail: PastCallDetail | undefined): readonly CallParticipant[] {
    const { signIn, people: state } = store.get();
    if (detail === undefined || signIn.phase !== 'signed-in') return [];
    const { accountId } = signIn.account;
    const find = (id: string) => people.person(`company:${id}`);
    const { ending, direction } = detail.row;
    const result = ending.kind.startsWith('answered') ? 'Accepted' : undefined;
    const legs = detail.legs.map(({ seconds, direction: way, ...leg }) => ({
      ...{ ...leg, durationSeconds: seconds, direction: way === 'inbound' ? 'Inbound' : 'Outbound' },
      // What a leg shows of its ends may be a name: numbers come from the call itself.
      ...{ from: { name: leg.from.name }, to: { name: leg.to.name } },
    }));
    const nobody = { name: undefined };
    const call = { result, direction, from: nobody, to: nobody, legs };
    return participantsOf(call, { accountId, isRead: state.company > 0, find });
  }

  return {
    commands: {
      saveContact: desk.save,
      deleteContact: desk.remove,
      mergeContacts: desk.merge,
      setFavourite: desk.setFavourite,
      undoContactWork: desk.undo,
      retryContactWork: desk.again,
      dismissContactWork: desk.dismiss,
      lookAtContact: desk.lookAt,
      chooseContactsFile: importing.choose,
      startImport: importing.start,
      stopImport: importing.stop,
      undoImport: importing.undo,
      closeImport: importing.close,
      exportContacts,
    },
    questions: {
      contactCard: people.card,
      lookalikes: (personId) => {
        const entry = people.book.get(personId);
        if (entry === undefined) return [];
        return alike(entry);
      },
      cardLookalikes: (card) => alike(entryOfCard(card, numbers)),
      lookalikePairs: () =>
        lookalikes.pairs().map(([one, { entry, why }]): LookalikePair => {
          const [first, second] = [one.person, entry.person];
          return {
            ...{ one: { id: first.id, name: first.name }, other: { id: second.id, name: second.name } },
            why,
          };
        }),
      mergeView: (kept, dropped) => mergeView(ports, kept, dropped, sameNumber),
      callPartners: () => callPartners(people.partners(), { ...people, numbers }),
      numberView: async (e164) => {
        const [call] = await pastCalls.callsWith([e164], 1);
        const said = call?.party.kind === 'number' ? call.party.name : undefined;
        return numberView(e164, said, { ...people, numbers });
      },
      teamStanding: (personId) => {
        const person = people.person(personId);
        // Queues, rooms and menus have no place in team messaging.
        if (person?.source !== 'company' || person.kind !== 'person') return undefined;
        return team.standing(personId.slice('company:'.length));
      },
      availability: availabilities.of,
      callParticipants: async (key) => participants(await pastCalls.pastCall(key)),
    },
    forget: () => {
      desk.forget();
      fresh.forget();
      importing.forget();
      team.forget();
      availabilities.forget();
    },
  };
}
