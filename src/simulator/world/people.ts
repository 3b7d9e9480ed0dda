import type { AccountRecord, DeviceRecord, ExtensionRecord } from '../world-types.ts';

/** Who works here and on which phones. */
export type People = {
  readonly account: AccountRecord;
  readonly extensions: readonly ExtensionRecord[];
  readonly devices: readonly DeviceRecord[];
};

type Colleague = readonly [
  firstName: string,
  lastName: string,
  jobTitle: string,
  devices: readonly DeviceKind[],
];
type DeviceKind = 'desk' | 'app' | 'spare' | 'door';

const firstId = 62_100_458_005;
const queueIds = { support: 62_100_470_005, sales: 62_100_471_005 } as const;

const colleagues: readonly Colleague[] = [
  ['Ava', 'Morgan', 'Account manager', ['desk', 'app', 'spare']],
  ['Ben', 'Ortiz', 'Support lead', ['desk', 'app']],
  ['Mei', 'Tanaka', 'Support engineer', ['desk', 'app']],
  ['Sam', 'Rivera', 'Support engineer', ['desk', 'app']],
  ['Priya', 'Nair', 'Sales lead', ['desk', 'app']],
  ['Tom', 'Lindqvist', 'Workshop', ['desk', 'door']],
  ['Noor', 'Haddad', 'Bookkeeping', ['desk', 'app']],
  ['Chloe', 'Dubois', 'Managing director', ['app', 'desk']],
];

/** Colleagues have ids one thousand apart, as the platform's ids of one account tend to be. */
export const extensionIdOf = (extensionNumber: string): number =>
  firstId + (Number(extensionNumber) - 101) * 1000;

const deviceNames: Readonly<
  Record<DeviceKind, readonly [string, DeviceRecord['type'], DeviceRecord['status']]>
> = {
  desk: ['Desk phone', 'HardPhone', 'Online'],
  app: ['RingCentral app', 'SoftPhone', 'Online'],
  spare: ['Conference room phone', 'OtherPhone', 'Online'],
  door: ['Old workshop phone', 'OtherPhone', 'Offline'],
};

function userOf([firstName, lastName, jobTitle]: Colleague, index: number): ExtensionRecord {
  const extensionNumber = String(101 + index);
  return {
    id: extensionIdOf(extensionNumber),
    extensionNumber,
    name: `${firstName} ${lastName}`,
    firstName,
    lastName,
    jobTitle,
    email: `${firstName}.${lastName}@fernhill.example`.toLowerCase(),
    type: 'User',
    directNumber: `+16505550${extensionNumber}`,
    canSignIn: index < 3,
    members: [],
  };
}

function queueOf(id: number, name: string, extensionNumber: string, directNumber: string, members: string[]) {
  return {
    id,
    extensionNumber,
    name,
    firstName: '',
    lastName: '',
    jobTitle: '',
    email: '',
    type: 'Department',
    directNumber,
    canSignIn: false,
    members: members.map(extensionIdOf),
  } satisfies ExtensionRecord;
}

function devicesOf(index: number, kinds: readonly DeviceKind[]): readonly DeviceRecord[] {
  const extensionId = extensionIdOf(String(101 + index));
  return kinds.map((kind, place) => {
    const [name, type, status] = deviceNames[kind];
    return { id: String(830_155_420_005 + index * 1000 + place), extensionId, name, type, status };
  });
}

/** Fernhill Furniture: eight people and two queues. The first three can sign in to the demo. */
export const demoPeople: People = {
  account: { id: 62_100_456_005, mainNumber: '+16505550100', company: 'Fernhill Furniture' },
  extensions: [
    ...colleagues.map(userOf),
    queueOf(queueIds.support, 'Support', '300', '+16505550130', ['101', '102', '103', '104']),
    queueOf(queueIds.sales, 'Sales', '301', '+16505550131', ['101', '105', '108']),
  ],
  devices: colleagues.flatMap(([, , , kinds], index) => devicesOf(index, kinds)),
};

export const demoIds = { ava: extensionIdOf('101'), ...queueIds } as const;

/** The same people, the first of whom has another desk phone, which is unplugged. */
export function withUnpluggedPhone(people: People): People {
  const place = people.devices.findLastIndex(({ extensionId }) => extensionId === demoIds.ava) + 1;
  const phone: DeviceRecord = {
    ...{ id: String(830_155_420_005 + place), extensionId: demoIds.ava, name: 'Home office phone' },
    ...{ type: 'HardPhone', status: 'Offline' },
  };
  return { ...people, devices: people.devices.toSpliced(place, 0, phone) };
}

/** The same people and one more, who can sign in and has a desk phone: recordings name their own extension id. */
export function withPerson(
  people: People,
  person: Partial<ExtensionRecord> & { readonly id: number },
): People {
  const extensionNumber = person.extensionNumber ?? String(500 + people.extensions.length);
  const added: ExtensionRecord = {
    extensionNumber,
    name: `Person ${extensionNumber}`,
    firstName: 'Person',
    lastName: extensionNumber,
    jobTitle: '',
    email: `person.${extensionNumber}@fernhill.example`,
    type: 'User',
    directNumber: undefined,
    canSignIn: true,
    members: [],
    ...person,
  };
  const phone: DeviceRecord = {
    id: String(830_199_000_005 + people.devices.length),
    extensionId: person.id,
    name: 'Desk phone',
    type: 'HardPhone',
    status: 'Online',
  };
  return { ...people, extensions: [...people.extensions, added], devices: [...people.devices, phone] };
}
