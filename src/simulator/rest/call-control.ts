import type { CallOperation, CallRequest } from '../call-control-types.ts';
import { callControlPermission } from '../world/control-rules.ts';
import { json, noContent, refusal, type PlatformReply, type PlatformRequest } from '../exchange.ts';
import * as bodies from './call-control-bodies.ts';
import { controlFaults } from './call-control-faults.ts';
import { accountPath, checkAccount, type Route, type RouteContext } from './route.ts';

type Asked = {
  readonly method: string;
  /** Behind the session's address, or the party's. */
  readonly path: string;
  readonly operation: CallOperation;
  readonly status: 200 | 201 | 204;
  readonly read?: (request: PlatformRequest) => bodies.Read;
  /** Only what the description has of the party, where that is less. */
  readonly hidden?: readonly string[];
};

const ofParty: readonly Asked[] = [
  { method: 'GET', path: '', operation: 'read-party', status: 200 },
  { method: 'DELETE', path: '', operation: 'drop', status: 204, read: bodies.readDrop },
  { method: 'PATCH', path: '', operation: 'mute', status: 200, read: bodies.readMute },
  { method: 'POST', path: '/hold', operation: 'hold', status: 200, read: bodies.readHold },
  { method: 'POST', path: '/unhold', operation: 'unhold', status: 200 },
  { method: 'POST', path: '/reject', operation: 'reject', status: 204 },
  { method: 'POST', path: '/ignore', operation: 'ignore', status: 204, read: bodies.readDevice },
  { method: 'POST', path: '/answer', operation: 'answer', status: 200, read: bodies.readDevice },
  { method: 'POST', path: '/pickup', operation: 'pickup', status: 201, read: bodies.readDevice },
  {
    ...{ method: 'POST', path: '/forward', operation: 'forward', status: 200, read: bodies.readForward },
    hidden: ['accountId', 'extensionId', 'attributes'],
  },
  {
    ...{ method: 'POST', path: '/reply', operation: 'reply', status: 200, read: bodies.readReply },
    hidden: ['accountId', 'extensionId', 'attributes', 'recordings', 'ringOutRole'],
  },
  { method: 'POST', path: '/transfer', operation: 'transfer', status: 200, read: bodies.readTransfer },
  { method: 'POST', path: '/bridge', operation: 'bridge', status: 200, read: bodies.readSecond },
  { method: 'POST', path: '/flip', operation: 'flip', status: 200, read: bodies.readFlip },
  { method: 'POST', path: '/park', operation: 'park', status: 201 },
  { method: 'POST', path: '/recordings', operation: 'record', status: 201 },
  {
    ...{ method: 'PATCH', path: '/recordings/{recordingId}', operation: 'pause', status: 200 },
    read: bodies.readActive,
  },
];

const ofSession: readonly Asked[] = [
  { method: 'GET', path: '', operation: 'read-session', status: 200 },
  { method: 'DELETE', path: '', operation: 'end', status: 204 },
];

function without(body: Readonly<Record<string, unknown>>, hidden: readonly string[] = []) {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !hidden.includes(name)));
}

function readRequest(context: RouteContext, { operation, read = bodies.noBody }: Asked) {
  const asked = read(context.request);
  if ('status' in asked) return asked;
  const { telephonySessionId = '', partyId, recordingId } = context.params;
  const extensionId = context.session.personId;
  const request: CallRequest = {
    ...{ operation, extensionId, telephonySessionId, partyId },
    ...(recordingId === undefined ? {} : { recordingId }),
    ...asked,
  };
  return request;
}

const answering =
  (asked: Asked) =>
  (context: RouteContext): PlatformReply => {
    const elsewhere = checkAccount(context);
    if (elsewhere) return elsewhere;
    const request = readRequest(context, asked);
    if ('status' in request) return request;
    const { refused, isDeaf } = controlFaults(context, request);
    if (refused) return refusal(refused);
    const outcome = context.world.callControl.act(request, { isDeaf });
    switch (outcome.kind) {
      case 'refused':
        return refusal(outcome.refusal);
      case 'done':
        return noContent(asked.status === 200 ? 200 : 204);
      case 'shown':
        return json(asked.status, without(outcome.body, asked.hidden));
    }
  };

const sessionPath = `${accountPath}/telephony/sessions/{telephonySessionId}`;

const routesAt = (base: string, all: readonly Asked[]): readonly Route[] =>
  all.map((asked) => ({
    ...{ method: asked.method, path: `${base}${asked.path}`, group: 'Light' },
    ...{ permission: callControlPermission, run: answering(asked) },
  }));

export const callControlRoutes: readonly Route[] = [
  ...routesAt(sessionPath, ofSession),
  ...routesAt(`${sessionPath}/parties/{partyId}`, ofParty),
];
