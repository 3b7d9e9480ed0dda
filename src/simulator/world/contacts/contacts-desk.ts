import type { AddressBook, Favorite, TeamGuest } from '../../people-types.ts';
import { extensionOf, type Board } from '../board.ts';
import { isoTime } from '../shown-number.ts';
import { createAddressBook } from './address-book.ts';
import { demoContacts, demoFavorites } from './demo-contacts.ts';
import { contactAt } from './many-contacts.ts';

export type ContactsDesk = {
  readonly addressBook: (extensionId: number) => AddressBook;
  readonly teamGuests: () => readonly TeamGuest[];
  readonly favorites: (extensionId: number) => readonly Favorite[];
  readonly setFavorites: (extensionId: number, favorites: readonly Favorite[]) => void;
};

type Having = {
  /** Made-up contacts, for each person. */
  readonly many: number;
  /** The demo's contacts and favorites. */
  readonly demo: boolean;
};

/** One is a contact of everybody's too, by the same address; the digits of the other are those of an extension. */
const guests: readonly TeamGuest[] = [
  { id: 'glip-41200017', firstName: 'Dana', lastName: 'Wu', email: 'dana.wu@bayclinic.example' },
  { id: 'glip-62100459005', firstName: 'Ines', lastName: 'Moreau', email: 'ines@atelier.example' },
];

/** Ids of one person's contacts are a thousand apart, and nobody else's. */
const firstContactId = (extensionId: number): number => (extensionId % 1_000_000_000) * 100_000 + 5;

function usualFavorites(board: Board, extensionId: number): readonly Favorite[] {
  return demoFavorites.flatMap((one): readonly Favorite[] => {
    if (typeof one === 'number') return [{ contactId: String(firstContactId(extensionId) + one * 1_000) }];
    const colleague = board.people.extensions.find(({ extensionNumber }) => extensionNumber === one);
    return colleague && colleague.id !== extensionId ? [{ extensionId: String(colleague.id) }] : [];
  });
}

/** Everybody's address book and favorites. A book is written when somebody first opens it. */
export function createContactsDesk(board: Board, { many, demo }: Having): ContactsDesk {
  const books = new Map<number, AddressBook>();
  const favorites = new Map<number, readonly Favorite[]>();

  function open(extensionId: number): AddressBook {
    extensionOf(board, extensionId);
    const made = Array.from({ length: many }, (_, place) => contactAt(place));
    return createAddressBook(firstContactId(extensionId), [...(demo ? demoContacts : []), ...made]);
  }

  return {
    addressBook: (extensionId) => {
      const book = books.get(extensionId) ?? open(extensionId);
      books.set(extensionId, book);
      return book;
    },
    teamGuests: () => guests,
    favorites: (extensionId) =>
      favorites.get(extensionId) ?? (demo ? usualFavorites(board, extensionId) : []),
    setFavorites: (extensionId, next) => {
      favorites.set(extensionOf(board, extensionId).id, next);
      const body = { extensionId: String(extensionId) };
      board.emit({ kind: 'favorite', extensionId, body, timestamp: isoTime(board.clock.now()) });
    },
  };
}
