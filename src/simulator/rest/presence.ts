import type { PresencePatch } from '../world-types.ts';
import { apiError, badParameter, json, notFound, type PlatformReply } from '../exchange.ts';
import { batched } from './batch.ts';
import {
  extensionPath,
  extensionUri,
  findExtension,
  isOwn,
  readJson,
  type Route,
  type RouteContext,
} from './route.ts';

type Body = Readonly<Record<string, unknown>>;

/** Presence carries calls only when asked for, and their SIP part only when asked for too. */
export function stripPresence(body: Body, shape: { detailed: boolean; sipData: boolean }): Body {
  const { activeCalls, totalActiveCalls, ...rest } = body;
  if (!shape.detailed) return rest;
  const total = totalActiveCalls === undefined ? {} : { totalActiveCalls };
  if (!Array.isArray(activeCalls)) return { ...rest, ...total };
  if (shape.sipData) return { ...rest, ...total, activeCalls };
  const calls = activeCalls.map((call: unknown) => {
    if (typeof call !== 'object' || call === null) return call;
    return Object.fromEntries(Object.entries(call).filter(([name]) => name !== 'sipData'));
  });
  return { ...rest, ...total, activeCalls: calls };
}

function presenceReply(
  context: RouteContext,
  id: number,
  shape: { detailed: boolean; sipData: boolean },
): PlatformReply {
  const body = context.world.presenceOf(id);
  const extension = context.world.extensions.find((candidate) => candidate.id === id);
  if (!body || !extension) return notFound('extensionId', String(id));
  // The count of calls is told in events only.
  const shown = Object.entries(stripPresence(body, shape)).filter(([name]) => name !== 'totalActiveCalls');
  return json(200, {
    ...Object.fromEntries(shown),
    uri: `${extensionUri(context, id)}/presence`,
    extension: { id, uri: extensionUri(context, id), extensionNumber: extension.extensionNumber },
  });
}

function getPresence(context: RouteContext): PlatformReply {
  const extension = findExtension(context);
  if ('status' in extension) return extension;
  const detailed = context.query.get('detailedTelephonyState') === 'true';
  const sipData = context.query.get('sipData') === 'true';
  return presenceReply(context, extension.id, { detailed, sipData });
}

const maxMessage = 75;
const isBoolean = (value: unknown) => typeof value === 'boolean';
const isOneOf = (values: readonly string[]) => (value: unknown) => values.includes(String(value));

/** What may be written, and what it may say. */
export const writablePresence: Readonly<Record<keyof PresencePatch, (value: unknown) => boolean>> = {
  userStatus: isOneOf(['Offline', 'Busy', 'Available']),
  dndStatus: isOneOf([
    'TakeAllCalls',
    'DoNotAcceptDepartmentCalls',
    'TakeDepartmentCallsOnly',
    'DoNotAcceptAnyCalls',
  ]),
  message: (value) => typeof value === 'string' && value.length <= maxMessage,
  allowSeeMyPresence: isBoolean,
  ringOnMonitoredCall: isBoolean,
  pickUpCallsOnHold: isBoolean,
};

function putPresence(context: RouteContext): PlatformReply {
  const extension = findExtension(context);
  if ('status' in extension) return extension;
  if (!isOwn(context, extension))
    return apiError(403, {
      errorCode: 'CMN-404',
      message: 'Presence of another extension may not be changed',
    });
  const body = readJson(context.request);
  if ('status' in body) return body;
  const patch: Record<string, unknown> = {};
  for (const [name, isValid] of Object.entries(writablePresence)) {
    const value = body.value[name];
    if (value === undefined) continue;
    if (!isValid(value)) return badParameter(name, JSON.stringify(value).replace(/^"|"$/g, ''));
    patch[name] = value;
  }
  context.world.changePresence(extension.id, patch);
  return presenceReply(context, extension.id, { detailed: false, sipData: false });
}

const path = `${extensionPath}/presence`;
const mostPresences = 30;
const getPresences = batched('extensionId', mostPresences, getPresence);

export const presenceRoutes: readonly Route[] = [
  { method: 'GET', path, group: 'Light', permission: 'ReadPresence', run: getPresences },
  { method: 'PUT', path, group: 'Medium', permission: 'EditPresence', run: putPresence },
];
