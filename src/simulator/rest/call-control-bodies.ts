import { replyPatterns, type CallReply, type CallRequest, type HandOnTarget } from '../call-control-types.ts';
import { apiError, badParameter, type PlatformReply, type PlatformRequest } from '../exchange.ts';
import { readJson } from './route.ts';

type Body = Readonly<Record<string, unknown>>;
/** What a body adds to a request, or why it cannot be read. */
export type Read = Partial<CallRequest> | PlatformReply;

const shown = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** Text of some length, by its name. */
function need(body: Body, name: string): string | PlatformReply {
  const value = body[name];
  return typeof value === 'string' && value !== '' ? value : badParameter(name, shown(value));
}

/** Reads a body that must be there. */
const reading =
  (read: (body: Body) => Read) =>
  (request: PlatformRequest): Read => {
    const body = readJson(request);
    return 'status' in body ? body : read(body.value);
  };

/** The same for one that may be left out. */
const perhaps =
  (read: (body: Body) => Read) =>
  (request: PlatformRequest): Read =>
    request.body === '' ? read({}) : reading(read)(request);

export const noBody = (): Read => ({});

export const readDevice = reading((body) => {
  const deviceId = need(body, 'deviceId');
  return typeof deviceId === 'string' ? { deviceId } : deviceId;
});

export const readFlip = reading((body) => {
  const flipId = need(body, 'callFlipId');
  return typeof flipId === 'string' ? { flipId } : flipId;
});

export const readSecond = reading((body) => {
  const telephonySessionId = need(body, 'telephonySessionId');
  if (typeof telephonySessionId !== 'string') return telephonySessionId;
  const partyId = need(body, 'partyId');
  return typeof partyId === 'string' ? { second: { telephonySessionId, partyId } } : partyId;
});

const kinds = ['phoneNumber', 'extensionNumber', 'extensionId', 'voicemail', 'parkOrbit'] as const;

/** Exactly one of the ways to say where. */
const readTargetOf = (allowed: readonly HandOnTarget['kind'][]) =>
  reading((body) => {
    const named = allowed.filter((kind) => body[kind] !== undefined);
    const [kind, ...more] = named;
    if (kind === undefined || more.length > 0)
      return apiError(400, { errorCode: 'CMN-104', message: `One of ${allowed.join(', ')} is needed` });
    const value = need(body, kind);
    return typeof value === 'string' ? { target: { kind, value } } : value;
  });

export const readTransfer = readTargetOf(kinds);
export const readForward = readTargetOf(kinds.filter((kind) => kind !== 'parkOrbit'));

const protocols = ['Auto', 'RC', 'BroadWorks', 'DisconnectHolder', 'BroadWorksOrDisconnectHolder'];

export const readHold = perhaps(({ proto = 'Auto' }) =>
  typeof proto === 'string' && protocols.includes(proto) ? {} : badParameter('proto', shown(proto)),
);

export const readDrop = perhaps(({ keepConferenceAlive = false }) =>
  typeof keepConferenceAlive === 'boolean'
    ? {}
    : badParameter('keepConferenceAlive', shown(keepConferenceAlive)),
);

const longestReply = 1_024;
const units = ['Minute', 'Hour', 'Day'] as const;
const isLater = (pattern: string): boolean => pattern.endsWith('Later');

function readPattern(body: Body): { readonly reply: CallReply } | PlatformReply {
  const pattern = replyPatterns.find((one) => one === body['pattern']);
  if (!pattern) return badParameter('replyWithPattern.pattern', shown(body['pattern']));
  if (!isLater(pattern)) return { reply: { pattern } };
  const { time, timeUnit } = body;
  if (typeof time !== 'number' || !Number.isInteger(time) || time < 1)
    return badParameter('replyWithPattern.time', shown(time));
  const unit = units.find((one) => one === timeUnit);
  if (!unit) return badParameter('replyWithPattern.timeUnit', shown(timeUnit));
  return { reply: { pattern, time, timeUnit: unit } };
}

/** Either words or a pattern; the patterns that end in `Later` want to know when. */
export const readReply = reading((body) => {
  const { replyWithText, replyWithPattern } = body;
  if ((replyWithText === undefined) === (replyWithPattern === undefined))
    return apiError(400, { errorCode: 'CMN-104', message: 'Either a text or a pattern is needed' });
  if (replyWithPattern !== undefined)
    return typeof replyWithPattern === 'object' && replyWithPattern !== null
      ? readPattern(replyWithPattern as Body)
      : badParameter('replyWithPattern', shown(replyWithPattern));
  const text = need(body, 'replyWithText');
  if (typeof text !== 'string') return text;
  return text.length <= longestReply ? { reply: { text } } : badParameter('replyWithText', text);
});

/** In `party` as the reference has it, or bare as in the guide. */
export const readMute = reading((body) => {
  const { party = body } = body;
  const { muted } = typeof party === 'object' && party !== null ? (party as Body) : {};
  if (typeof muted !== 'boolean') return badParameter('party.muted', shown(muted));
  return { operation: muted ? 'mute' : 'unmute' };
});

export const readActive = reading(({ active }) =>
  typeof active === 'boolean'
    ? { operation: active ? 'resume' : 'pause' }
    : badParameter('active', shown(active)),
);
