import type { CallFacts, CallLeg, CallLegEnding, RecordingName } from '../../shared/call-facts.ts';
import type { CallEnding } from '../../shared/call.ts';
import { plainName } from '../../shared/plain-text.ts';
import type { PhoneNumbers } from '../phone-numbers.ts';
import type { CallLogEnd, CallLogLeg, CallLogRecord } from '../ringcentral/reports.ts';
import { answered, reasonOf, voicemail } from './record-words.ts';
import { ownLegs } from './takers.ts';

/** What a record says beside who, when and how it ended. */
export function factsOf(record: CallLogRecord, ending: CallEnding, ownId: string): CallFacts {
  return {
    takenAfterSeconds: takenAfter(record, ending, ownId),
    reason: reasonFor(record, ending),
    voicemailId: ending.kind === 'voicemail' ? record.message?.id : undefined,
    transferredTo: ending.kind === 'answered-here' ? transferredTo(record, ownId) : undefined,
    recordings: recordingsOf(record),
  };
}

/** My telephones rang until somebody else took it: that long, counted from the beginning of the call. */
function takenAfter(record: CallLogRecord, ending: CallEnding, ownId: string): number | undefined {
  if (ending.kind !== 'answered-elsewhere') return undefined;
  const own = ownLegs(record, ownId).find(({ result }) => !answered.has(result ?? ''));
  const rang = own ?? record;
  if (rang.durationSeconds === undefined) return undefined;
  const late = ((rang.startTime ?? 0) - (record.startTime ?? 0)) / 1000;
  return rang.durationSeconds + (rang.startTime === undefined ? 0 : Math.max(0, Math.round(late)));
}

function reasonFor({ result, reason }: CallLogRecord, ending: CallEnding): CallFacts['reason'] {
  const isOver = ending.kind === 'answered-here' || ending.kind === 'answered-elsewhere';
  return isOver || ending.kind === 'voicemail' ? undefined : reasonOf(result, reason);
}

/** A colleague's leg that began after mine was taken, and was taken too: I have handed the caller on. */
function transferredTo(record: CallLogRecord, ownId: string): string | undefined {
  const own = record.legs.find((leg) => leg.extensionId === ownId && isTalk(leg));
  const next = record.legs.findLast((leg) => leg.extensionId !== ownId && isTransfer(leg, own?.startTime));
  return plainName(next?.to.name);
}

function isTransfer(leg: CallLogLeg, after: number | undefined): boolean {
  if (!isTalk(leg) || leg.extensionId === undefined) return false;
  const isNamed = leg.legType === 'TransferCall' || leg.action === 'Transfer';
  return isNamed && (leg.startTime === undefined || after === undefined || leg.startTime > after);
}

const isTalk = ({ result }: CallLogLeg): boolean => answered.has(result ?? '');

function recordingsOf(record: CallLogRecord): readonly RecordingName[] {
  const found = new Map<string, RecordingName>();
  for (const { recording } of [record, ...record.legs]) {
    if (recording === undefined || found.has(recording.id)) continue;
    const { id, type, contentUri } = recording;
    const kind = type === 'OnDemand' ? 'on-demand' : 'automatic';
    found.set(id, { id, kind, ...(contentUri === undefined ? {} : { uri: contentUri }) });
  }
  return [...found.values()];
}

/** Every way of the call, in the order of their beginning. */
export function legsOf(record: CallLogRecord, ownId: string, numbers: PhoneNumbers): readonly CallLeg[] {
  return record.legs
    .map((leg): CallLeg => {
      const { startTime: startedAt, durationSeconds: seconds, extensionId, result, action, legType } = leg;
      return {
        ...{ startedAt, seconds, extensionId, result, action, legType },
        direction: leg.direction === 'Inbound' ? 'inbound' : 'outbound',
        from: endOf(leg.from, numbers),
        to: endOf(leg.to, numbers),
        isMine: extensionId === ownId,
        ...(isToMyself(leg, ownId) ? { toMyself: true } : {}),
        ...delegateOf(leg, ownId),
        end: endingOf(leg),
      };
    })
    .sort((one, other) => (one.startedAt ?? 0) - (other.startedAt ?? 0));
}

/** Of these kinds are legs to one's own telephones: rung beside the desk's, or first of all by a RingOut. */
const ownPhone = /^(FindMe|FollowMe|RingMe|RingOut\w*ToSubscriber)$/i;

function isToMyself({ direction, extensionId, to, legType = '' }: CallLogLeg, ownId: string): boolean {
  if (direction === 'Inbound') return false;
  return to.extensionId === ownId || (extensionId === ownId && ownPhone.test(legType));
}

function delegateOf(
  { delegate, delegateId, extensionId }: CallLogLeg,
  ownId: string,
): Pick<CallLeg, 'delegate'> {
  const isNamed = delegate !== undefined || delegateId !== undefined;
  if (!isNamed || (delegateId !== undefined && delegateId === extensionId)) return {};
  return { delegate: { name: plainName(delegate), isMe: delegateId === ownId } };
}

function endOf(
  { number, extensionNumber, name, deviceId }: CallLogEnd,
  numbers: PhoneNumbers,
): CallLeg['from'] {
  const shown = number === undefined ? extensionNumber : (numbers.view(number)?.shown ?? number);
  return { shown, name: plainName(name), deviceId };
}

function endingOf({ result }: CallLogLeg): CallLegEnding {
  if (result === undefined) return 'unknown';
  if (result === 'In Progress') return 'going-on';
  if (voicemail.has(result)) return 'voicemail';
  return answered.has(result) ? 'talked' : 'not-taken';
}
