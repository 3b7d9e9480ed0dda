import type { Chance, Clock } from '../clock.ts';

export type CallLogReaderPorts = {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'fraction'>;
  readonly read: () => Promise<void>;
  /** Answers how long the platform asked to wait, in ms, or `hopeless` where asking again is no use. */
  readonly failed: (error: unknown) => number | 'hopeless';
};

/** Decides when the call log is read; what is made of it is somebody else's. */
export type CallLogReader = {
  /** From now on it reads when it is asked to, and once an hour by itself while events come. */
  readonly begin: () => void;
  readonly soon: () => void;
  /** A record should come: looks when it should be there, and again as long as it is not. */
  readonly lookWhile: (isMissing: () => boolean) => void;
  /** Calls may have come and gone unseen; a later gap takes the place of this one. */
  readonly lookAfterGap: () => void;
  /** Once, in so many ms, whatever else is looked for. */
  readonly lookOnce: (ms: number) => void;
  readonly listening: (isListening: boolean) => void;
  readonly end: () => void;
};

const minute = 60_000;
/**
 * Ms after which a call's record is looked for: 15 to 30 s after its end it should be in the call log, a minute at
 * worst; but a call that somebody else took or was handed goes on for them, and is in the log when they hang up.
 */
const looksAfter = [
  ...[20_000, 40_000, 75_000],
  ...[105, 135, 165, 195, 225, 255, 285, 315].map((count) => count * 1000),
  ...[8, 15, 30, 60].map((count) => count * minute),
];
/**
 * The same after a gap in the events, from and to: what ended in the gap is logged a little later, and all who had the
 * same gap must not ask together.
 */
const looksAfterGap = [
  [30_000, 120_000],
  [240_000, 270_000],
  [14 * minute, 16 * minute],
] as const;
/** Ms until a read that failed is repeated; doubled each time. */
const firstRetryAfter = 15_000;
const lastRetryAfter = 5 * minute;
/** The call log is in the platform's Heavy group, ten a minute for everything in it. */
const leastBetween = 8_000;
/** The same for reads that only look for a record: several calls are looked for with one of them. */
const leastBetweenLooks = 20_000;
/** What no event brought is found at the latest after so long. */
const auditEvery = 60 * minute;

export function createCallLogReader({ clock, chance, read, failed }: CallLogReaderPorts): CallLogReader {
  /** One for each person who is followed; what was begun for another is not heard any more. */
  let life: symbol | undefined;
  let cancelRead: (() => void) | undefined;
  let cancelAudit: (() => void) | undefined;
  let dueAt = Infinity;
  let lastReadAt = -Infinity;
  let isReading = false;
  let readAgain = false;
  let failures = 0;
  let gaps = 0;
  let isListening = false;
  /** What still waits to be looked for; cancelled when nobody is followed any more. */
  const cancelLooks = new Set<() => void>();

  function readNow(): void {
    cancelRead?.();
    cancelRead = undefined;
    dueAt = Infinity;
    if (isReading) {
      readAgain = true;
      return;
    }
    const mine = life;
    isReading = true;
    lastReadAt = clock.elapsed();
    read().then(
      () => done(mine, () => (failures = 0)),
      (error: unknown) => done(mine, () => retry(failed(error))),
    );
  }

  function done(mine: symbol | undefined, act: () => void): void {
    isReading = false;
    if (mine === life) act();
    if (readAgain) readIn(0);
    readAgain = false;
  }

  function retry(wait: number | 'hopeless'): void {
    if (wait === 'hopeless') return;
    readIn(Math.max(wait, Math.min(lastRetryAfter, firstRetryAfter * 2 ** failures)));
    failures += 1;
  }

  function readIn(ms: number): void {
    if (life === undefined) return;
    const now = clock.elapsed();
    const at = Math.max(now + ms, lastReadAt + leastBetween);
    if (at >= dueAt) return;
    cancelRead?.();
    dueAt = at;
    cancelRead = clock.after(at - now, readNow);
  }

  function lookAfter(ms: number, isMissing: () => boolean, then = (): void => undefined): void {
    if (life === undefined) return;
    const cancel = clock.after(ms, () => {
      cancelLooks.delete(cancel);
      if (!isMissing()) return;
      readIn(Math.max(0, lastReadAt + leastBetweenLooks - clock.elapsed()));
      then();
    });
    cancelLooks.add(cancel);
  }

  function lookWhile(isMissing: () => boolean, count = 0): void {
    const at = looksAfter[count];
    if (at === undefined) return;
    lookAfter(at - (looksAfter[count - 1] ?? 0), isMissing, () => lookWhile(isMissing, count + 1));
  }

  function planAudit(wait: number): void {
    cancelAudit = clock.after(wait, () => {
      if (isListening) readIn(0);
      planAudit(auditEvery);
    });
  }

  function end(): void {
    life = undefined;
    cancelRead?.();
    cancelRead = undefined;
    cancelAudit?.();
    for (const cancel of cancelLooks) cancel();
    cancelLooks.clear();
    dueAt = Infinity;
  }

  return {
    begin: () => {
      end();
      life = Symbol('followed');
      failures = 0;
      // Each computer at a minute of its own: whole companies start at nine.
      planAudit(chance.fraction() * auditEvery);
    },
    soon: () => readIn(0),
    lookWhile,
    lookAfterGap: () => {
      const mine = (gaps += 1);
      for (const [from, to] of looksAfterGap)
        lookAfter(from + (to - from) * chance.fraction(), () => mine === gaps);
    },
    lookOnce: (ms) => lookAfter(ms, () => true),
    listening: (is) => {
      isListening = is;
    },
    end,
  };
}
