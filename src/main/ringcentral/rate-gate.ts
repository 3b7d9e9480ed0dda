import type { Chance, Clock } from '../clock.ts';
import { readRetryAfter } from './platform-failure.ts';
import { PlatformError } from './platform-port.ts';

export type RateGroup = 'light' | 'medium' | 'heavy' | 'auth';
export type Urgency = 'user' | 'background';

/**
 * One gate for all requests. Each request inside a penalty would restart it, so while one lasts nothing of
 * that group leaves; what the person asked for goes before what runs by itself.
 */
export type RateGate = {
  /** Resolves when the request may leave. Rejects with `rate-limited` when a person would wait too long. */
  readonly enter: (group: RateGroup, urgency: Urgency) => Promise<void>;
  /** Every answer passes by: penalties, and limits lower than ours, are learned here. */
  readonly note: (group: RateGroup, status: number, headers: Headers) => void;
  /** A request that never reached the platform does not count. */
  readonly refund: (group: RateGroup) => void;
  /** Ms until a background request of the group may leave. */
  readonly waitFor: (group: RateGroup) => number;
  readonly close: () => void;
};

const windowMs = 60_000;
/** People do not look at a spinner for longer. */
const longestUserWait = 8_000;
/** After a penalty one request goes first; the others follow when it was answered, or after this. */
const probeLimit = 30_000;

/** The platform's own defaults; a person's request may use them up. */
const platformLimits: Readonly<Record<RateGroup, number>> = { light: 50, medium: 40, heavy: 10, auth: 5 };
/** Kept lower so that there is always room for a person, and in `auth` for the refresh. */
const backgroundLimits: Readonly<Record<RateGroup, number>> = { light: 40, medium: 32, heavy: 8, auth: 4 };
/** A flapping line must not ask for sockets' tokens all the time, however much room there is. */
const ownBackgroundLimits: Readonly<Record<RateGroup, number>> = { ...backgroundLimits, auth: 3 };

type Waiting = { readonly urgency: Urgency; readonly go: () => void; readonly stop: (error: Error) => void };

type GroupState = {
  sent: { readonly at: number; readonly urgency: Urgency }[];
  blockedUntil: number;
  probing: 'no' | 'next' | number;
  factor: number;
  waiting: Waiting[];
  cancelTimer: (() => void) | undefined;
};

export function createRateGate(clock: Clock, chance: Chance): RateGate {
  const groups: Record<RateGroup, GroupState> = {
    light: newGroup(),
    medium: newGroup(),
    heavy: newGroup(),
    auth: newGroup(),
  };

  /** Ms until fewer than `most` of these are younger than a minute. */
  function untilRoom(state: GroupState, sent: GroupState['sent'], most: number): number {
    const limit = Math.max(1, Math.floor(most * state.factor));
    const oldest = sent.at(-limit);
    return sent.length < limit || oldest === undefined ? 0 : oldest.at + windowMs - clock.elapsed();
  }

  /** Ms until one request of this urgency may leave. */
  function waitOf(group: RateGroup, urgency: Urgency): number {
    const state = groups[group];
    const now = clock.elapsed();
    state.sent = state.sent.filter(({ at }) => at > now - windowMs);
    const full =
      urgency === 'user'
        ? untilRoom(state, state.sent, platformLimits[group])
        : Math.max(
            untilRoom(state, state.sent, backgroundLimits[group]),
            untilRoom(
              state,
              state.sent.filter((one) => one.urgency === 'background'),
              ownBackgroundLimits[group],
            ),
          );
    const probe = typeof state.probing === 'number' ? Math.max(0, state.probing - now) : 0;
    // Whole ms: a rest of a millionth would be waited for again and again.
    return Math.ceil(Math.max(0, state.blockedUntil - now, full, probe));
  }

  function leave(state: GroupState, urgency: Urgency): void {
    const now = clock.elapsed();
    state.sent.push({ at: now, urgency });
    if (state.probing === 'next') state.probing = now + probeLimit;
    else if (typeof state.probing === 'number' && state.probing <= now) state.probing = 'no';
  }

  function pump(group: RateGroup): void {
    const state = groups[group];
    state.cancelTimer?.();
    state.cancelTimer = undefined;
    for (;;) {
      const next = state.waiting.find((one) => one.urgency === 'user') ?? state.waiting[0];
      if (next === undefined) return;
      const wait = waitOf(group, next.urgency);
      if (wait > 0) {
        state.cancelTimer = clock.after(wait, () => pump(group));
        return;
      }
      state.waiting.splice(state.waiting.indexOf(next), 1);
      leave(state, next.urgency);
      next.go();
    }
  }

  function punish(group: RateGroup, wait: number): void {
    const state = groups[group];
    // Half a second over, plus a little of our own so that a whole office does not come back at once.
    const until = clock.elapsed() + wait + 500 + chance.fraction() * Math.min(5_000, wait / 4);
    state.blockedUntil = Math.max(state.blockedUntil, until);
    state.probing = 'next';
    pump(group);
  }

  function note(group: RateGroup, status: number, headers: Headers): void {
    const state = groups[group];
    const named = groupNamed(headers.get('x-rate-limit-group'));
    if (status === 429) {
      const wait = readRetryAfter(headers.get('retry-after'), clock.now());
      // Without rate headers it was another limiter: of the account, the address or the service.
      const hit = headers.has('x-rate-limit-group') ? new Set([group, named ?? group]) : allGroups;
      for (const one of hit) punish(one, wait);
      return;
    }
    const limit = Number(headers.get('x-rate-limit-limit'));
    if (named === group && limit > 0) state.factor = Math.min(1, limit / platformLimits[group]);
    if (state.probing !== 'next') state.probing = 'no';
    pump(group);
  }

  return {
    enter: (group, urgency) =>
      new Promise((resolve, reject) => {
        const wait = waitOf(group, urgency);
        if (urgency === 'user' && wait > longestUserWait) {
          reject(new PlatformError('rate-limited', `${group} is paused`, { retryAfter: Math.ceil(wait) }));
          return;
        }
        groups[group].waiting.push({ urgency, go: resolve, stop: reject });
        pump(group);
      }),
    note,
    refund: (group) => {
      groups[group].sent.pop();
    },
    waitFor: (group) => waitOf(group, 'background'),
    close: () => {
      for (const state of Object.values(groups)) {
        state.cancelTimer?.();
        for (const one of state.waiting.splice(0)) one.stop(new PlatformError('network', 'closed'));
      }
    },
  };
}

function newGroup(): GroupState {
  return {
    sent: [],
    blockedUntil: -Infinity,
    probing: 'no',
    factor: 1,
    waiting: [],
    cancelTimer: undefined,
  };
}

const allGroups: ReadonlySet<RateGroup> = new Set(['light', 'medium', 'heavy', 'auth']);

function groupNamed(header: string | null): RateGroup | undefined {
  const name = header?.toLowerCase();
  for (const group of allGroups) if (group === name) return group;
  return undefined;
}

/** The group of a request of ours, for answers without the header and for asking before sending. */
export function groupOf(method: string, path: string): RateGroup {
  if (path.startsWith('/restapi/oauth/')) return 'auth';
  if (path.includes('/call-log') || path.includes('/active-calls')) return 'heavy';
  return method === 'GET' ? 'light' : 'medium';
}
