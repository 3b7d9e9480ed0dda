import * as z from 'zod';
import { neverArrived } from './fetch-failure.ts';
import { parseJsonBytes } from './json-text.ts';
import type {
  CallControlDoor,
  ControlAddress,
  ControlAnswer,
  ControlRefusal,
  ControlWish,
  SessionRead,
} from './call-control-port.ts';
import { readDevices } from './own-phones.ts';
import { PlatformError } from './platform-port.ts';
import type { RestCall, RestDoor } from './rest-door.ts';
import { parseParty, parseSession } from './session-report.ts';
import { readPartyRecording } from './session-party-extras.ts';

const sessions = '/restapi/v1.0/account/~/telephony/sessions';

/**
 * The control of calls over REST; all of it is Light. Nothing here is repeated: the platform knows no key by which a
 * repeated request could be recognised, so one whose answer is lost is followed by a look at the call.
 */
export function createCallControlDoor(door: RestDoor): CallControlDoor {
  return {
    controlParty: async (at, wish, withinMs) => {
      try {
        return await done(await door.send({ ...requestOf(at, wish), urgency: 'user', withinMs }));
      } catch (error) {
        return notDone(error);
      }
    },
    readSession: async (telephonySessionId) => {
      const path = `${sessions}/${telephonySessionId}`;
      try {
        return sessionIn(await door.ask({ method: 'GET', path, urgency: 'user' }), telephonySessionId);
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        return { kind: error.kind === 'refused' && error.status === 404 ? 'gone' : 'no-answer' };
      }
    },
    checkPermission: async (permission) => {
      try {
        if (await isPermitted(door, permission)) return 'yes';
        // Nobody says whether a name that the platform does not know is answered in the same way.
        return (await isPermitted(door, nobodysPermission).catch(() => undefined)) === false
          ? 'unknown'
          : 'no';
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        return 'unknown';
      }
    },
    readControlDevices: async () => {
      try {
        return await readDevices(door);
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        return undefined;
      }
    },
  };
}

const nobodysPermission = 'NoSuchPermissionOfRingside';
const checked = z.object({ successful: z.boolean() });

/** Throws PlatformError. */
async function isPermitted(door: RestDoor, permissionId: string): Promise<boolean> {
  const path = '/restapi/v1.0/account/~/extension/~/authz-profile/check';
  const body = await door.ask({ method: 'GET', path, query: { permissionId }, urgency: 'background' });
  const read = checked.safeParse(body);
  if (!read.success) throw new PlatformError('unexpected-answer', 'not a check of a permission');
  return read.data.successful;
}

type Request = Pick<RestCall, 'method' | 'path' | 'body'>;

function requestOf({ telephonySessionId, partyId }: ControlAddress, wish: ControlWish): Request {
  const session = `${sessions}/${telephonySessionId}`;
  const party = `${session}/parties/${partyId}`;
  const post = (name: string, body?: RestCall['body']): Request => ({
    ...{ method: 'POST', path: `${party}/${name}` },
    ...(body === undefined ? {} : { body }),
  });
  switch (wish.kind) {
    case 'hang-up':
      // The description lets only parked and supervised parties be dropped one by one.
      return { method: 'DELETE', path: session };
    case 'mute':
      // As the description has it; the guide leaves `party` out.
      return { method: 'PATCH', path: party, body: { party: { muted: wish.muted } } };
    case 'hold':
    case 'unhold':
    case 'reject':
    case 'park':
      return post(wish.kind);
    case 'answer':
    case 'ignore':
    case 'pickup':
      return post(wish.kind, { deviceId: wish.deviceId });
    case 'forward':
    case 'transfer':
      return post(wish.kind, wish.to);
    case 'reply-text':
      return post('reply', { replyWithText: wish.text });
    case 'reply-pattern':
      return post('reply', { replyWithPattern: patternOf(wish) });
    case 'bridge':
      return post('bridge', { telephonySessionId: wish.telephonySessionId, partyId: wish.partyId });
    case 'flip':
      return post('flip', { callFlipId: wish.callFlipId });
    case 'record':
      return post('recordings');
    case 'keep-recording':
      return {
        method: 'PATCH',
        path: `${party}/recordings/${wish.recordingId}`,
        body: { active: wish.active },
      };
  }
}

function patternOf({ pattern, minutes }: Extract<ControlWish, { kind: 'reply-pattern' }>) {
  return minutes === undefined ? { pattern } : { pattern, time: minutes, timeUnit: 'Minute' };
}

/** That it was done is said by the status; what else the answer says may be missing. */
async function done(answer: Response): Promise<ControlAnswer> {
  const requestId = answer.headers.get('rcrequestid')?.slice(0, 100);
  const body = await answer.arrayBuffer().then(bodyOf, () => undefined);
  return { kind: 'done', party: parseParty(body), recording: readPartyRecording(body), requestId };
}

function bodyOf(bytes: ArrayBuffer): unknown {
  try {
    return bytes.byteLength === 0 ? undefined : parseJsonBytes(new Uint8Array(bytes));
  } catch {
    // Done is done, in whatever words.
    return undefined;
  }
}

function notDone(error: unknown): ControlAnswer {
  if (!(error instanceof PlatformError)) throw error;
  const { kind, code, permission, parameter, requestId, retryAfter } = error;
  const refused = (why: ControlRefusal): ControlAnswer => ({
    ...{ kind: 'refused', why, code, permission, parameter, requestId },
  });
  switch (kind) {
    case 'rate-limited':
      return { kind: 'too-many', retryAfterMs: retryAfter };
    case 'refused':
      return refused(whyRefused(error));
    case 'session-ended':
      return refused('failed');
    case 'network':
      return neverArrived(error) ? { kind: 'offline' } : { kind: 'lost', requestId };
    case 'unexpected-answer':
      // A page of something between here and the platform that refuses: the platform was never asked.
      return isRefusal(error) ? { kind: 'offline' } : { kind: 'lost', requestId };
    case 'timeout':
      return code === tooLate ? { kind: 'offline' } : { kind: 'lost', requestId };
    case 'server':
      if (error.obstacle !== undefined) return { kind: 'offline' };
      return code === undefined ? { kind: 'lost', requestId } : refused('failed');
  }
}

/** @see RestCall.withinMs */
const tooLate = 'too-late';

const isRefusal = ({ status: code = 0 }: PlatformError): boolean => code >= 400 && code < 500;

function whyRefused({ status, code = '' }: PlatformError): ControlRefusal {
  if (status === 409 || code === 'CMN-304') return 'conflict';
  if (status === 404) return 'not-found';
  if (status === 403 || notHad.test(code)) return 'no-right';
  return status === undefined || status >= 500 ? 'failed' : 'bad-request';
}

/** The app's or the person's right, the account's feature or its plan. */
const notHad = /^(CMN-(109|401|402|403|404|408|419|427)|BIL-10[123])$/;

/** An answer about another call is none. */
function sessionIn(body: unknown, telephonySessionId: string): SessionRead {
  const report = parseSession(body);
  return report?.telephonySessionId === telephonySessionId
    ? { kind: 'session', report }
    : { kind: 'no-answer' };
}
