import type { PastCallsState } from '../../shared/past-calls.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { PhoneNumbers } from '../phone-numbers.ts';
import { waitAfter } from '../read-failure.ts';
import type { CallLogPart, CallLogPartOf } from '../ringcentral/reports.ts';
import type { History } from '../storage/history.ts';
import { loggedFrom } from './logged-rows.ts';
import type { LogOwner } from './past-call.ts';

export type BackReadingPorts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly numbers: PhoneNumbers;
  readonly serverNow: () => number;
  readonly readCallLog: (part: CallLogPartOf) => Promise<CallLogPart>;
  /** How far back anything is kept here at all, in ms; undefined where all of it is. */
  readonly keptFor: () => number | undefined;
  readonly changed: () => void;
};

/** Reads what the platform keeps of older calls, step by step and behind everything else. */
export type BackReading = {
  readonly follow: (owner: LogOwner, history: History) => void;
  /** The newest calls are here: now the older ones. */
  readonly begin: () => void;
  /** What lies between these moments was not read: it is older than any sync goes back. */
  readonly gap: (from: number, to: number) => void;
  /** The person wants older calls than the limit. */
  readonly more: () => void;
  readonly reach: () => PastCallsState['reach'];
  readonly forget: () => void;
};

/**
 * Names how far back the call log has been read: a moment in ms since the epoch, or `end`. A second moment says from
 * where on everything older is known.
 */
const cursor = 'call-log-back';
/** Ms between two steps: the call log is in the Heavy group, ten a minute for everything in it. */
const betweenSteps = 12_000;
/** Ms until a step that failed is repeated. */
const again = 60_000;
/** The platform keeps a year; a little more is asked for. */
const farthestBack = 400 * 86_400_000;
/** What is younger comes with the sync. */
const youngest = 86_400_000;

export function createBackReading(ports: BackReadingPorts): BackReading {
  const { clock, serverNow } = ports;
  let followed: { readonly owner: LogOwner; readonly history: History } | undefined;
  let cancel: (() => void) | undefined;
  /** Nothing older is read because nothing older is kept. */
  let isLimited = false;

  function goOn(wait: number): void {
    const mine = followed;
    if (mine === undefined || cancel !== undefined || mine.history.cursors.get(cursor) === 'end') return;
    cancel = clock.after(wait, () => {
      step(mine).then(
        (isEnd) => {
          if (mine !== followed) return;
          cancel = undefined;
          ports.changed();
          if (!isEnd) goOn(betweenSteps);
        },
        (error: unknown) => {
          ports.log.warn('older calls could not be read', { error: String(error) });
          if (mine !== followed) return;
          cancel = undefined;
          const asked = waitAfter(error);
          if (asked !== 'hopeless') goOn(Math.max(again, asked));
        },
      );
    });
  }

  /** The newest that are older than what was read. Answers whether nothing older is left. */
  async function step({ owner, history }: NonNullable<typeof followed>): Promise<boolean> {
    const before = history.cursors.get(cursor);
    const { to, knownTo } = placeFrom(before, serverNow() - youngest);
    const limit = ports.keptFor();
    const from = serverNow() - Math.min(farthestBack, limit ?? Infinity);
    // Older ones would go again at once; should they be kept one day, reading goes on from here.
    const end = limit === undefined ? 'end' : String(Math.min(to, from));
    isLimited = limit !== undefined;
    if (!(to > from)) return finish(history, before, end);
    const { records, isEnd } = await ports.readCallLog({ from, to });
    if (followed?.history !== history) return true;
    const logged = records.flatMap((record) => loggedFrom(record, owner, ports.numbers) ?? []);
    const starts = records.flatMap(({ startTime }) => startTime ?? []);
    // A page full of calls that began at one moment must not be read for ever.
    const oldest = Math.min(...starts, to - 1);
    if (isEnd || starts.length === 0 || oldest < knownTo) return finish(history, before, end, logged);
    const next = knownTo === -Infinity ? String(oldest) : `${oldest} ${knownTo}`;
    history.write({ logged, cursor: { name: cursor, from: before, to: next } });
    isLimited = false;
    return false;
  }

  function finish(
    history: History,
    before: string | undefined,
    end: string,
    logged: readonly LoggedRow[] = [],
  ): true {
    history.write({ logged, cursor: { name: cursor, from: before, to: end } });
    return true;
  }

  return {
    follow: (owner, history) => {
      cancel?.();
      cancel = undefined;
      isLimited = false;
      followed = { owner, history };
    },
    begin: () => goOn(betweenSteps),
    gap: (from, to) => {
      const cursors = followed?.history.cursors;
      const isWhole = cursors?.get(cursor) === 'end';
      // Where older calls were still missing, all that is older than the gap is read again.
      cursors?.set(cursor, isWhole ? `${to} ${from}` : String(to));
    },
    more: () => {
      cancel?.();
      cancel = undefined;
      goOn(0);
    },
    reach: () => {
      if (followed?.history.cursors.get(cursor) === 'end') return 'everything';
      return isLimited ? 'limited' : 'reading';
    },
    forget: () => {
      cancel?.();
      cancel = undefined;
      followed = undefined;
    },
  };
}

/** Where the next step begins, and from where on everything older is known already. */
function placeFrom(
  written: string | undefined,
  first: number,
): { readonly to: number; readonly knownTo: number } {
  const [to, knownTo] = (written ?? '').split(' ').map(Number);
  return {
    to: written === undefined || to === undefined || Number.isNaN(to) ? first : to,
    knownTo: knownTo ?? -Infinity,
  };
}

type LoggedRow = NonNullable<ReturnType<typeof loggedFrom>>;
