import type { ForwardingNumberRecord, World } from '../world-types.ts';
import { json, notFound, type PlatformReply } from '../exchange.ts';
import { listReply } from './list.ts';
import { ownNumbers, type OwnNumber } from './own-numbers.ts';
import {
  accountUri,
  extensionPath,
  extensionUri,
  findOwnExtension,
  type Route,
  type RouteContext,
} from './route.ts';

function forwardingNumber(context: RouteContext, extensionId: number, record: ForwardingNumberRecord) {
  const { deviceId, ...rest } = record;
  return {
    ...rest,
    uri: `${extensionUri(context, extensionId)}/forwarding-number/${record.id}`,
    ...(deviceId === undefined ? {} : { device: { id: deviceId } }),
  };
}

function forwardingNumberList(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const records = context.world
    .forwardingNumbers(extension.id)
    .map((record) => forwardingNumber(context, extension.id, record));
  return listReply(context, `${extensionUri(context, extension.id)}/forwarding-number`, records);
}

function oneForwardingNumber(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const asked = context.params.forwardingNumberId ?? '';
  const record = context.world.forwardingNumbers(extension.id).find(({ id }) => id === asked);
  return record
    ? json(200, forwardingNumber(context, extension.id, record))
    : notFound('forwardingNumberId', asked);
}

function shows(context: RouteContext, { id, phoneNumber }: OwnNumber) {
  const phoneInfo = { id: String(id), uri: `${accountUri(context)}/phone-number/${id}`, phoneNumber };
  return { type: 'PhoneNumber', phoneInfo };
}

const ownDevices = (world: World, extensionId: number) =>
  world.devices.filter((device) => device.extensionId === extensionId && device.type !== 'WebRTC');

/** What others see: the direct number from a phone, the company's from a RingOut. */
function callerId(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const { world } = context;
  const numbers = ownNumbers(world, extension);
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (!first || !last) return json(200, { byDevice: [], byFeature: [] });
  const device = ({ id, name }: World['devices'][number]) => ({
    ...{ id, name },
    uri: `${accountUri(context)}/device/${id}`,
  });
  return json(200, {
    uri: `${extensionUri(context, extension.id)}/caller-id`,
    byDevice: ownDevices(world, extension.id).map((one) => ({
      device: device(one),
      callerId: shows(context, first),
    })),
    byFeature: [
      { feature: 'RingOut', callerId: shows(context, last) },
      { feature: 'RingMe', callerId: shows(context, last) },
      { feature: 'FaxNumber', callerId: shows(context, first) },
      { feature: 'CallFlip', callerId: { type: 'Blocked' } },
    ],
    extensionNameForOutboundCalls: true,
    extensionNumberForInternalCalls: true,
  });
}

const path = `${extensionPath}/forwarding-number`;

export const phoneRoutes: readonly Route[] = [
  { method: 'GET', path, group: 'Light', permission: 'ReadAccounts', run: forwardingNumberList },
  {
    method: 'GET',
    path: `${path}/{forwardingNumberId}`,
    group: 'Light',
    permission: 'ReadAccounts',
    run: oneForwardingNumber,
  },
  {
    method: 'GET',
    path: `${extensionPath}/caller-id`,
    group: 'Light',
    permission: 'ReadAccounts',
    run: callerId,
  },
];
