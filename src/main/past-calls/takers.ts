import type { CallLogLeg, CallLogRecord } from '../ringcentral/reports.ts';
import { answered, elsewhere } from './record-words.ts';

/**
 * The leg of a colleague who talked with the caller. A queue's own leg is `Accepted` as soon as the caller waits in
 * it: what was dialled has taken nothing by itself.
 */
export function takerOf(record: CallLogRecord, ownId: string): CallLogLeg | undefined {
  return record.legs.find((leg) => isTaker(leg, record, ownId));
}

function isTaker(
  { direction, result, extensionId }: CallLogLeg,
  record: CallLogRecord,
  ownId: string,
): boolean {
  if (extensionId === undefined || extensionId === ownId || extensionId === record.to.extensionId)
    return false;
  return direction === 'Inbound' && answered.has(result ?? '');
}

/** My own phones in this call; none where the platform told no legs. */
export function ownLegs({ legs }: CallLogRecord, ownId: string): readonly CallLogLeg[] {
  return legs.filter(({ extensionId, direction }) => extensionId === ownId && direction === 'Inbound');
}

/** Some records of a queue's member say that the call was accepted where a colleague's leg was. */
export function isTakenByOther(record: CallLogRecord, ownId: string): boolean {
  const { result = '', delegate } = record;
  const taker = takerOf(record, ownId);
  if (elsewhere.has(result)) return true;
  const own = ownLegs(record, ownId);
  const isMine = own.length === 0 || own.some((leg) => answered.has(leg.result ?? ''));
  if (answered.has(result)) return taker !== undefined && !isMine;
  return taker !== undefined || (delegate !== undefined && record.message === undefined);
}
