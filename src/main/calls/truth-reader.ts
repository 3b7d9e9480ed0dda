import type { Chance, Clock } from '../clock.ts';
import type { PresenceReport } from '../ringcentral/reports.ts';
import type { ReadReason } from './calls-state.ts';

type TruthReaderPorts = {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'fraction'>;
  readonly read: () => Promise<PresenceReport>;
  /** @param askedAt monotonic ms */
  readonly apply: (report: PresenceReport, askedAt: number) => void;
  /** An answer is from before a sleep and was dropped; it is asked for again. */
  readonly slept: () => void;
  readonly failed: (error: unknown) => void;
};

export type TruthReader = {
  readonly ask: (why: ReadReason | 'resync') => void;
  /** While true, asks again every four minutes or so. */
  readonly keepLooking: (on: boolean) => void;
  /** Nobody is signed in any more: what was planned is off, and an answer on its way is nobody's. */
  readonly forget: () => void;
  readonly close: () => void;
};

/** Ms to wait before asking, so that events under way arrive first and several reasons make one question. */
const patience: Readonly<Record<ReadReason | 'resync', number>> = {
  resync: 0,
  late: 0,
  silent: 0,
  hole: 1500,
  unlisted: 1500,
  damaged: 1500,
  unclear: 1500,
  recheck: 2000,
  'too-many': 5000,
};

/** Presence is in the platform's Light group (50 a minute); we leave most of that to others. */
const mostPerMinute = 12;
const leastBetween = 400;
const lookEvery = 4 * 60_000;
const firstRetryAfter = 5000;
const lastRetryAfter = 120_000;
/** Ms that the wall clock must have gone further than the steady one for the computer to have slept meanwhile. */
const sleptFrom = 1000;

/** Asks the platform what is really going on: rarely, one question at a time, and again when it fails. */
export function createTruthReader(ports: TruthReaderPorts): TruthReader {
  const { clock } = ports;
  let cancelDue: (() => void) | undefined;
  let dueAt = Infinity;
  let cancelLook: (() => void) | undefined;
  let reading = false;
  let askAgain: ReadReason | 'resync' | undefined;
  let failures = 0;
  let starts: readonly number[] = [];
  let turn = 0;
  let closed = false;

  function ask(why: ReadReason | 'resync'): void {
    if (closed) return;
    if (reading) {
      askAgain = why === 'resync' || askAgain === undefined ? why : askAgain;
      return;
    }
    plan(earliest(clock.elapsed() + patience[why], why));
  }

  function earliest(wanted: number, why: ReadReason | 'resync'): number {
    const now = clock.elapsed();
    starts = starts.filter((at) => now - at < 60_000);
    const last = starts.at(-1);
    const oldest = starts.at(-mostPerMinute);
    const free = why === 'resync' || oldest === undefined ? wanted : Math.max(wanted, oldest + 60_000);
    return last === undefined ? free : Math.max(free, last + leastBetween);
  }

  function plan(at: number): void {
    if (at >= dueAt) return;
    cancelDue?.();
    dueAt = at;
    cancelDue = clock.after(Math.max(0, at - clock.elapsed()), start);
  }

  function start(): void {
    cancelDue = undefined;
    dueAt = Infinity;
    const askedAt = clock.elapsed();
    const leadAtAsking = clock.now() - askedAt;
    starts = [...starts, askedAt];
    reading = true;
    const mine = turn;
    const take = (report: PresenceReport): void => {
      // What was true before a sleep is no answer after it.
      if (clock.now() - clock.elapsed() - leadAtAsking < sleptFrom) return ports.apply(report, askedAt);
      askAgain = 'resync';
      ports.slept();
    };
    ports.read().then(
      (report) => done(mine, () => take(report), false),
      (error: unknown) => done(mine, () => ports.failed(error), true),
    );
  }

  function done(asked: number, use: () => void, failed: boolean): void {
    if (asked !== turn) return;
    reading = false;
    failures = failed ? failures + 1 : 0;
    use();
    const again = askAgain;
    askAgain = undefined;
    if (failed) plan(clock.elapsed() + retryAfter());
    else if (again !== undefined) ask(again);
  }

  function retryAfter(): number {
    const backoff = Math.min(lastRetryAfter, firstRetryAfter * 2 ** (failures - 1));
    return backoff * (0.75 + 0.5 * ports.chance.fraction());
  }

  function look(): void {
    cancelLook = clock.after(lookEvery * (0.85 + 0.3 * ports.chance.fraction()), () => {
      ask('silent');
      look();
    });
  }

  function keepLooking(on: boolean): void {
    if (closed || on === (cancelLook !== undefined)) return;
    if (on) return look();
    cancelLook?.();
    cancelLook = undefined;
  }

  function forget(): void {
    turn += 1;
    reading = false;
    askAgain = undefined;
    failures = 0;
    cancelDue?.();
    cancelDue = undefined;
    dueAt = Infinity;
    keepLooking(false);
  }

  return {
    ask,
    keepLooking,
    forget,
    close: () => {
      forget();
      closed = true;
    },
  };
}
