import type { ContactFields } from '../../people-types.ts';

type Row = readonly [
  firstName: string,
  lastName: string,
  company: string,
  jobTitle: string,
  phones: ContactFields,
];

const mobile = (mobilePhone: string) => ({ mobilePhone });
const office = (businessPhone: string) => ({ businessPhone });

/** Two main lines that several people share. */
const bayClinic = { companyPhone: '+14155550110' };
const harborLights = { companyPhone: '+12065550130' };

/** The demo's people. Those who ring in its scenarios come first; the telling names at the end say how a call goes. */
const rows: readonly Row[] = [
  [
    'Ada',
    'Lovelace',
    'Analytical Interiors',
    'Owner',
    { ...mobile('+12125550100'), ...office('(212) 555-0109') },
  ],
  ['Grace', 'Hopper', 'Compass Shipyard', 'Fleet manager', office('+12025550143')],
  ['Alan', 'Turing', 'Enigma Books', 'Buyer', mobile('+16175550112')],
  ['Katherine', 'Johnson', 'Hampton Museum', 'Exhibitions', office('+17575550161')],
  [
    'Charles',
    'Babbage',
    'Difference Engines',
    'Founder',
    { ...office('+13125550188'), homePhone: '312-555-0189' },
  ],
  ['Mary', 'Jackson', 'Wind Tunnel Café', 'Manager', mobile('+13035550125')],
  ['Dana', 'Wu', 'Bay Clinic', 'Purchasing', { ...mobile('+14155550177'), ...bayClinic }],
  ['Miguel', 'Santos', 'Bay Clinic', 'Facilities', { ...office('+1 415 555 0178'), ...bayClinic }],
  ['Ellen', 'Park', 'Bay Clinic', 'Reception', { ...office('+14155550110'), ...bayClinic }],
  [
    'Tess',
    'Okafor',
    'Harbor Lights Theatre',
    'Stage manager',
    { ...mobile('+12065550131'), ...harborLights },
  ],
  ['Jonas', 'Lindholm', 'Harbor Lights Theatre', 'Workshop', { ...mobile('206.555.0132'), ...harborLights }],
  ['Imani', 'Brooks', 'Harbor Lights Theatre', 'Box office', harborLights],
  ['Oscar', 'Reyes', 'Reyes Logistics', 'Dispatcher', office('+13105550140')],
  ['Lucía', 'Reyes', 'Reyes Logistics', 'Accounts', office('+13105550140')],
  [
    'Hana',
    'Suzuki',
    'Cedar & Sons Timber',
    'Sales',
    { ...office('+15035550118'), ...mobile('+15035550119') },
  ],
  ['Pieter', 'de Vries', 'Cedar & Sons Timber', 'Sawmill', mobile('+15035550120')],
  [
    'Leila',
    'Farouk',
    'Alder Architects',
    'Partner',
    { ...office('+16465550126'), ...mobile('+16465550127') },
  ],
  ['Tom', 'Nakamura', 'Alder Architects', 'Project lead', office('+1 (646) 555-0128')],
  ['Siobhán', 'Murphy', 'Quiet Rooms Hotel', 'House manager', office('+442079460123')],
  ['Henry', 'Ashworth', 'Quiet Rooms Hotel', 'Night desk', office('020 7946 0124')],
  [
    'Bea',
    'Castillo',
    'Castillo Upholstery',
    'Owner',
    { ...mobile('+15105550145'), ...office('+15105550144') },
  ],
  ['Ravi', 'Banerjee', 'Copper Kettle', 'Owner', mobile('+16285550150')],
  ['Nils', 'Eriksen', 'Fjord Carpets', 'Export', office('+447700900145')],
  ['Yara', 'Haddad', 'Olive & Thyme', 'Chef', mobile('+14085550133')],
  ['Victor', 'Chen', 'Sunset School', 'Principal', office('+14085550160')],
  ['Amelia', 'Grant', 'Sunset School', 'Office', office('+14085550160')],
  ['Zofia', 'Kowalska', 'Lantern Events', 'Planner', mobile('+17205550155')],
  ['Gus', 'Petrov', '', '', { homePhone: '+19165550148' }],
  ['Rosa', 'Almeida', '', 'Tailor', mobile('+19165550149')],
  ['', '', 'City of Fernhill', 'Permits', office('+16505550190')],
  ['Noor', 'at the counter', 'Fernhill Furniture', '', office('107')],
  ['Workshop', 'hotline', 'Fernhill Furniture', '', office('106')],
  ['Blue Door', 'Café', '', 'Always busy', office('+14155550160')],
  ['Midnight', 'Movers', '', 'Never answer', office('+14155550161')],
  ['Grumpy', 'Glazier', '', 'Declines calls', mobile('+14155550162')],
  ['Lucky', 'Draw Line', '', 'Blocked', office('+14155550163')],
  ['Far Away', 'Imports', '', 'International calls are off', office('+442079460160')],
  ['Old', 'Warehouse', '', 'Number out of service', office('+14155550168')],
  ['Lost', 'Signal Radio', '', 'Cannot be reached', office('+14155550166')],
  ['Silent', 'Partner', '', 'Never any news', mobile('+14155550167')],
];

export const demoContacts: readonly ContactFields[] = rows.map(
  ([firstName, lastName, company, jobTitle, phones]) => {
    const words = { firstName, lastName, company, jobTitle };
    return { ...Object.fromEntries(Object.entries(words).filter(([, word]) => word !== '')), ...phones };
  },
);

/** Places in the list above and extension numbers, for everybody who can sign in. */
export const demoFavorites: readonly (number | string)[] = ['101', '102', '103', 0, 6, '105', 9];
