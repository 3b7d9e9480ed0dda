import {
  type Damage,
  isLoose,
  type Loose,
  readCount,
  readFlag,
  readId,
  readList,
  readLoose,
  readText,
  readTime,
} from './read-values.ts';
import { readPartyExtras } from './session-party-extras.ts';
import type { SessionEnd, SessionParty, SessionPartyStatus, SessionReport } from './reports.ts';

const mostParties = 10_000;

/** The guide's prose and the schema spell some codes differently, so they are compared in small letters. */
const statusByCode = new Map<string, SessionPartyStatus>([
  ['setup', 'Setup'],
  ['proceeding', 'Proceeding'],
  ['answered', 'Answered'],
  ['disconnected', 'Disconnected'],
  ['gone', 'Gone'],
  ['parked', 'Parked'],
  ['hold', 'Hold'],
  ['voicemail', 'VoiceMail'],
  ['faxreceive', 'FaxReceive'],
  ['voicemailscreening', 'VoiceMailScreening'],
  ['vmscreening', 'VoiceMailScreening'],
]);

/** Transfers in progress inside the platform; they say nothing to a person. */
const internalCode = 'tds';

/** Undefined when the body names no telephony session. `timestamp` is the envelope's. */
export function parseSession(body: unknown, timestamp?: unknown): SessionReport | undefined {
  if (!isLoose(body)) return undefined;
  const damage: Damage = { damaged: false };
  const telephonySessionId = readId(body['telephonySessionId'] ?? body['id'], damage);
  const items = readList(body['parties'], damage);
  if (telephonySessionId === undefined || (items !== undefined && items.length > mostParties))
    return undefined;
  const origin = readLoose(body['origin'], damage);
  return {
    telephonySessionId,
    sessionId: readId(body['sessionId'], damage),
    sequence: readCount(body['sequence'], damage),
    timestamp: readTime(body['eventTime']) ?? readTime(timestamp),
    creationTime: readTime(body['creationTime']),
    origin: origin === undefined ? undefined : readText(origin['type'], damage),
    parties: readParties(items ?? [], damage),
    damaged: damage.damaged,
  };
}

/** One party as the answer to an action tells it. Undefined where it says nothing of use. */
export function parseParty(body: unknown): SessionParty | undefined {
  const party = isLoose(body) ? readParty(body, { damaged: false }) : 'broken';
  return typeof party === 'string' ? undefined : party;
}

function readParties(items: readonly unknown[], damage: Damage): readonly SessionParty[] {
  const parties: SessionParty[] = [];
  for (const item of items) {
    if (!isLoose(item)) {
      damage.damaged = true;
      continue;
    }
    const party = readParty(item, damage);
    if (party === 'broken') damage.damaged = true;
    else if (party !== 'internal') parties.push(party);
  }
  return parties;
}

function readParty(item: Loose, damage: Damage): SessionParty | 'broken' | 'internal' {
  const id = readId(item['id'], damage);
  const direction = item['direction'];
  const statusPart = readLoose(item['status'], damage);
  const code = statusPart?.['code'];
  if (typeof code !== 'string' || code.length > 40) return 'broken';
  const small = code.toLowerCase();
  if (small === internalCode) return 'internal';
  const status = statusByCode.get(small);
  if (id === undefined || status === undefined || statusPart === undefined) return 'broken';
  if (direction !== 'Inbound' && direction !== 'Outbound') return 'broken';
  const role = item['ringOutRole'];
  return {
    id,
    extensionId: readId(item['extensionId'], damage),
    direction,
    status,
    reason: readText(statusPart['reason'], damage),
    from: readEnd(item['from'], damage),
    to: readEnd(item['to'], damage),
    missedCall: readFlag(item['missedCall'], damage) ?? false,
    queueCall: readFlag(item['queueCall'], damage) ?? queueAttribute(item['attributes']),
    ringOutRole: role === 'Initiator' || role === 'Target' ? role : undefined,
    ...readPartyExtras(item, statusPart, damage),
  };
}

function queueAttribute(attributes: unknown): boolean | undefined {
  return isLoose(attributes) ? readFlag(attributes['queueCall'], { damaged: false }) : undefined;
}

function readEnd(value: unknown, damage: Damage): SessionEnd {
  const end = readLoose(value, damage);
  return {
    number: readText(end?.['phoneNumber'], damage),
    name: readText(end?.['name'], damage),
    extensionId: readId(end?.['extensionId'], damage),
    deviceId: readId(end?.['deviceId'], damage),
  };
}
