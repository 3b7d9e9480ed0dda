import type { HistoryChange, MovedCursors } from './history-change.ts';
import type { PopDeed } from './history-pops.ts';

/**
 * One transaction, so that it can be done again on another database. It says what was done and not which rows changed:
 * in memory there are fewer rows than in the file, and other checksums. What goes by limits of age and size is no
 * deed: the limits are looked after again once the file is back.
 */
export type Deed =
  | {
      readonly kind: 'change';
      readonly change: HistoryChange;
      /** False: its cursor did not count, because the file failed in the middle of it. */
      readonly isSure: boolean;
      readonly moved: MovedCursors;
      /** This computer's clock, ms since the epoch. */
      readonly at: number;
    }
  | { readonly kind: 'pop'; readonly deed: PopDeed };

/** What was done while there was no file to write to, in its order. */
export type Journal = {
  readonly add: (deed: Deed) => void;
  readonly deeds: () => readonly Deed[];
  /** False once rows of the platform had to go: cursors would stand for rows that are missing. */
  readonly isWhole: () => boolean;
  readonly clear: () => void;
};

export type JournalLimits = {
  readonly deeds: number;
  /** Written as JSON in UTF-8. */
  readonly bytes: number;
};

export const journalLimits: JournalLimits = { deeds: 20_000, bytes: 32 * 1024 * 1024 };

type Entry = { readonly deed: Deed; readonly bytes: number };

export function createJournal(limits: JournalLimits): Journal {
  let entries: Entry[] = [];
  let bytes = 0;
  let isWhole = true;

  const isOver = (share: number): boolean =>
    entries.length > limits.deeds * share || bytes > limits.bytes * share;

  /** The oldest first, and some more of them than there must, so that not each new one costs a walk through all. */
  function makeRoom(): void {
    const before = entries;
    let count = before.length;
    const isEnough = (): boolean => count <= limits.deeds * shrunkTo && bytes <= limits.bytes * shrunkTo;
    entries = before.flatMap((entry) => {
      if (isEnough()) return entry;
      const own = ownPart(entry.deed);
      if (own === entry.deed) return entry;
      isWhole = false;
      const left = own === undefined ? [] : [entryOf(own)];
      count += left.length - 1;
      bytes += (left[0]?.bytes ?? 0) - entry.bytes;
      return left;
    });
    while (isOver(1)) bytes -= entries.shift()?.bytes ?? 0;
  }

  return {
    add: (deed) => {
      const last = entries.at(-1);
      const together = last && joined(last.deed, deed);
      if (last !== undefined && together !== undefined) bytes -= last.bytes;
      if (together !== undefined) entries.pop();
      const entry = entryOf(together ?? deed);
      entries.push(entry);
      bytes += entry.bytes;
      if (isOver(1)) makeRoom();
    },
    deeds: () => entries.map(({ deed }) => deed),
    isWhole: () => isWhole,
    clear: () => {
      entries = [];
      bytes = 0;
      isWhole = true;
    },
  };
}

const shrunkTo = 0.9;

function entryOf(deed: Deed): Entry {
  return { deed, bytes: Buffer.byteLength(JSON.stringify(deed)) };
}

/** Streams move all the time; where nothing else happens only where they stand in the end counts. */
function joined(last: Deed, next: Deed): Deed | undefined {
  if (last.kind !== 'change' || next.kind !== 'change') return undefined;
  if (!last.isSure || !next.isSure || Object.keys({ ...last.change, ...next.change }).length > 0)
    return undefined;
  return { ...next, moved: [...new Map([...last.moved, ...next.moved])] };
}

/** What nobody else knows of it; the platform tells the rest again. Undefined where that is nothing. */
export function ownPart(deed: Deed): Deed | undefined {
  if (deed.kind === 'pop') return deed;
  const { callMarks, favourites, dialled, identification, messages } = deed.change;
  const own: HistoryChange = {
    ...(callMarks === undefined ? {} : { callMarks }),
    ...(favourites === undefined ? {} : { favourites }),
    ...(dialled === undefined ? {} : { dialled }),
    ...(identification === undefined ? {} : { identification }),
    ...(messages?.marks === undefined ? {} : { messages: { marks: messages.marks } }),
  };
  const count = Object.keys(own).length;
  if (count === 0) return undefined;
  const isAll = count === Object.keys(deed.change).length && deed.moved.length === 0;
  const isMarksAlone = messages === undefined || Object.keys(messages).every((name) => name === 'marks');
  return isAll && isMarksAlone ? deed : { ...deed, change: own, moved: [] };
}
