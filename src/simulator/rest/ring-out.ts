import type { RingOutRequest, RingOutStatus } from '../ring-out-types.ts';
import type { ExtensionRecord } from '../world-types.ts';
import { apiError, badParameter, json, noContent, notFound, type PlatformReply } from '../exchange.ts';
import { isKnownCountry, readDialled } from './dialled-number.ts';
import { ownNumbers } from './own-numbers.ts';
import {
  extensionPath,
  extensionUri,
  findOwnExtension,
  readJson,
  type Route,
  type RouteContext,
} from './route.ts';

type Body = Readonly<Record<string, unknown>>;

const part = (body: Body, name: string): Body => {
  const value = body[name];
  return typeof value === 'object' && value !== null ? (value as Body) : {};
};

/** What was sent, as an error repeats it. */
const shown = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

function readNumber(body: Body, name: string, country: string): string | PlatformReply {
  const { phoneNumber } = part(body, name);
  const number = typeof phoneNumber === 'string' ? readDialled(phoneNumber, country) : undefined;
  return number ?? badParameter(`${name}.phoneNumber`, shown(phoneNumber));
}

/** The number that rings first; without one the first of the person's own numbers. */
function readFrom(
  { world }: RouteContext,
  extension: ExtensionRecord,
  body: Body,
  country: string,
): string | PlatformReply {
  const own = world.forwardingNumbers(extension.id);
  const { forwardingNumberId, phoneNumber } = part(body, 'from');
  if (forwardingNumberId !== undefined) {
    const id = shown(forwardingNumberId);
    return own.find((one) => one.id === id)?.phoneNumber ?? notFound('from.forwardingNumberId', id);
  }
  const usual = body['from'] === undefined && phoneNumber === undefined ? own[0]?.phoneNumber : undefined;
  return usual ?? readNumber(body, 'from', country);
}

/** Only one of the person's own numbers that may be shown. */
function readCallerId(
  { world }: RouteContext,
  extension: ExtensionRecord,
  body: Body,
): string | undefined | PlatformReply {
  if (body['callerId'] === undefined) return undefined;
  const { phoneNumber } = part(body, 'callerId');
  const number = typeof phoneNumber === 'string' ? readDialled(phoneNumber) : undefined;
  const isOwn = ownNumbers(world, extension).some((one) => one.phoneNumber === number);
  return isOwn ? number : badParameter('callerId.phoneNumber', shown(phoneNumber));
}

function readRequest(context: RouteContext, extension: ExtensionRecord): RingOutRequest | PlatformReply {
  const read = readJson(context.request);
  if ('status' in read) return read;
  const body = read.value;
  const { id: country = '1' } = part(body, 'country');
  if (typeof country !== 'string' || !isKnownCountry(country))
    return badParameter('country.id', shown(country));
  const from = readFrom(context, extension, body, country);
  if (typeof from === 'object') return from;
  const to = readNumber(body, 'to', country);
  if (typeof to === 'object') return to;
  const callerId = readCallerId(context, extension, body);
  if (typeof callerId === 'object') return callerId;
  const { playPrompt = false } = body;
  if (typeof playPrompt !== 'boolean') return badParameter('playPrompt', shown(playPrompt));
  return { extensionId: extension.id, from, to, callerId, playPrompt };
}

const answerWith = (context: RouteContext, extensionId: number, id: string, status: RingOutStatus) =>
  json(200, { id, uri: `${extensionUri(context, extensionId)}/ring-out/${id}`, status });

function createRingOut(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const { world } = context;
  if (world.quirks().withoutRingOut)
    return apiError(403, { errorCode: 'CMN-109', message: 'Feature [RingOut] is not available' });
  const request = readRequest(context, extension);
  if ('status' in request) return request;
  const id = world.ringOuts.create(request);
  const status = world.ringOuts.status(extension.id, id);
  return typeof status === 'object'
    ? answerWith(context, extension.id, id, status)
    : notFound('ringoutId', id);
}

const closed: RingOutStatus = {
  callStatus: 'NoSessionFound',
  callerStatus: 'NoSessionFound',
  calleeStatus: 'NoSessionFound',
};

const usualLateness = 3_000;

function readRingOut(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const { world, faults, request } = context;
  const id = context.params.ringoutId ?? '';
  const late = faults.strike('ring-out-status-old', request);
  const at = world.clock.now() - (late ? (late.ms ?? usualLateness) : 0);
  const status = world.ringOuts.status(extension.id, id, at);
  if (typeof status === 'object') return answerWith(context, extension.id, id, status);
  return status === 'closed' && world.quirks().closedRingOutAnswered
    ? answerWith(context, extension.id, id, closed)
    : notFound('ringoutId', id);
}

/** Answered 204 also when it comes too late to stop anything. */
function deleteRingOut(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const { ringOuts } = context.world;
  const id = context.params.ringoutId ?? '';
  const isKnown = typeof ringOuts.status(extension.id, id) === 'object';
  return isKnown && ringOuts.cancel(extension.id, id) ? noContent() : notFound('ringoutId', id);
}

const routesAt = (path: string): readonly Route[] => [
  { method: 'POST', path, group: 'Heavy', permission: 'RingOut', run: createRingOut },
  { method: 'GET', path: `${path}/{ringoutId}`, group: 'Light', permission: 'RingOut', run: readRingOut },
  {
    method: 'DELETE',
    path: `${path}/{ringoutId}`,
    group: 'Heavy',
    permission: 'RingOut',
    run: deleteRingOut,
  },
];

export const ringOutRoutes = routesAt(`${extensionPath}/ring-out`);

/** The name of earlier years; in no description any more, but older clients use it. */
export const oldRingOutRoutes = routesAt(`${extensionPath}/ringout`);
