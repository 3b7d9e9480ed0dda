import type { Call, CallEnding, CallLine, CallParty } from '../../shared/call.ts';
import type { PastCall } from '../../shared/call-list.ts';
import { plainName } from '../../shared/plain-text.ts';
import type { PhoneNumbers } from '../phone-numbers.ts';
import type { CallLogEnd, CallLogRecord } from '../ringcentral/reports.ts';
import { answered, declined, missed, voicemail } from './record-words.ts';
import { isTakenByOther, takerOf } from './takers.ts';

export type LogOwner = {
  readonly extensionId: string;
  readonly name: string | undefined;
  /** By E.164 or short extension. */
  readonly lineName: (number: string) => string | undefined;
};

/** A finished call of the call log as a row; undefined for live calls, faxes and what is no call of a person. */
export function pastCallFrom(
  record: CallLogRecord,
  owner: LogOwner,
  numbers: PhoneNumbers,
): PastCall | undefined {
  if (record.result === 'In Progress' || record.startTime === undefined || isFax(record)) return undefined;
  const isInbound = record.direction === 'Inbound';
  const ending = isInbound ? inboundEnding(record, owner) : outboundEnding(record);
  const far = isInbound ? record.from : record.to;
  const seconds = record.durationSeconds;
  const talked = ending.kind === 'answered-here';
  return {
    id: `log-${record.id}`,
    telephonySessionId: record.telephonySessionId,
    sessionId: record.sessionId,
    direction: isInbound ? 'inbound' : 'outbound',
    party: numbers.party(far.number ?? far.extensionNumber, far.name),
    line: isInbound ? lineOf(record.to, owner, numbers) : undefined,
    startedAt: record.startTime,
    talkedSeconds: talked ? seconds : undefined,
    rangSeconds: talked ? undefined : seconds,
    ending,
    unheard: false,
  };
}

function isFax({ action, result }: CallLogRecord): boolean {
  return /fax/i.test(action ?? '') || /fax/i.test(result ?? '');
}

function inboundEnding(record: CallLogRecord, owner: LogOwner): CallEnding {
  const { result = '', delegate, message } = record;
  // A call a colleague took is listed as missed, or as accepted, in some records; their leg knows better.
  if (isTakenByOther(record, owner.extensionId))
    return {
      kind: 'answered-elsewhere',
      by: plainName(takerOf(record, owner.extensionId)?.to.name ?? delegate),
    };
  if (answered.has(result)) return { kind: 'answered-here', device: undefined };
  // Nobody took it, and yet something was left: in my own mailbox or the queue's.
  const isLeft = message?.type === 'VoiceMail' || record.legs.some((leg) => voicemail.has(leg.result ?? ''));
  if (voicemail.has(result) || (missed.has(result) && isLeft)) return { kind: 'voicemail' };
  if (declined.has(result)) return { kind: 'declined' };
  return missed.has(result) ? { kind: 'missed' } : { kind: 'unknown' };
}

function outboundEnding({ result }: CallLogRecord): CallEnding {
  return answered.has(result ?? '')
    ? { kind: 'answered-here', device: undefined }
    : { kind: 'not-connected' };
}

function lineOf(to: CallLogEnd, owner: LogOwner, numbers: PhoneNumbers): CallLine | undefined {
  const number = to.number === undefined ? undefined : numbers.view(to.number);
  const given = plainName(to.name);
  // What was dialled belongs to another extension: a queue that rang us.
  const isQueue = to.extensionId !== undefined && to.extensionId !== owner.extensionId && given !== undefined;
  const lineKey = number?.e164 ?? to.extensionNumber;
  const named = lineKey === undefined ? undefined : owner.lineName(lineKey);
  const useful = given === owner.name ? undefined : given;
  const name = (isQueue ? useful : (named ?? useful)) ?? number?.shown ?? to.extensionNumber;
  if (name === undefined) return undefined;
  return { kind: isQueue ? 'queue' : 'direct', name, extensionNumber: to.extensionNumber };
}

/** A call we saw to its end, until the call log has it. */
export function pastCallSeen(call: Call): PastCall | undefined {
  if (call.phase !== 'ended' || call.ending === undefined || call.endedAt === undefined) return undefined;
  const { answeredAt, endedAt, startedAt } = call;
  const talked = call.ending.kind === 'answered-here' && answeredAt !== undefined;
  return {
    id: call.id,
    telephonySessionId: call.telephonySessionId,
    sessionId: call.sessionId,
    direction: call.direction,
    party: toldParty(call.party),
    line: call.line,
    startedAt,
    talkedSeconds: talked ? seconds(endedAt - answeredAt) : undefined,
    rangSeconds: seconds((answeredAt ?? endedAt) - startedAt),
    ending: call.ending,
    unheard: false,
  };
}

/** What the network told: whose number it is, is looked up whenever the row is shown. */
function toldParty(party: CallParty): CallParty {
  if (party.kind === 'number' && party.identity !== undefined)
    return { kind: party.kind, number: party.number, name: party.networkName };
  if (party.kind === 'colleague' && party.identity !== undefined)
    return { kind: party.kind, extensionNumber: party.extensionNumber, name: party.networkName };
  return party;
}

function seconds(ms: number): number {
  return Math.max(0, Math.round(ms / 1000));
}
