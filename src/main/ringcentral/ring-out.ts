import * as z from 'zod';
import { neverArrived } from './fetch-failure.ts';
import { parseJsonBytes } from './json-text.ts';
import { PlatformError } from './platform-port.ts';
import type { RestDoor } from './rest-door.ts';
import {
  callingStatuses,
  type RingOutCancelled,
  type RingOutDoor,
  type RingOutPlaced,
  type RingOutWish,
} from './ring-out-port.ts';

const path = '/restapi/v1.0/account/~/extension/~/ring-out';

/** The schema says text, the documented samples a number. */
const platformId = z
  .union([z.string().regex(/^[\w-]{1,64}$/), z.number().int().nonnegative()])
  .transform(String);
/** What the platform may say one day and nobody knows yet is `Unknown`, which is a word of its own. */
const calling = z.enum(callingStatuses).catch('Unknown');
const status = z
  .object({ callStatus: calling, callerStatus: calling, calleeStatus: calling })
  .transform(({ callStatus, callerStatus, calleeStatus }) => ({
    call: callStatus,
    caller: callerStatus,
    callee: calleeStatus,
  }));
const atFirst = { call: 'InProgress', caller: 'InProgress', callee: 'InProgress' } as const;
const created = z.object({ id: platformId, status: status.optional() });
const polled = z.object({ status });

/**
 * RingOut over REST. Creating and cancelling are Heavy, asking is Light. The platform knows no key by which a
 * repeated request could be recognised, so a creation whose answer is lost stays lost.
 */
export function createRingOutDoor(
  door: RestDoor,
): Pick<RingOutDoor, 'placeRingOut' | 'askRingOut' | 'cancelRingOut'> {
  return {
    placeRingOut: async (wish) => {
      try {
        return await placed(await door.send({ method: 'POST', path, body: bodyOf(wish), urgency: 'user' }));
      } catch (error) {
        return notPlaced(error);
      }
    },
    askRingOut: async (id) => {
      try {
        const body = await door.ask({ method: 'GET', path: `${path}/${id}`, urgency: 'user' });
        const answer = polled.safeParse(body);
        return answer.success ? { kind: 'status', status: answer.data.status } : { kind: 'no-answer' };
      } catch (error) {
        return notAnswered(error);
      }
    },
    cancelRingOut: async (id): Promise<RingOutCancelled> => {
      try {
        await door.send({ method: 'DELETE', path: `${path}/${id}`, urgency: 'user' });
        return { kind: 'taken' };
      } catch (error) {
        return notAnswered(error);
      }
    },
  };
}

/** Only what was chosen is sent: what is left out is the platform's own default. */
function bodyOf({ from, to, callerId, playPrompt }: RingOutWish): Readonly<Record<string, unknown>> {
  const shown = callerId === undefined ? {} : { callerId: { phoneNumber: callerId } };
  return { from, to: { phoneNumber: to }, ...shown, playPrompt };
}

async function placed(answer: Response): Promise<RingOutPlaced> {
  const requestId = answer.headers.get('rcrequestid')?.slice(0, 100);
  const body = await answer.arrayBuffer().then((bytes) => parseJsonBytes(new Uint8Array(bytes)));
  const read = created.safeParse(body);
  // It was taken, and nobody knows under which id.
  if (!read.success) return { kind: 'lost', requestId };
  return { kind: 'accepted', platformId: read.data.id, status: read.data.status ?? atFirst, requestId };
}

function notPlaced(error: unknown): RingOutPlaced {
  if (!(error instanceof PlatformError)) throw error;
  const { kind, permission, requestId, retryAfter } = error;
  switch (kind) {
    case 'rate-limited':
      return { kind: 'too-many', retryAfterMs: retryAfter };
    case 'refused':
      return { kind: 'refused', why: whyRefused(error), permission, requestId };
    case 'session-ended':
      return { kind: 'refused', why: 'failed', permission, requestId };
    case 'network':
      return neverArrived(error) ? { kind: 'offline' } : { kind: 'lost', requestId };
    case 'unexpected-answer':
      // A page of something between here and the platform that refuses: the platform was never asked.
      return isRefusal(error) ? { kind: 'offline' } : { kind: 'lost', requestId };
    case 'server':
    case 'timeout':
      return error.obstacle === undefined ? { kind: 'lost', requestId } : { kind: 'offline' };
  }
}

const isRefusal = ({ status: code = 0 }: PlatformError): boolean => code >= 400 && code < 500;

type Refused = Extract<RingOutPlaced, { kind: 'refused' }>['why'];

/** What the person can do about it is the same for many codes. */
function whyRefused({ status: http, code = '', parameter = '' }: PlatformError): Refused {
  if (parameter.startsWith('to')) return 'unknown-number';
  if (parameter.startsWith('from') || parameter.startsWith('forwardingNumber')) return 'phone-not-allowed';
  if (http === 403 || notHad.test(code)) return 'not-allowed';
  return 'failed';
}

/** The app's or the person's right, the account's feature or its plan. */
const notHad = /^(CMN-(109|401|402|403|404|408|419|427)|BIL-10[123])$/;

function notAnswered(
  error: unknown,
): { kind: 'closed' } | { kind: 'too-many'; retryAfterMs: number } | { kind: 'no-answer' } {
  if (!(error instanceof PlatformError)) throw error;
  if (error.kind === 'rate-limited') return { kind: 'too-many', retryAfterMs: error.retryAfter ?? 30_000 };
  return error.kind === 'refused' && error.status === 404 ? { kind: 'closed' } : { kind: 'no-answer' };
}
