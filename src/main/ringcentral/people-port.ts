import type { ContactCard } from '../../shared/contact.ts';
import type { PersonKind, PersonNumber, PersonSource } from '../../shared/person.ts';

/** Somebody as the platform tells of them; texts are one plain line each. */
export type ReadPerson = {
  /** The platform's: of the contact, or of the extension. */
  readonly id: string;
  readonly source: PersonSource;
  readonly kind: PersonKind;
  readonly name: string;
  readonly company: string | undefined;
  readonly department: string | undefined;
  readonly jobTitle: string | undefined;
  readonly email: string | undefined;
  readonly extensionNumber: string | undefined;
  /** Numbers as they were written: personal contacts are kept as somebody typed them. */
  readonly numbers: readonly { readonly label: PersonNumber['label']; readonly written: string }[];
  readonly inactive: boolean;
  /** Whose extension it is; extensions of other accounts cannot be dialled. */
  readonly accountId: string | undefined;
  /** All that is kept of a personal contact; undefined for colleagues. */
  readonly card: ContactCard | undefined;
};

/** A company in the directory: our own, or one that shares its directory with ours. */
export type ReadCompany = { readonly accountId: string; readonly name: string; readonly mainNumber: string };

export type DirectoryPage =
  /** It is as it was when its etag was given. */
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'page';
      readonly people: readonly ReadPerson[];
      readonly companies: readonly ReadCompany[];
      readonly etag: string | undefined;
      readonly hasMore: boolean;
    };

/** Where to go on. `undefined`: from the beginning, with everything. */
export type ContactsFrom = { readonly token?: string | undefined; readonly page?: string | undefined };

export type ContactsPage =
  /** The token or the page is no longer good: everything has to be read from the beginning. */
  | { readonly kind: 'refused' }
  | {
      readonly kind: 'everything' | 'changes';
      readonly people: readonly ReadPerson[];
      /** The platform's ids of contacts that are there no more. */
      readonly gone: readonly string[];
      /** With it the next reading brings only what changed since. */
      readonly token: string | undefined;
      readonly nextPage: string | undefined;
    };

export type FavouriteId = { readonly source: PersonSource; readonly id: string };

/** Each of these throws PlatformError. */
export type PeopleDoor = {
  /** A page of the company's directory, at most 1000 entries; a Medium request. @param page from 1 */
  readonly readDirectory: (page: number, etag: string | undefined) => Promise<DirectoryPage>;
  /** A page of the person's own contacts, at most 250; a Heavy request. */
  readonly syncContacts: (from: ContactsFrom) => Promise<ContactsPage>;
  /** In the person's own order; a Light request. */
  readonly readFavourites: () => Promise<readonly FavouriteId[]>;
};
