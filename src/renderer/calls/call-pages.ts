import type { CallFilter, CallPlace, PastCallPage, PastCallQuery } from '../../shared/past-calls.ts';
import {
  newestPlace,
  oldestPlace,
  opened,
  type ReadCalls,
  renewed,
  withNewer,
  withOlder,
} from './read-calls.ts';

export type CallPages = {
  /** This row came into view: what lies around it is read, or read again where it is old. */
  readonly need: (at: number) => void;
  /** Begins anew. */
  readonly open: (from: Beginning) => void;
  /** Something has changed: what is in view is read again, the rest when it comes into view. */
  readonly renew: () => void;
  /** All there is by this filter is wanted, from the newest to the oldest, until it is wanted no more. */
  readonly readWhole: (isWanted: boolean) => void;
  readonly close: () => void;
};

/** With the newest calls, with the oldest ones, or behind a place. */
export type Beginning = 'newest' | 'oldest' | CallPlace;

export type CallPagesPorts = {
  readonly filter: CallFilter;
  readonly ask: (query: PastCallQuery) => Promise<PastCallPage>;
  /** @param isAnew it is another beginning */
  readonly changed: (read: ReadCalls, isAnew: boolean) => void;
  /** Nothing could be read just now; it is tried again when something is needed or has changed. */
  readonly failed: () => void;
};

/** Calls of one page. */
const pageSize = 100;
/** Rows on both sides of one in view that should be there when they are scrolled to. */
const around = 40;

type Task =
  | { readonly kind: 'open' }
  | { readonly kind: 'again'; readonly at: number }
  | { readonly kind: 'older' | 'newer' };

/** Reads the history page by page as it comes into view; one question at a time. */
export function createCallPages({ filter, ask, changed, failed }: CallPagesPorts): CallPages {
  let read: ReadCalls | undefined;
  /** Where the first row stands. */
  let start: Beginning = 'newest';
  let wantsOpen = true;
  let view = { from: 0, to: 0 };
  /** `CallFold.key`s of what was read since the last change. */
  let fresh = new Set<string>();
  /** Nothing was there, and something has changed since. */
  let isEmptyOld = false;
  let wantsWhole = false;
  let isAsking = false;
  let isClosed = false;

  function nextTask(): Task | undefined {
    if (wantsOpen || read === undefined) return { kind: 'open' };
    const { folds, next, newer } = read;
    if (folds.length === 0 && isEmptyOld) return { kind: 'open' };
    for (let at = view.from; at <= view.to && at < folds.length; at += 1)
      if (!fresh.has(folds[at]?.key ?? '')) return { kind: 'again', at };
    if ((view.from === 0 || wantsWhole) && newer > 0 && start !== 'newest') return { kind: 'newer' };
    return next !== undefined && (view.to >= folds.length || wantsWhole) ? { kind: 'older' } : undefined;
  }

  function run(): void {
    const task = isAsking || isClosed ? undefined : nextTask();
    if (task === undefined) return;
    isAsking = true;
    wantsOpen = false;
    const asked = fresh;
    ask({ filter, count: pageSize, ...whereOf(task) }).then(
      (page) => {
        isAsking = false;
        // Somebody jumped elsewhere meanwhile, or left.
        if (!isClosed && !wantsOpen) take(task, page, asked);
        run();
      },
      () => {
        isAsking = false;
        wantsOpen ||= task.kind === 'open';
        if (!isClosed) failed();
      },
    );
  }

  function whereOf(task: Task): Pick<PastCallQuery, 'olderThan' | 'newerThan'> {
    const first = read?.folds[0];
    switch (task.kind) {
      case 'open':
        return from(start);
      case 'again': {
        const before = read?.folds[task.at - 1];
        return from(before === undefined ? start : oldestPlace(before));
      }
      case 'older':
        return from(read?.next ?? 'newest');
      case 'newer': {
        const place = first === undefined ? start : newestPlace(first);
        return typeof place === 'string' ? {} : { newerThan: place };
      }
    }
  }

  /** @param asked what counted as fresh when it was asked: after a change meanwhile it does not any more */
  function take(task: Task, page: PastCallPage, asked: Set<string>): void {
    if (task.kind === 'open' && page.folds.length === 0 && typeof start !== 'string') {
      // Nothing is that old: the oldest is what comes nearest.
      start = 'oldest';
      wantsOpen = true;
      return;
    }
    isEmptyOld = asked !== fresh;
    for (const { key } of page.folds) asked.add(key);
    // Where the two parts meet, a row may be in two pieces: read again when it comes into view.
    if (task.kind === 'newer')
      for (const fold of [page.folds.at(-1), read?.folds[0]]) asked.delete(fold?.key ?? '');
    const before = read?.grownAtTop ?? 0;
    read = task.kind === 'open' || read === undefined ? opened(page) : joined(read, task, page);
    const { grownAtTop, folds } = read;
    const grown = task.kind === 'newer' ? grownAtTop - before : 0;
    view = { from: view.from + grown, to: view.to + grown };
    const [first] = folds;
    if (task.kind === 'newer' || start === 'oldest')
      start = read.newer === 0 || first === undefined ? 'newest' : justBefore(newestPlace(first));
    changed(read, task.kind === 'open');
  }

  return {
    need: (at) => {
      view = { from: Math.max(0, at - around), to: at + around };
      run();
    },
    open: (beginning) => {
      start = beginning;
      wantsOpen = true;
      view = { from: 0, to: 0 };
      run();
    },
    renew: () => {
      fresh = new Set();
      isEmptyOld = true;
      run();
    },
    readWhole: (isWanted) => {
      wantsWhole = isWanted;
      run();
    },
    close: () => {
      isClosed = true;
    },
  };
}

function joined(read: ReadCalls, task: Task, page: PastCallPage): ReadCalls {
  switch (task.kind) {
    case 'open':
      return opened(page);
    case 'again':
      return renewed(read, task.at, page);
    case 'older':
      return withOlder(read, page);
    case 'newer':
      return withNewer(read, page);
  }
}

function from(start: Beginning): Pick<PastCallQuery, 'olderThan' | 'newerThan'> {
  if (start === 'newest') return {};
  return start === 'oldest' ? { newerThan: beforeAll } : { olderThan: start };
}

/** No call is older. */
const beforeAll: CallPlace = { startedAt: 0, id: ' ' };

/** Behind it that call comes first: no call has an id before this one. */
export function justBefore({ startedAt }: Pick<CallPlace, 'startedAt'>): CallPlace {
  return { startedAt: Math.floor(startedAt) + 1, id: ' ' };
}
