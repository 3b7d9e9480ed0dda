import type { PhoneNumbers } from '../phone-numbers.ts';
import type { CallLogRecord } from '../ringcentral/reports.ts';
import type { LoggedCall } from '../storage/history-calls.ts';
import { type LogOwner, pastCallFrom } from './past-call.ts';
import { factsOf, legsOf } from './record-facts.ts';

/** A record as it is kept; undefined for what makes no row: live calls, faxes. */
export function loggedFrom(
  record: CallLogRecord,
  owner: LogOwner,
  numbers: PhoneNumbers,
): LoggedCall | undefined {
  const row = pastCallFrom(record, owner, numbers);
  if (row === undefined) return undefined;
  return {
    ...{ recordId: record.id, partyId: record.partyId, modifiedAt: record.modifiedAt, row },
    facts: factsOf(record, row.ending, owner.extensionId),
    legs: legsOf(record, owner.extensionId, numbers),
  };
}

const day = 86_400_000;
/** The platform reads no farther back at once than 30 days. */
const farthestBack = 29 * day;

/**
 * Where a reading of everything begins: a day before what is known or before today, because calls that were going on
 * then are in the log only since.
 * @param now the platform's time, ms since the epoch
 */
export function whereToBegin(now: number, newestKnown: number | undefined): number {
  const today = startOfDay(now);
  return Math.max(Math.min(today, newestKnown ?? today) - day, now - farthestBack);
}

/** Local midnight before `now`. */
export function startOfDay(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0);
}
