import type { FaxAnswer } from '../../shared/fax.ts';
import type { FaxSent } from '../ringcentral/fax-port.ts';
import type { Doubt, OutboxContent, OutboxRow } from '../storage/outbox-row.ts';
import { fingerprintOf } from './fingerprint.ts';
import { isUnsettled } from '../unsettled.ts';

/** What the clocks say, in ms: this computer's two, and what the platform's shows as far as we know. */
export type Moment = { readonly wall: number; readonly elapsed: number; readonly server: number };

/** Ms by the platform's clock in which an attempt that was given up may still turn up. */
const watchMs = 24 * 3_600_000;

/** Something new, which waits for its turn. */
export function written(id: string, content: OutboxContent, place: number, at: Moment): OutboxRow {
  return {
    ...{ id, place, content, state: 'queued', fingerprint: fingerprintOf(content), attempt: 0, doubts: [] },
    ...{ attemptAt: undefined, attemptElapsed: undefined, attemptServerAt: undefined, bootId: undefined },
    ...{ platformId: undefined, twinId: undefined, problem: undefined, confirmedAt: undefined, questions: 0 },
    ...{ writtenAt: at.wall, changedAt: at.wall },
  };
}

/** What is written ahead of the first byte. */
export function begun(row: OutboxRow, bootId: string, at: Moment): OutboxRow {
  return {
    ...row,
    ...{ state: 'sending', attempt: row.attempt + 1, bootId, changedAt: at.wall, problem: undefined },
    ...{ attemptAt: at.wall, attemptElapsed: at.elapsed, attemptServerAt: at.server },
  };
}

/** How the newest attempt ended, by what can have happened. `isLeft`: we broke it off, not the person. */
export function ended(row: OutboxRow, sent: FaxSent, at: Moment, isLeft: boolean): OutboxRow {
  const next = { ...row, changedAt: at.wall };
  switch (sent.kind) {
    case 'accepted':
      return { ...next, state: 'sent', platformId: sent.message.id };
    case 'refused':
      return {
        ...next,
        state: 'refused',
        problem: { code: sent.code ?? String(sent.status), text: sent.text, requestId: sent.requestId },
      };
    case 'file-failed':
      return {
        ...next,
        state: 'refused',
        problem: { code: 'file-failed', text: sent.name, requestId: undefined },
      };
    case 'throttled':
    case 'never-left':
      return { ...next, state: 'queued' };
    case 'cancelled':
      return { ...next, state: isLeft ? 'queued' : 'cancelled' };
    case 'unsure':
      return { ...next, state: 'unsure', doubts: [...row.doubts, doubtOf(row, at)] };
  }
}

function doubtOf(row: OutboxRow, at: Moment): Doubt {
  return { attempt: row.attempt, startedAt: row.attemptServerAt ?? at.server, endedAt: at.server };
}

/** Found at the start of a run: nobody knows what an attempt came to while nobody was there. */
export function takenUp(row: OutboxRow, at: Moment): OutboxRow {
  if (row.state !== 'sending') return row;
  return { ...row, state: 'unsure', changedAt: at.wall, doubts: [...row.doubts, doubtOf(row, at)] };
}

/** The outbox is an older copy of itself: whatever is open in it may have been sent since. */
export function broughtBack(row: OutboxRow, at: Moment): OutboxRow {
  if (!isUnsettled(row)) return row;
  const written = row.writtenAt + (at.server - at.wall);
  const attempt = Math.max(1, row.attempt);
  const startedAt = Math.min(written, ...row.doubts.map((doubt) => doubt.startedAt));
  const doubts = [{ attempt, startedAt, endedAt: at.server }];
  return { ...row, attempt, doubts, state: row.state === 'ask' ? 'ask' : 'unsure', changedAt: at.wall };
}

/** A message of the platform turned out to be one of its attempts. */
export function found(row: OutboxRow, attempt: number, platformId: string, at: Moment): OutboxRow {
  const doubts = withoutDoubt(row.doubts, attempt);
  const next = { ...row, doubts, changedAt: at.wall };
  if (row.platformId === platformId) return next;
  if (row.platformId === undefined) return { ...next, state: 'sent', platformId };
  return { ...next, twinId: row.twinId ?? platformId };
}

/** Which of the attempts it was, nobody can say: each of the others may have happened in all that time. */
function withoutDoubt(doubts: readonly Doubt[], attempt: number): readonly Doubt[] {
  const startedAt = Math.min(...doubts.map((doubt) => doubt.startedAt));
  const endedAt = Math.max(...doubts.map((doubt) => doubt.endedAt));
  return doubts
    .filter((doubt) => doubt.attempt !== attempt)
    .map((doubt) => ({ ...doubt, startedAt, endedAt }));
}

/**
 * Of something settled, what is not expected to turn up any more goes. What is not settled can be found whenever
 * somebody looks, days later too. The same row where nothing goes.
 */
export function withoutOldDoubts(row: OutboxRow, at: Moment): OutboxRow {
  if (isUnsettled(row)) return row;
  const doubts = row.doubts.filter((doubt) => isWatched(doubt, at));
  return doubts.length === row.doubts.length ? row : { ...row, doubts };
}

export function isWatched({ endedAt }: Doubt, at: Moment): boolean {
  return endedAt + watchMs > at.server;
}

/** Once for each attempt, however often the person looks again. */
export function asked(row: OutboxRow, isNew: boolean, at: Moment): OutboxRow {
  return { ...row, state: 'ask', questions: row.questions + Number(isNew), changedAt: at.wall };
}

/** What the person says to a question; undefined where there is none. */
export function answered(row: OutboxRow, answer: FaxAnswer, at: Moment): OutboxRow | undefined {
  if (row.state !== 'ask' && row.state !== 'queued') return undefined;
  const next = { ...row, changedAt: at.wall };
  switch (answer) {
    case 'check-again':
      return row.state === 'ask' ? { ...next, state: 'unsure' } : undefined;
    case 'send-again':
      return { ...next, state: 'queued', confirmedAt: at.wall };
    case 'do-not-send':
      return { ...next, state: 'dropped' };
  }
}
