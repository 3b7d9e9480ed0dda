import * as z from 'zod';
import type { OwnCallerId } from '../../shared/ring-out.ts';
import { controlDevices, type Device, flipTargets, listPhones, type OwnNumber } from './own-phones-list.ts';
import type { ControlDeviceRead, ControlRead } from './call-control-port.ts';
import { PlatformError } from './platform-port.ts';
import type { RestDoor } from './rest-door.ts';
import type { OwnLine, OwnPhonesRead } from './ring-out-port.ts';

const own = '/restapi/v1.0/account/~/extension/~';
/** Nobody has more; what comes beyond is left out. */
const mostRecords = 200;

const id = z.union([z.string().regex(/^[\w-]{1,64}$/), z.number().int().nonnegative()]).transform(String);
const text = z.string().max(200);
/** Records that cannot be read are left out: one odd phone must not hide the others. */
const listOf = <Shape extends z.ZodType>(record: Shape) =>
  z.object({ records: z.array(z.unknown()) }).transform(({ records }) =>
    records.slice(0, mostRecords).flatMap((each) => {
      const read = record.safeParse(each);
      return read.success ? [read.data] : [];
    }),
  );

const devices = listOf(
  z.object({
    id,
    type: text.optional(),
    name: text.optional(),
    status: text.optional(),
    phoneLines: z
      .array(z.object({ phoneInfo: z.object({ phoneNumber: text.optional() }).optional() }))
      .optional(),
  }),
);
const forwarding = listOf(
  z.object({
    id,
    phoneNumber: text.optional(),
    label: text.optional(),
    type: text.optional(),
    device: z.object({ id }).optional(),
    features: z.array(text).optional(),
    /** The platform's digit for it. */
    flipNumber: z
      .union([z.string().regex(/^\*?\d{1,4}$/), z.number().int().min(0).max(9_999)])
      .transform(String)
      .optional(),
  }),
);
const numbers = listOf(
  z.object({
    phoneNumber: text,
    usageType: text.optional(),
    label: text.optional(),
    features: z.array(text).optional(),
  }),
);
const callerIds = z.object({
  byFeature: z
    .array(
      z.object({
        feature: text,
        callerId: z.object({ phoneInfo: z.object({ phoneNumber: text.optional() }).optional() }).optional(),
      }),
    )
    .optional(),
});
const extension = z.object({
  serviceFeatures: z.array(z.object({ featureName: text, enabled: z.boolean() })).optional(),
});

type Shown = (number: string) => string | undefined;

/**
 * Where I can be rung, how that is called, and what others may see of me. Each of the five questions may be refused on its own: what it
 * would tell is then left out. Throws PlatformError where nothing is known of any phone.
 * @param shownOf E.164 as people write it; undefined for what is no telephone number
 */
export async function readOwnPhones(door: Pick<RestDoor, 'ask'>, shownOf: Shown): Promise<OwnPhonesRead> {
  const ask = (path: string): Promise<unknown> => door.ask({ method: 'GET', path, urgency: 'background' });
  const asked = ['device', 'forwarding-number', 'phone-number', 'caller-id'].map((name) =>
    ask(`${own}/${name}`),
  );
  const [deviceList, forwardingList, numberList, callerIdList, person] = await Promise.allSettled([
    ...asked,
    ask(own),
  ]);
  if (forwardingList?.status === 'rejected' && numberList?.status === 'rejected') throw forwardingList.reason;
  const numbersRead = read(numberList, numbers);
  const mine = numbersRead ?? [];
  const known = read(deviceList, devices);
  const ways = read(forwardingList, forwarding);
  const phones = listPhones(
    {
      devices: (known ?? []).map(deviceOf),
      forwarding: ways ?? [],
      numbers: mine.map(numberOf),
    },
    shownOf,
  );
  const features = read(person, extension)?.serviceFeatures ?? [];
  const missing = (name: string): string | undefined =>
    features.find(({ featureName, enabled }) => featureName === name && !enabled)?.featureName;
  const shown = read(callerIdList, callerIds)?.byFeature;
  const shownFor = (name: string): string | undefined =>
    shown?.find(({ feature }) => feature === name)?.callerId?.phoneInfo?.phoneNumber;
  return {
    phones,
    callerIds: mine
      .filter(({ features: has = [] }) => has.includes('CallerId'))
      .map((one) => callerIdOf(one, shownOf)),
    defaultCallerId: shownFor('RingOut'),
    missing: missing('RingOut'),
    fax: { number: shownFor('FaxNumber'), missing: missing('Fax') },
    deviceNames: known && new Map(known.flatMap(namedDevice)),
    lines: numbersRead && new Map(numbersRead.flatMap(ownLine)),
    control: {
      devices: known && controlDevices(known.map(deviceOf)),
      flips: ways && flipTargets(ways, shownOf),
      missing: controlFeatures.flatMap((name) => missing(name) ?? []),
    },
  };
}

/** What a control of calls needs beside its permission, as the account's features are called. */
const controlFeatures: ControlRead['missing'] = ['CallPark', 'OnDemandCallRecording'];

/** Which of my devices are there now. Throws PlatformError. */
export async function readDevices(
  door: Pick<RestDoor, 'ask'>,
): Promise<readonly ControlDeviceRead[] | undefined> {
  const body = await door.ask({ method: 'GET', path: `${own}/device`, urgency: 'user' });
  const known = devices.safeParse(body).data;
  return known && controlDevices(known.map(deviceOf));
}

/** An answer of another shape counts as none. */
function read<Shape extends z.ZodType>(
  settled: PromiseSettledResult<unknown> | undefined,
  shape: Shape,
): z.output<Shape> | undefined {
  if (settled?.status === 'rejected' && !(settled.reason instanceof PlatformError)) throw settled.reason;
  return settled?.status === 'fulfilled' ? shape.safeParse(settled.value).data : undefined;
}

type DeviceRecord = z.output<typeof devices>[number];
type NumberRecord = z.output<typeof numbers>[number];

function deviceOf({ id: deviceId, type, name, status, phoneLines = [] }: DeviceRecord): Device {
  return {
    id: deviceId,
    ...{ type, name },
    online: status === 'Online' ? true : status === 'Offline' ? false : undefined,
    number: phoneLines.map(({ phoneInfo }) => phoneInfo?.phoneNumber).find((number) => number !== undefined),
  };
}

function namedDevice({ id: deviceId, name, type }: DeviceRecord): readonly (readonly [string, string])[] {
  const called = name ?? type ?? '';
  return called === '' ? [] : [[deviceId, called]];
}

const lineKinds: Readonly<Record<string, OwnLine>> = { MainCompanyNumber: 'main', DirectNumber: 'direct' };

function ownLine({ phoneNumber, usageType = '' }: NumberRecord): readonly (readonly [string, OwnLine])[] {
  const line = lineKinds[usageType];
  return line === undefined ? [] : [[phoneNumber, line]];
}

function numberOf({ phoneNumber, usageType }: NumberRecord): OwnNumber {
  return { number: phoneNumber, isDirect: usageType === 'DirectNumber' };
}

function callerIdOf({ phoneNumber, label }: NumberRecord, shownOf: Shown): OwnCallerId {
  return {
    number: phoneNumber,
    shown: shownOf(phoneNumber) ?? phoneNumber,
    label: label === '' ? undefined : label,
  };
}
