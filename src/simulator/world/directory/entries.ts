import type { DirectoryEntry, DirectoryNumber } from '../../people-types.ts';
import type { ExtensionRecord } from '../../world-types.ts';
import { nationalForm } from '../made-up/numbers.ts';
import type { People } from '../people.ts';

export const mainSite = { id: 'main-site', name: 'Main Site' };

export const numberOf = (
  phoneNumber: string,
  usageType: DirectoryNumber['usageType'] = 'DirectNumber',
): DirectoryNumber => ({
  phoneNumber,
  formattedPhoneNumber: nationalForm(phoneNumber),
  type: 'VoiceFax',
  usageType,
});

function entryOf(extension: ExtensionRecord): DirectoryEntry {
  const { id, type, firstName, lastName, name, jobTitle, email, extensionNumber, directNumber } = extension;
  const person = { firstName, lastName, jobTitle, ...(email ? { email } : {}) };
  return {
    ...{ id: String(id), type, status: 'Enabled', extensionNumber, site: mainSite },
    ...(type === 'User' ? person : { name }),
    ...(directNumber === undefined ? {} : { phoneNumbers: [numberOf(directNumber)] }),
  };
}

type Other = Pick<DirectoryEntry, 'type' | 'name'> & Partial<DirectoryEntry>;

/** What a directory holds besides people who can be called: one of each kind. */
const others: readonly Other[] = [
  { type: 'User', status: 'NotActivated', firstName: 'Robin', lastName: 'Vale', extensionNumber: '109' },
  { type: 'User', status: 'Disabled', firstName: 'Alex', lastName: 'Kim', extensionNumber: '110' },
  { type: 'Limited', name: 'Lobby phone', extensionNumber: '201' },
  { type: 'Room', name: 'Oak meeting room', extensionNumber: '210' },
  { type: 'RoomConnector', name: 'Oak meeting room screen' },
  { type: 'SharedLinesGroup', name: 'Showroom', extensionNumber: '310' },
  { type: 'DelegatedLinesGroup', name: 'Managing director’s line' },
  { type: 'GroupCallPickup', name: 'Workshop pickup' },
  { type: 'ParkLocation', name: 'Front desk', extensionNumber: '401' },
  { type: 'PagingOnly', name: 'Workshop loudspeakers', extensionNumber: '420' },
  { type: 'IvrMenu', name: 'Main menu', extensionNumber: '500' },
  { type: 'Announcement', name: 'Opening hours', extensionNumber: '501' },
  { type: 'Voicemail', name: 'General mailbox', extensionNumber: '502' },
  { type: 'ApplicationExtension', name: 'Delivery planner' },
  { type: 'Bot', name: 'Stock bot' },
  { type: 'Site', name: 'Main Site' },
  { type: 'ProxyAdmin', name: 'Partner administration' },
  {
    type: 'External',
    name: 'Castillo Upholstery',
    phoneNumbers: [numberOf('+15105550144', 'ContactNumber')],
  },
  { type: 'Unknown', name: 'Something new' },
];

/** Everybody of the company, and everything else that has a place in its directory. */
export function companyEntries({ account, extensions }: People): readonly DirectoryEntry[] {
  const taken = new Set(extensions.map(({ extensionNumber }) => extensionNumber));
  const rest = others
    .map((other, place): DirectoryEntry => {
      const id = String(account.id + 60_000_000 + place * 1_000);
      return { id, status: 'Enabled', site: mainSite, ...other };
    })
    .filter(({ extensionNumber }) => extensionNumber === undefined || !taken.has(extensionNumber));
  return [...extensions.map(entryOf), ...rest];
}
