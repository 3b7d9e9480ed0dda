import type { Clock } from '../clock.ts';
import type { RingOutAsked } from '../ringcentral/ring-out-port.ts';

/** Ms. The platform's documents name one to three seconds. */
const firstAfter = 1_000;
const usually = 2_000;
/** For one that has rung for a minute, and after the platform asked for fewer questions. */
const seldom = 5_000;
const seldomAfter = 60_000;
/** While both sides talk events say more; this is for those who get none. */
const whileTalking = 20_000;
const leastBetween = 400;
const slowAnswer = 1_000;
const longestWait = 15_000;

export type PollerPorts = {
  readonly clock: Clock;
  readonly ask: () => Promise<RingOutAsked>;
  /** @param askedAt monotonic ms */
  readonly heard: (answer: RingOutAsked, askedAt: number) => void;
  readonly isReachable: () => boolean;
  readonly isTalking: () => boolean;
  /** How many RingOuts share the budget. */
  readonly sharers: () => number;
};

export type Poller = {
  /** Something happened: the answer is worth more now than later. */
  readonly soon: () => void;
  /** The platform can be reached again. */
  readonly reachable: () => void;
  readonly close: () => void;
};

/** Asks how one RingOut goes, one question at a time, until it is closed. Asks nothing while nobody can be reached. */
export function createPoller(ports: PollerPorts): Poller {
  const { clock } = ports;
  const beganAt = clock.elapsed();
  let cancel: (() => void) | undefined;
  let dueAt = Infinity;
  let lastAskedAt = -Infinity;
  let isAsking = false;
  let isWantedSoon = false;
  let isClosed = false;
  let floor = 0;
  let failures = 0;

  function plan(ms: number): void {
    const at = clock.elapsed() + ms;
    if (isClosed || isAsking || at >= dueAt) return;
    cancel?.();
    dueAt = at;
    cancel = clock.after(ms, ask);
  }

  function ask(): void {
    cancel = undefined;
    dueAt = Infinity;
    if (isClosed || !ports.isReachable()) return;
    isAsking = true;
    isWantedSoon = false;
    lastAskedAt = clock.elapsed();
    void ports.ask().then((answer) => {
      isAsking = false;
      if (isClosed) return;
      const askedAt = lastAskedAt;
      ports.heard(answer, askedAt);
      plan(isWantedSoon && answer.kind === 'status' ? leastBetween : waitAfter(answer));
    });
  }

  function waitAfter(answer: RingOutAsked): number {
    const took = clock.elapsed() - lastAskedAt;
    failures = answer.kind === 'no-answer' ? failures + 1 : 0;
    if (answer.kind === 'too-many') {
      floor = seldom;
      return Math.max(answer.retryAfterMs, seldom);
    }
    if (ports.isTalking()) return whileTalking;
    const usual = clock.elapsed() - beganAt > seldomAfter ? seldom : usually;
    const polite = took > slowAnswer ? 2 * took : 0;
    const wait = Math.max(usual, floor, polite) * Math.max(1, ports.sharers()) * 2 ** Math.min(failures, 3);
    return Math.min(longestWait, wait);
  }

  plan(firstAfter);
  return {
    soon: () => {
      isWantedSoon = true;
      plan(Math.max(0, leastBetween - (clock.elapsed() - lastAskedAt)));
    },
    reachable: () => plan(0),
    close: () => {
      isClosed = true;
      cancel?.();
    },
  };
}
