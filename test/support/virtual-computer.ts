import type { Clock } from '../../src/main/clock.ts';

/** Whether monotonic time goes on while the computer sleeps: it does on Windows and macOS, not on Linux. */
export type SleepKind = 'time-goes-on' | 'time-stands-still';

/** The time of one process on a computer that can sleep, stall, have its clock set, and lose the process. */
export type VirtualComputer = Clock & {
  /** Nothing of this process runs from now on; its timers wait. Several may ask for it at once. */
  readonly pause: (kind: SleepKind) => void;
  /** For the last who asked: what came due meanwhile happens now, in order; other timers go on from where they were. */
  readonly resume: () => void;
  readonly isRunning: () => boolean;
  /** Kill −9: no timer of this process ever fires. */
  readonly die: () => void;
  readonly isDead: () => boolean;
};

type Timer = { readonly dueAt: number; readonly task: () => void; cancel: () => void };

/** @param wall the computer's wall clock, which outlives the process */
export function createVirtualComputer(time: Clock, wall: () => number): VirtualComputer {
  const timers = new Set<Timer>();
  const bornAt = time.elapsed();
  let pauses = 0;
  let pausedAt: number | undefined;
  let standing = false;
  let stoodStill = 0;
  let isDead = false;

  function elapsed(): number {
    const now = standing ? (pausedAt ?? time.elapsed()) : time.elapsed();
    return now - bornAt - stoodStill;
  }

  function arm(timer: Timer): void {
    timer.cancel = time.after(timer.dueAt - elapsed(), () => {
      timers.delete(timer);
      timer.task();
    });
  }

  function pause(kind: SleepKind): void {
    pauses += 1;
    if (isDead || pausedAt !== undefined) return;
    pausedAt = time.elapsed();
    standing = kind === 'time-stands-still';
    for (const timer of timers) timer.cancel();
  }

  function resume(): void {
    pauses -= 1;
    if (pausedAt === undefined || pauses > 0) return;
    if (standing) stoodStill += time.elapsed() - pausedAt;
    pausedAt = undefined;
    standing = false;
    const waiting = [...timers].sort((one, other) => one.dueAt - other.dueAt);
    for (const timer of waiting) arm(timer);
  }

  return {
    now: wall,
    elapsed,
    after: (ms, task) => {
      if (isDead) return () => undefined;
      // Node's own timers fire after a whole number of ms, one at least.
      const timer: Timer = { dueAt: elapsed() + Math.max(1, Math.ceil(ms)), task, cancel: () => undefined };
      timers.add(timer);
      if (pausedAt === undefined) arm(timer);
      return () => {
        timer.cancel();
        timers.delete(timer);
      };
    },
    pause,
    resume,
    isRunning: () => !isDead && pausedAt === undefined,
    die: () => {
      isDead = true;
      for (const timer of timers) timer.cancel();
      timers.clear();
    },
    isDead: () => isDead,
  };
}
