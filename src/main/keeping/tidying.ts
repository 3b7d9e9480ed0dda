import type { KeepingSettings } from '../../shared/keeping.ts';
import type { HistoryUse, KeepingStore } from '../storage/history-keeping.ts';
import type { PastCallStore } from '../storage/history-past-call-store.ts';

export type Kept = {
  readonly keeping: Pick<KeepingStore, 'use' | 'startAfterOldest' | 'dropFaxes' | 'dropNotes' | 'shrink'>;
  readonly pastCalls: Pick<PastCallStore, 'trim'>;
};

export type Tidied = {
  readonly calls: number;
  /** Ids of their messages. */
  readonly faxes: readonly string[];
  readonly notes: number;
  readonly isMore: boolean;
};

/** Rows and pages at once: a few ms of a slow disk, between two of which a call can ring. */
const slice = 200;
const pages = 250;
const day = 86_400_000;
/** A clock that is years ahead takes away no more than this much too much: the newest is what counts. */
const clockMayBeAhead = 30 * day;

/** From when on something stays; undefined: all of it. */
function since(days: number, newest: number | undefined, now: number): number | undefined {
  if (days === 0 || newest === undefined) return undefined;
  return Math.min(now, newest + clockMayBeAhead) - days * day;
}

/** Takes away what is older than the person wants, or more than there is room for, a slice at each step. */
export function createTidying({ keeping, pastCalls }: Kept, settings: () => KeepingSettings) {
  /** Old calls that stay, because they have a note or are to be called back. */
  let staying = 0;

  /** Answers how many went, and whether there may be more before then. */
  function dropCalls(before: number, calls: number): { readonly gone: number; readonly isMore: boolean } {
    const next = keeping.startAfterOldest(staying + slice);
    // Calls of the same moment go together.
    const until = next === undefined ? before : Math.min(before, next);
    pastCalls.trim({ most: Number.MAX_SAFE_INTEGER, since: until });
    const gone = calls - keeping.use().calls;
    if (gone === 0) staying += slice;
    return { gone, isMore: until < before };
  }

  function callsToGo(use: HistoryUse, now: number): number | undefined {
    const { callDays, megabytes } = settings();
    // The newest stays, whatever the size: it tells how far the log has been read.
    if (use.bytes > megabytes * 1_000_000) return use.newestCall;
    return since(callDays, use.newestCall, now);
  }

  return {
    /** @param now this computer's clock, ms since the epoch */
    step: (now: number): Tidied => {
      const use = keeping.use();
      const { faxDays, noteDays } = settings();
      const before = callsToGo(use, now);
      const isDue = before !== undefined && use.oldestCall !== undefined && use.oldestCall < before;
      const calls = isDue ? dropCalls(before, use.calls) : { gone: 0, isMore: false };
      const faxesUntil = since(faxDays, use.newestFax, now);
      const faxes = faxesUntil === undefined ? [] : keeping.dropFaxes(faxesUntil, slice);
      const notesUntil = noteDays === 0 ? undefined : now - noteDays * day;
      const notes = notesUntil === undefined ? 0 : keeping.dropNotes(notesUntil, slice);
      const isMore = calls.isMore || faxes.length === slice || notes === slice;
      return { calls: calls.gone, faxes, notes, isMore: isMore || keeping.shrink(pages) };
    },
    /** The limits are others, or another day: what stayed may go now. */
    startOver: () => {
      staying = 0;
    },
  };
}
