import type { DirectoryEntry } from '../../people-types.ts';
import { departments, jobAt, nameAt } from '../made-up/names.ts';
import { britishNumber } from '../made-up/numbers.ts';
import { pickAt, roll } from '../made-up/roll.ts';
import { mainSite, numberOf } from './entries.ts';

const firstId = 63_000_000_005;
/** Above all numbers of the small company; five digits are the most. */
const firstExtensionNumber = 2_000;
/** Apart from those of the large address book, so that most numbers are one person's. */
const firstName = 20_000;

const sites = [mainSite, { id: '51000001', name: 'North works' }, { id: '51000002', name: 'Harbor store' }];

function shape(place: number): Pick<DirectoryEntry, 'type' | 'status'> {
  if (place % 50 === 49) return { type: 'Department', status: 'Enabled' };
  if (place % 50 === 48) return { type: 'Room', status: 'Enabled' };
  return { type: 'User', status: place % 33 === 32 ? 'NotActivated' : 'Enabled' };
}

/** The entry at this place of a large directory: the same one every time. One in four has a direct number. */
export function personAt(place: number): DirectoryEntry {
  const { type, status } = shape(place);
  const extensionNumber = String(firstExtensionNumber + place);
  const department = pickAt(departments, place, 20);
  const name = nameAt(firstName + place);
  const who =
    type === 'User'
      ? { ...name, jobTitle: jobAt(place), department, email: `e${extensionNumber}@fernhill.example` }
      : { name: `${department} ${extensionNumber}` };
  const hasNumber = roll(place, 21, 4) === 0;
  return {
    id: String(firstId + place * 1_000),
    ...{ type, status, extensionNumber, ...who },
    site: sites[roll(place, 22, sites.length)] ?? mainSite,
    ...(hasNumber ? { phoneNumbers: [numberOf(britishNumber(15_999 - place))] } : {}),
  };
}
