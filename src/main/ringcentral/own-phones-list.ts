import type { OwnPhone } from '../../shared/ring-out.ts';
import { plainName } from '../../shared/plain-text.ts';
import type { ControlDeviceRead, ControlRead } from './call-control-port.ts';
import type { RingablePhone } from './ring-out-port.ts';

export type Device = {
  readonly id: string;
  readonly type: string | undefined;
  readonly name: string | undefined;
  readonly online: boolean | undefined;
  /** Of its first line, E.164. */
  readonly number: string | undefined;
};

export type ForwardingNumber = {
  readonly id: string;
  readonly phoneNumber?: string | undefined;
  readonly label?: string | undefined;
  readonly type?: string | undefined;
  readonly device?: { readonly id: string } | undefined;
  readonly features?: readonly string[] | undefined;
  readonly flipNumber?: string | undefined;
};

export type OwnNumber = { readonly number: string; readonly isDirect: boolean };

export type PhoneRecords = {
  readonly devices: readonly Device[];
  readonly forwarding: readonly ForwardingNumber[];
  readonly numbers: readonly OwnNumber[];
};

const kindsByType: Readonly<Record<string, OwnPhone['kind']>> = {
  Home: 'home',
  Mobile: 'mobile',
  BusinessMobilePhone: 'mobile',
  Work: 'work',
  PhoneLine: 'desk-phone',
  ExtensionApps: 'app',
  Other: 'other',
};
const deviceKinds: Readonly<Record<string, OwnPhone['kind']>> = {
  HardPhone: 'desk-phone',
  OtherPhone: 'desk-phone',
  Room: 'desk-phone',
  BLA: 'desk-phone',
  SoftPhone: 'app',
  WebPhone: 'app',
  WebRTC: 'app',
};
/** Where calls go while the office is cut off: nobody stands beside that phone. */
const notRung = 'Outage';

type Shown = (number: string) => string | undefined;

/**
 * The phones a RingOut can ring first, each once: devices by their line, then forwarding numbers, then direct numbers,
 * which ring whatever the person has set. A device without any number is left out: RingOut knows no device ids.
 */
export function listPhones(records: PhoneRecords, shownOf: Shown): readonly RingablePhone[] {
  const { devices, forwarding, numbers } = records;
  const rung = forwarding.filter(({ type }) => type !== notRung);
  const lines = rung.filter(({ device }) => device !== undefined);
  const phones = [
    ...devices.flatMap((device) => devicePhone(device, lines, shownOf)),
    ...rung.filter((one) => !isLineOf(one, devices)).flatMap((one) => forwardingPhone(one, shownOf)),
    ...numbers.filter(({ isDirect }) => isDirect).map(({ number }) => directPhone(number, shownOf)),
  ];
  return phones.filter(
    ({ number }, index) =>
      number === undefined || phones.findIndex((other) => other.number === number) === index,
  );
}

function isLineOf({ device }: ForwardingNumber, devices: readonly Device[]): boolean {
  return device !== undefined && devices.some(({ id }) => id === device.id);
}

function devicePhone(
  device: Device,
  lines: readonly ForwardingNumber[],
  shownOf: Shown,
): readonly RingablePhone[] {
  const line = lines.find((one) => one.device?.id === device.id);
  const number = numberOf(line?.phoneNumber ?? device.number, shownOf);
  // What is shown as a number is sent as one; only where nobody tells it does the id stand for it.
  const ring = number === undefined ? line && { forwardingNumberId: line.id } : { phoneNumber: number };
  if (ring === undefined) return [];
  const label = plainName(line?.label) ?? plainName(device.name);
  return [
    {
      id: `device:${device.id}`,
      kind: deviceKinds[device.type ?? ''] ?? 'other',
      label: label ?? shownOf(number ?? '') ?? device.id,
      ...{ number, ring },
      shown: number === undefined ? undefined : shownOf(number),
      online: device.online,
    },
  ];
}

function forwardingPhone(one: ForwardingNumber, shownOf: Shown): readonly RingablePhone[] {
  const number = numberOf(one.phoneNumber, shownOf);
  if (number === undefined) return [];
  return [
    {
      id: `number:${one.id}`,
      kind: kindsByType[one.type ?? ''] ?? 'other',
      label: plainName(one.label) ?? shownOf(number) ?? number,
      number,
      shown: shownOf(number),
      online: undefined,
      ring: { forwardingNumberId: one.id },
    },
  ];
}

function directPhone(number: string, shownOf: Shown): RingablePhone {
  const shown = shownOf(number);
  return {
    ...{ id: `line:${number}`, kind: 'direct-number', label: shown ?? number, number, shown },
    online: undefined,
    ring: { phoneNumber: number },
  };
}

/** Undefined for what nobody could call. */
function numberOf(text: string | undefined, shownOf: Shown): string | undefined {
  return text !== undefined && /^\+?\d{7,15}$/.test(text) && shownOf(text) !== undefined ? text : undefined;
}

/** Only phones that stand somewhere and programs take a call because they are told to; the platform names no others. */
const answerers: readonly string[] = ['HardPhone', 'SoftPhone'];

/** My devices by their own ids, also those that no RingOut can ring. */
export function controlDevices(devices: readonly Device[]): readonly ControlDeviceRead[] {
  return devices.map(({ id, type = '', name, online }) => ({
    ...{ id, online },
    label: plainName(name) ?? id,
    kind: deviceKinds[type] ?? 'other',
    mayAnswer: answerers.includes(type),
  }));
}

/** Where a call can be moved to while it goes on: what has a digit for it. */
export function flipTargets(forwarding: readonly ForwardingNumber[], shownOf: Shown): ControlRead['flips'] {
  return forwarding.flatMap(({ id, flipNumber, features = [], label, phoneNumber }) =>
    flipNumber === undefined || !features.includes('CallFlip')
      ? []
      : [{ id: flipNumber, label: plainName(label) ?? shownOf(phoneNumber ?? '') ?? id }],
  );
}
