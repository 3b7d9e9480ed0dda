import type { ContactCard } from '../../shared/contact.ts';
import type { FavouriteId, ReadPerson } from './people-port.ts';

/** A personal contact with all that is kept of them. */
export type ReadContact = ReadPerson & { readonly card: ContactCard };

/** Why a change was not made; `lost`: nobody knows whether it was. */
export type NotWritten =
  | { readonly kind: 'gone' }
  | { readonly kind: 'right'; readonly permission: string; readonly requestId: string | undefined }
  | { readonly kind: 'refused'; readonly field: string | undefined; readonly requestId: string | undefined }
  /** Ms until it may be asked again. */
  | { readonly kind: 'too-many'; readonly waitMs: number }
  /** It never left this computer. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'lost'; readonly requestId: string | undefined };

export type ContactWritten = { readonly kind: 'written'; readonly contact: ReadContact } | NotWritten;
export type ContactRead = { readonly kind: 'contact'; readonly contact: ReadContact } | NotWritten;

/**
 * One contact at a time; ids are the platform's. All but favourites are Heavy requests. Nothing is repeated: the
 * platform knows no key by which a second request could be recognised.
 */
export type ContactDoor = {
  readonly readContact: (id: string) => Promise<ContactRead>;
  readonly createContact: (card: ContactCard, urgency: 'user' | 'background') => Promise<ContactWritten>;
  /** Sends what is different, and nothing else. */
  readonly changeContact: (id: string, from: ContactCard, to: ContactCard) => Promise<ContactWritten>;
  /** One that is gone already is as good as deleted. */
  readonly deleteContacts: (
    ids: readonly string[],
  ) => Promise<{ readonly kind: 'deleted' } | Exclude<NotWritten, { readonly kind: 'gone' }>>;
  /** Those whose name, company or address begins like this, or who have this number; at most 100. */
  readonly findContacts: (
    by: { readonly startsWith: string } | { readonly phoneNumber: string },
  ) => Promise<{ readonly kind: 'found'; readonly contacts: readonly ReadContact[] } | NotWritten>;
  /** Reads the list and writes it with this change, so that what others changed meanwhile is kept. */
  readonly changeFavourites: (
    change: FavouriteChange,
  ) => Promise<{ readonly kind: 'changed'; readonly favourites: readonly FavouriteId[] } | NotWritten>;
};

export type FavouriteChange = {
  readonly remove?: FavouriteId | undefined;
  readonly add?: FavouriteId | undefined;
  /** Place of what is added, from 0; at the end where it is left out. */
  readonly at?: number | undefined;
};
