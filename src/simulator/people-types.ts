/** What the world and the protocol tell each other of people who can be called; a part of the line that `world-types.ts` draws. */

export const entryTypes = [
  'User',
  'Department',
  'Announcement',
  'Voicemail',
  'SharedLinesGroup',
  'PagingOnly',
  'ParkLocation',
  'IvrMenu',
  'Limited',
  'ApplicationExtension',
  'Site',
  'Bot',
  'Room',
  'ProxyAdmin',
  'DelegatedLinesGroup',
  'GroupCallPickup',
  'External',
  'RoomConnector',
  'Unknown',
] as const;

/** An entry of the company directory, in the platform's shape but for the account. */
export type DirectoryEntry = {
  readonly id: string;
  readonly type: (typeof entryTypes)[number];
  readonly status: 'Enabled' | 'Disabled' | 'NotActivated';
  /** People have a first and a last name, everything else a name. */
  readonly firstName?: string;
  readonly lastName?: string;
  readonly name?: string;
  readonly jobTitle?: string;
  readonly department?: string;
  readonly email?: string;
  readonly extensionNumber?: string;
  readonly phoneNumbers?: readonly DirectoryNumber[];
  readonly site?: { readonly id: string; readonly name: string };
};

export type DirectoryNumber = {
  readonly phoneNumber: string;
  readonly formattedPhoneNumber: string;
  readonly type: 'VoiceFax';
  readonly usageType: 'DirectNumber' | 'CompanyNumber' | 'MobileNumber' | 'ContactNumber';
};

/** The company directory; every change is told to whoever listens. */
export type Directory = {
  readonly entries: () => readonly DirectoryEntry[];
  /** Grows with every change. */
  readonly version: () => number;
  /** Puts an entry in or in place of the one with its id. */
  readonly put: (entry: DirectoryEntry) => void;
  /** Throws `WorldError` for an id nobody has. */
  readonly remove: (id: string) => void;
};

export type ContactAddress = Readonly<
  Partial<Record<'street' | 'city' | 'state' | 'country' | 'zip', string>>
>;

/** Fields of a personal contact by their names on the platform. */
export type ContactFields = Readonly<Record<string, string | ContactAddress>>;

/** A personal contact, also one that is gone: whoever keeps in step has to hear of it. */
export type Contact = {
  readonly id: number;
  readonly availability: 'Alive' | 'Deleted' | 'Purged';
  readonly fields: ContactFields;
};

/** Somebody's personal contacts. Each change makes the next version, counted from 0. */
export type AddressBook = {
  readonly version: () => number;
  /** Those of a version in the order of their ids, as they are now: some may be gone meanwhile. */
  readonly at: (version: number) => readonly Contact[];
  readonly changedSince: (version: number) => readonly Contact[];
  readonly create: (fields: ContactFields) => Contact;
  /** Undefined for an id that nobody has or had. */
  readonly replace: (id: number, fields: ContactFields) => Contact | undefined;
  readonly remove: (id: number, how?: 'Deleted' | 'Purged') => Contact | undefined;
};

/** Somebody of another company in team messaging; the id begins with `glip-`. */
export type TeamGuest = {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
};

/** A colleague or a contact, by id. */
export type Favorite = { readonly extensionId: string } | { readonly contactId: string };
