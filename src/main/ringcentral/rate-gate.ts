import type { Chance, Clock } from '../clock.ts';
import { readRetryAfter } from './platform-failure.ts';
import { PlatformError } from './platform-port.ts';
import { groupNamed, type RateGroup, rateGroups, createRouteGroups, type Route } from './rate-groups.ts';
import { noRateMemory, type Quiet, rememberedGroups, type RateMemory } from './rate-memory.ts';
import { createPenalty, type Penalty } from './rate-penalty.ts';
import { createRateWindow, longestOnTheWayMs, type RateWindow, type Urgency } from './rate-window.ts';

export type { RateGroup } from './rate-groups.ts';
export type { Urgency } from './rate-window.ts';

/** Leave for one request. Whoever has one says how it ended; only the first word counts. */
export type Pass = {
  readonly group: RateGroup;
  /** Penalties, groups and limits lower than ours are learned here. */
  readonly answered: (status: number, headers: Headers) => void;
  /** The refusal was about no limit, as its body says: what it punished is calm again. */
  readonly forgiven: () => void;
  /** No answer came. What never reached the platform does not count. */
  readonly lost: (reached: 'no' | 'perhaps') => void;
};

/**
 * One gate for all requests to one host. It never lets more leave than our own budget, nothing of a group
 * during its penalty and nothing at all while the host itself asked for quiet; what the sign-in and the person
 * need goes before what runs by itself.
 */
export type RateGate = {
  /** Resolves when the request may leave. Rejects with `rate-limited` when a person would wait too long. */
  readonly enter: (route: Route, urgency: Urgency) => Promise<Pass>;
  /** Ms until a request of the group may leave. */
  readonly waitFor: (group: RateGroup, urgency?: Urgency) => number;
  /**
   * The system said that the computer falls asleep, and that it has woken up: on most systems the steady clock stands
   * still meanwhile, and the platform's does not.
   */
  readonly noteSuspend: () => void;
  /** Answers how many ms of the sleep the steady clock knows nothing of; 0 where nobody told of one. */
  readonly noteResume: () => number;
  readonly close: () => void;
};

/** People do not look at a spinner for longer. */
const longestUserWaitMs = 8_000;
/** Whoever waited so long goes next, so that nobody waits for ever. */
const patienceMs = 60_000;
/** Less is how exactly two clocks are read. */
const noticedMs = 1_000;
const order: readonly Urgency[] = ['session', 'user', 'line', 'background'];

type Waiting = {
  readonly urgency: Urgency;
  readonly since: number;
  readonly go: (pass: Pass) => void;
  readonly stop: (error: Error) => void;
  cancelLimit: () => void;
};

type GroupState = {
  readonly window: RateWindow;
  readonly penalty: Penalty;
  readonly waiting: Waiting[];
  cancelTimer: () => void;
};

