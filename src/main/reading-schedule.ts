import type { Chance, Clock } from './clock.ts';

export type ScheduleParts = {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'fraction'>;
  readonly read: () => Promise<void>;
  /** Answers how long the platform asked to wait, in ms, or `hopeless` where asking again soon is no use. */
  readonly failed: (error: unknown) => number | 'hopeless';
  /** Ms from one reading to the next, give or take a tenth: whole companies start at nine. */
  readonly every: number;
  readonly leastBetween: number;
};

/** Reads again and again, one reading at a time. */
export type ReadingSchedule = {
  /** @param ms until the first reading */
  readonly begin: (ms: number) => void;
  /** @param within ms, at a moment of this computer's own */
  readonly soon: (within?: number) => void;
  readonly end: () => void;
};

/** Ms until a reading that failed is repeated; doubled each time. */
const firstRetryAfter = 20_000;
const lastRetryAfter = 15 * 60_000;
const hopelessFor = 60 * 60_000;

export function createReadingSchedule(parts: ScheduleParts): ReadingSchedule {
  const { clock, chance, every, leastBetween } = parts;
  /** One for each person who is followed. */
  let life: symbol | undefined;
  let cancel = (): void => undefined;
  let dueAt = Infinity;
  let lastAt = -Infinity;
  let isReading = false;
  let readAgain = false;
  let failures = 0;

  function plan(ms: number): void {
    const at = Math.max(clock.elapsed() + ms, lastAt + leastBetween);
    if (at >= dueAt) return;
    cancel();
    dueAt = at;
    cancel = clock.after(at - clock.elapsed(), start);
  }

  function start(): void {
    dueAt = Infinity;
    const mine = life;
    isReading = true;
    parts.read().then(
      () => done(mine, readWell),
      (error: unknown) => done(mine, () => plan(retryAfter(parts.failed(error)))),
    );
  }

  function done(mine: symbol | undefined, then: () => void): void {
    if (mine === undefined || mine !== life) return;
    isReading = false;
    lastAt = clock.elapsed();
    then();
    if (readAgain) plan(0);
    readAgain = false;
  }

  function readWell(): void {
    failures = 0;
    plan(every * (0.9 + 0.2 * chance.fraction()));
  }

  function retryAfter(wait: number | 'hopeless'): number {
    if (wait === 'hopeless') return hopelessFor;
    const backOff =
      Math.min(lastRetryAfter, firstRetryAfter * 2 ** failures) * (0.75 + 0.5 * chance.fraction());
    failures += 1;
    return Math.max(wait, backOff);
  }

  function end(): void {
    life = undefined;
    cancel();
    dueAt = Infinity;
    isReading = false;
    readAgain = false;
  }

  return {
    begin: (ms) => {
      end();
      life = Symbol('followed');
      failures = 0;
      lastAt = -Infinity;
      plan(ms);
    },
    soon: (within = 0) => {
      if (life === undefined) return;
      if (isReading) readAgain = true;
      else plan(within * chance.fraction());
    },
    end,
  };
}
