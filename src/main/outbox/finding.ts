import type { MessageRecord } from '../ringcentral/message-port.ts';
import type { OutboxRow } from '../storage/outbox-row.ts';
import { type Doubtful, findClaims } from './claims.ts';
import { canBe } from './match-fax.ts';
import { found, type Moment } from './steps.ts';

export type Settled = {
  readonly before: OutboxRow;
  readonly after: OutboxRow;
  readonly record: MessageRecord;
};

type Claimant = (platformId: string) => string | undefined;

/** Which of these messages are lost attempts of ours. @param claimant whose message that is already */
export function claimsAmong(
  rows: readonly OutboxRow[],
  records: readonly MessageRecord[],
  claimant: Claimant,
  at: Moment,
): readonly Settled[] {
  const items = rows.flatMap((row) => doubtful(row, at));
  const likely = records.filter((record) =>
    items.some(({ content, doubts }) => doubts.some((doubt) => canBe(content, doubt, record))),
  );
  const free = likely.filter(({ id }) => claimant(id) === undefined);
  const now = new Map(rows.map((row) => [row.id, row]));
  return findClaims(items, free, canBe).flatMap(({ itemId, attempt, record }) => {
    const before = now.get(itemId);
    // What is under way has an answer coming that says which message it is.
    if (before === undefined || before.state === 'sending') return [];
    const after = found(before, attempt, record.id, at);
    now.set(itemId, after);
    return [{ before, after, record }];
  });
}

/** An attempt that is under way may have a message already: then that is not somebody else's lost one. */
function doubtful(row: OutboxRow, at: Moment): readonly Doubtful[] {
  const { id, content, attempt } = row;
  const current = { attempt, startedAt: row.attemptServerAt ?? at.server, endedAt: at.server };
  const doubts = row.state === 'sending' ? [...row.doubts, current] : row.doubts;
  return doubts.length === 0 ? [] : [{ id, content, doubts }];
}

/** Whether there is a message that could be this item, although nothing is known of an attempt. */
export function couldBeThere(
  { content, attempt }: OutboxRow,
  writtenAt: number,
  records: readonly MessageRecord[],
  claimant: Claimant,
  at: Moment,
): boolean {
  const doubt = { attempt, startedAt: writtenAt, endedAt: at.server };
  return records.some((record) => canBe(content, doubt, record) && claimant(record.id) === undefined);
}