/** @param memory what left shortly before this start counts where few are allowed, and a penalty goes on */
export function createRateGate(clock: Clock, chance: Chance, memory: RateMemory = noRateMemory): RateGate {
  const routes = createRouteGroups();
  /** Of the account, the address or the service: struck by a 429 without rate headers, or a 503 that says when. */
  const host = createPenalty(chance);
  const newGroup = (group: RateGroup): GroupState => ({
    window: createRateWindow(group),
    penalty: createPenalty(chance, 'waiting'),
    waiting: [],
    cancelTimer: () => undefined,
  });
  const groups: Readonly<Record<RateGroup, GroupState>> = {
    light: newGroup('light'),
    medium: newGroup('medium'),
    heavy: newGroup('heavy'),
    auth: newGroup('auth'),
  };
  let isClosed = false;
  /** Ms that the wall clock is ahead of the steady one; less than before where somebody set it back. */
  let ahead = clock.now() - clock.elapsed();
  /** The same when the computer fell asleep; undefined while it is awake. */
  let aheadAsleep: number | undefined;
  for (const group of rememberedGroups)
    for (const ago of memory.recent(group, clock.now()))
      groups[group].window.add('session', clock.elapsed() - ago);
  for (const who of [...rateGroups, 'host'] as const) {
    const left = memory.quietLeft(who, clock.now());
    if (left > 0) penaltyOf(who).punish(left, clock.elapsed());
  }

  function penaltyOf(who: Quiet): Penalty {
    return who === 'host' ? host : groups[who].penalty;
  }

  /** Calling the answer takes it back. */
  function keepQuiet(who: Quiet, wait: number): () => void {
    const forgive = penaltyOf(who).punish(wait, clock.elapsed());
    const forget = memory.noteQuiet(who, wait, clock.now());
    return () => {
      forgive();
      forget();
    };
  }

  function waitOf(group: RateGroup, urgency: Urgency): number {
    const now = clock.elapsed();
    const { window, penalty } = groups[group];
    // What goes first of all may be waiting for a new token: the refresh must not wait for it in turn.
    const quiet =
      group === 'auth' && urgency === 'session' ? host.lasts(urgency, now) : host.waitFor(urgency, now);
    // Whole ms: a rest of a millionth would be waited for again and again.
    return Math.ceil(Math.max(quiet, window.waitFor(urgency, now), penalty.waitFor(urgency, now)));
  }

  /** Ms that are certain; whether the one that goes first comes back soon is not. */
  function knownWait(group: RateGroup, urgency: Urgency): number {
    const now = clock.elapsed();
    const { window, penalty } = groups[group];
    return Math.max(window.waitFor(urgency, now), penalty.lasts(urgency, now), host.lasts(urgency, now));
  }

  /** The next to leave: by rank, but whoever has waited for a minute comes first. */
  function nextOf({ waiting }: GroupState): readonly Waiting[] {
    const old = waiting.find(({ since }) => since <= clock.elapsed() - patienceMs);
    const ranked = order.flatMap((urgency) => waiting.find((one) => one.urgency === urgency) ?? []);
    return old === undefined ? ranked : [old, ...ranked];
  }

  function pump(group: RateGroup): void {
    const state = groups[group];
    state.cancelTimer();
    for (;;) {
      const next = nextOf(state);
      if (next.length === 0) return;
      const ready = next.find(({ urgency }) => waitOf(group, urgency) === 0);
      if (ready === undefined) {
        const soonest = Math.min(...next.map(({ urgency }) => waitOf(group, urgency)));
        state.cancelTimer = clock.after(soonest, () => pump(group));
        return;
      }
      state.waiting.splice(state.waiting.indexOf(ready), 1);
      ready.cancelLimit();
      leave(group, ready);
    }
  }

  function pumpAll(): void {
    for (const group of rateGroups) pump(group);
  }

  /** What was noted while the clock was ahead would count as just made after a restart. */
  function followClock(): void {
    const before = ahead;
    ahead = clock.now() - clock.elapsed();
    if (before - ahead > noticedMs) memory.setBack(before - ahead);
  }

  function leave(group: RateGroup, { urgency, go }: Waiting): void {
    followClock();
    const { window, penalty } = groups[group];
    const probed = [penalty, host].filter((one) => one.leave(clock.elapsed()));
    const counted = window.add(urgency);
    const noteEnd = memory.note(group, clock.now());
    const leftAt = clock.elapsed();
    let isOpen = true;
    let punished: readonly (() => void)[] = [];
    const end = (how: 'answered' | 'lost'): void => {
      for (const one of probed) one.probed(how);
      pumpAll();
    };
    go({
      group,
      answered: (status, headers) => {
        if (!isOpen) return;
        isOpen = false;
        counted.endedAt = clock.elapsed();
        noteEnd(clock.now());
        punished = punish(group, status, headers);
        const isRefused = punished.length > 0;
        if (!isRefused) readLimit(group, headers);
        // A refusal says nothing about what it did not punish.
        end(isRefused ? 'lost' : 'answered');
      },
      forgiven: () => {
        for (const forgive of punished) forgive();
        punished = [];
        pumpAll();
      },
      lost: (reached) => {
        if (!isOpen) return;
        isOpen = false;
        if (reached === 'no') window.remove(counted);
        const silence = Math.max(0, clock.elapsed() - leftAt - longestOnTheWayMs);
        counted.endedAt = clock.elapsed() - silence;
        noteEnd(reached === 'no' ? undefined : clock.now() - silence);
        end('lost');
      },
    });
  }

  /** The limit is that of the group the header names, in which the platform has counted this request, too. */
  function readLimit(group: RateGroup, headers: Headers): void {
    const named = groupNamed(headers.get('x-rate-limit-group'));
    const counts = named === undefined || named === 'unknown' ? group : named;
    if (counts !== group) groups[counts].window.add('background', clock.elapsed());
    groups[counts].window.readLimit(headers);
  }

  /** What the answer struck; nothing where it was no penalty. */
  function punish(group: RateGroup, status: number, headers: Headers): readonly (() => void)[] {
    const retryAfter = headers.get('retry-after');
    const isQuiet = status === 503 && retryAfter !== null;
    if (status !== 429 && !isQuiet) return [];
    const wait = readRetryAfter(retryAfter, clock.now(), headers.get('date'));
    const named = groupNamed(headers.get('x-rate-limit-group'));
    const struck: readonly Quiet[] =
      isQuiet || named === undefined
        ? ['host']
        : [...new Set([group, named === 'unknown' ? 'heavy' : named])];
    return struck.map((who) => keepQuiet(who, wait));
  }

  function refusal(group: RateGroup, urgency: Urgency): PlatformError {
    return new PlatformError('rate-limited', `${group} is paused`, { retryAfter: waitOf(group, urgency) });
  }

  function enter(route: Route, urgency: Urgency): Promise<Pass> {
    const group = routes.of(route);
    const { waiting } = groups[group];
    return new Promise<Pass>((resolve, reject) => {
      if (isClosed) return reject(new PlatformError('network', 'closed'));
      if (urgency === 'user' && knownWait(group, urgency) > longestUserWaitMs)
        return reject(refusal(group, urgency));
      const go = (pass: Pass): void => resolve(learning(pass, route));
      const one: Waiting = {
        urgency,
        since: clock.elapsed(),
        go,
        stop: reject,
        cancelLimit: () => undefined,
      };
      if (urgency === 'user')
        one.cancelLimit = clock.after(longestUserWaitMs, () => {
          waiting.splice(waiting.indexOf(one), 1);
          reject(refusal(group, urgency));
        });
      waiting.push(one);
      pump(group);
    });
  }

  function learning(pass: Pass, route: Route): Pass {
    return {
      ...pass,
      answered: (status, headers) => {
        routes.learn(route, headers.get('x-rate-limit-group'));
        pass.answered(status, headers);
      },
    };
  }

  function noteResume(): number {
    if (aheadAsleep === undefined) return 0;
    const slept = clock.now() - clock.elapsed() - aheadAsleep;
    aheadAsleep = undefined;
    if (slept <= 0) return 0;
    for (const { window, penalty } of Object.values(groups)) {
      window.skip(slept);
      penalty.skip(slept);
    }
    host.skip(slept);
    pumpAll();
    return slept;
  }

  return {
    enter,
    waitFor: (group, urgency = 'background') => waitOf(group, urgency),
    noteSuspend: () => {
      // Who noticed the sleep by the clocks says it again, when it is over already.
      aheadAsleep ??= clock.now() - clock.elapsed();
    },
    noteResume,
    close: () => {
      isClosed = true;
      for (const state of Object.values(groups)) {
        state.cancelTimer();
        for (const one of state.waiting.splice(0)) {
          one.cancelLimit();
          one.stop(new PlatformError('network', 'closed'));
        }
      }
    },
  };
}
