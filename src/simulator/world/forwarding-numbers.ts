import type { DeviceRecord, ForwardingNumberRecord } from '../world-types.ts';
import type { People } from './people.ts';

/** The last digits of an extension's numbers; recordings bring people who have no direct number. */
const tailOf = ({ extensions }: People, extensionId: number): number =>
  Number(extensions.find(({ id }) => id === extensionId)?.extensionNumber ?? 0) % 10;

/** Each kind of phone has ten numbers of the company's block: a direct number is the desk phone's own. */
function lineNumber(people: People, device: DeviceRecord): string {
  const { extensionId, type } = device;
  const direct = people.extensions.find(({ id }) => id === extensionId)?.directNumber;
  const first = people.devices.find((one) => one.extensionId === extensionId && one.type === 'HardPhone');
  if (device === first && direct !== undefined) return direct;
  const tens = { HardPhone: 14, SoftPhone: 15, OtherPhone: 16, WebRTC: 19, Paging: 13, Room: 12 }[type];
  return `+165055501${tens % 10}${tailOf(people, extensionId)}`;
}

/** Where a person can be rung: a line of each phone on the desk, then the mobile, then home. */
export function forwardingNumbers(people: People, extensionId: number): readonly ForwardingNumberRecord[] {
  const person = people.extensions.find(({ id }) => id === extensionId);
  if (person?.type !== 'User') return [];
  const base = (extensionId % 1_000_000_000) * 10;
  const tail = tailOf(people, extensionId);
  const devices = people.devices.filter(
    (device) => device.extensionId === extensionId && device.type !== 'WebRTC',
  );
  const lines = devices.map((device, place) => ({
    id: String(base + place),
    phoneNumber: lineNumber(people, device),
    label: device.name,
    type: 'PhoneLine' as const,
    features: ['CallFlip'] as const,
    flipNumber: String(place + 1),
    deviceId: device.id,
  }));
  const outside = [
    ['My mobile', 'Mobile', 7],
    ['Home', 'Home', 8],
  ] as const;
  const others = outside.map(([label, type, block], place) => ({
    id: String(base + 5 + place),
    phoneNumber: `+16505550${100 + block * 10 + tail}`,
    label,
    type,
    features: ['CallForwarding', 'CallFlip'] as const,
    flipNumber: String(5 + place),
    deviceId: undefined,
  }));
  return [...lines, ...others];
}
