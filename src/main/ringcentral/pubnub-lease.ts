import { backOff } from './back-off.ts';
import type { PlatformOutside } from './outside.ts';
import { PlatformError } from './platform-port.ts';
import type { PubNubKept } from './pubnub-kept.ts';
import {
  isGone,
  lifeLeft,
  momentOf,
  since,
  type PubNubSubscription,
  type PubNubSubscriptions,
} from './pubnub-subscriptions.ts';
import { within } from './within.ts';

/** The one subscription that is held for a line: found again or made, renewed in time, given back. */
export type PubNubLease = {
  /** One that lives and has these filters. Throws PlatformError. */
  readonly obtain: (filters: readonly string[]) => Promise<PubNubSubscription>;
  /** Other filters from now on; `onChanged` is told of it. Throws PlatformError. */
  readonly change: (filters: readonly string[]) => Promise<PubNubSubscription>;
  /** Renews it from now on, for as long as a line listens. One from before is looked at first. */
  readonly watch: () => void;
  readonly unwatch: () => void;
  /** False once the platform has said that it is gone, also where nobody watched it then. */
  readonly holds: (subscription: PubNubSubscription) => boolean;
  /** It may have run out in a sleep, or been taken away with the sign-in: PubNub tells nobody. */
  readonly check: () => void;
  /** PubNub refuses it: the next one is made anew. */
  readonly spoil: () => void;
  /** Deletes what earlier runs of this installation left behind. */
  readonly clearLeftovers: () => Promise<void>;
  readonly giveBack: () => Promise<void>;
};

export type PubNubLeaseParts = {
  readonly outside: PlatformOutside;
  readonly subscriptions: PubNubSubscriptions;
  readonly kept: PubNubKept;
  /** Renewed or changed, perhaps with another channel or key. */
  readonly onChanged: (subscription: PubNubSubscription) => void;
  /** While watched: nothing comes through it any more. */
  readonly onGone: (why: string, who: 'platform' | 'time') => void;
};

/** Part of its life after which it is renewed, so that there is time to try again. */
const renewedAfter = 0.6;
/** Ms; with less it is renewed before a line is built on it. */
const leastLife = 60_000;
const goodbyeLimit = 2_000;
/** Ms between two looks at it, however often a line is doubted; also a short sleep takes longer. */
const lookSpacing = 5_000;

export function createPubNubLease(parts: PubNubLeaseParts): PubNubLease {
  const { outside, subscriptions, kept } = parts;
  const { clock, chance, log } = outside;
  let current: PubNubSubscription | undefined;
  let isWatched = false;
  let isSpoilt = false;
  let failures = 0;
  let lookedAt: PubNubSubscription['givenAt'] | undefined;
  let cancelRenewal = (): void => undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** Two requests about the same subscription at once could cross each other. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = last.then(work, work);
    last = done.catch(() => undefined);
    return done;
  }

  function take(subscription: PubNubSubscription): PubNubSubscription {
    current = subscription;
    failures = 0;
    lookedAt = momentOf(clock);
    if (isWatched) planRenewal();
    return subscription;
  }

  function forget(id: string): void {
    if (current?.id === id) current = undefined;
    kept.noteGone(id);
  }

  async function revive(
    known: PubNubSubscription,
    filters: readonly string[],
  ): Promise<PubNubSubscription | undefined> {
    try {
      if (isSpoilt) await subscriptions.remove(known.id);
      else if (!isSame(known.filters, filters)) return take(await subscriptions.change(known, filters));
      else if (lifeLeft(known, clock) <= leastLife) return take(await subscriptions.renew(known));
      else {
        // Both clocks may be wrong about its life after a sleep: it is looked at once a line stands on it.
        lookedAt = undefined;
        return known;
      }
    } catch (error) {
      if (!isGone(error)) throw error;
    }
    forget(known.id);
    return undefined;
  }

  async function find(filters: readonly string[]): Promise<PubNubSubscription> {
    const id = kept.subscriptionId();
    const found = current === undefined ? undefined : await revive(current, filters);
    if (found !== undefined) return found;
    if (id !== undefined && id === kept.subscriptionId()) {
      const restored = await subscriptions.restore(id, filters);
      if (restored !== undefined) return take(restored);
      forget(id);
    }
    isSpoilt = false;
    return take(await make(filters));
  }

  async function make(filters: readonly string[]): Promise<PubNubSubscription> {
    try {
      return await subscriptions.create(filters);
    } catch (error) {
      const isFull = error instanceof PlatformError && error.code === 'SUB-505';
      if (!isFull || (await removeLeftovers()) === 0) throw error;
      return subscriptions.create(filters);
    }
  }

  /** Only those we know to be ours: another computer of the same person lists its own among them. */
  async function removeLeftovers(): Promise<number> {
    const ours = kept.made().filter((id) => id !== current?.id);
    if (ours.length === 0) return 0;
    const listed = await subscriptions.list();
    const left = ours.filter((id) => listed.includes(id));
    for (const id of ours) if (!left.includes(id)) kept.noteGone(id);
    for (const id of left) await subscriptions.remove(id);
    return left.length;
  }

  function planRenewal(wait = 0): void {
    cancelRenewal();
    if (current === undefined) return;
    const due = lifeLeft(current, clock) - current.life * (1 - renewedAfter);
    cancelRenewal = clock.after(Math.max(0, due, wait), () => void renew());
  }

  async function renew(): Promise<void> {
    cancelRenewal();
    const known = current;
    if (known === undefined) return;
    try {
      const renewed = await inTurn(() => subscriptions.renew(known));
      if (current?.id === known.id) parts.onChanged(take(renewed));
    } catch (error) {
      if (current?.id === known.id) judge(known, error);
    }
  }

  /**
   * Where it cannot be asked for, the renewal finds out. Waits for no other request: one from before a sleep may hang
   * on a dead connection. What comes too late is of a subscription that is not the current one any more.
   */
  async function look(known: PubNubSubscription): Promise<void> {
    lookedAt = momentOf(clock);
    try {
      const address = await subscriptions.look(known);
      if (current === known) parts.onChanged((current = { ...known, address }));
    } catch (error) {
      if (isGone(error) && current?.id === known.id) judge(known, error);
    }
  }

  function check(): void {
    if (current === undefined) return;
    if (lifeLeft(current, clock) <= 0) void renew();
    else if (lookedAt === undefined || since(lookedAt, clock) >= lookSpacing) void look(current);
  }

  function judge(known: PubNubSubscription, error: unknown): void {
    const left = lifeLeft(known, clock);
    const isOver = isGone(error);
    if (isOver) forget(known.id);
    if (!isWatched) return;
    if (isOver || left <= 0)
      return isOver
        ? parts.onGone('the subscription ran out', 'platform')
        : parts.onGone('not renewed in time', 'time');
    failures += 1;
    const floor = error instanceof PlatformError ? error.retryAfter : undefined;
    log.info('the subscription could not be renewed yet', { failures });
    cancelRenewal = clock.after(Math.min(left, backOff(failures, chance, floor)), () => void renew());
  }

  return {
    obtain: (filters) => inTurn(() => find(filters)),
    change: async (filters) => {
      const known = current;
      if (known === undefined) throw new PlatformError('network', 'there is no subscription');
      try {
        const changed = take(await inTurn(() => subscriptions.change(known, filters)));
        parts.onChanged(changed);
        return changed;
      } catch (error) {
        if (isGone(error) && current?.id === known.id) judge(known, error);
        throw error;
      }
    },
    watch: () => {
      isWatched = true;
      planRenewal();
      check();
    },
    unwatch: () => {
      isWatched = false;
      cancelRenewal();
    },
    holds: ({ id }) => current?.id === id,
    check,
    spoil: () => {
      isSpoilt = true;
    },
    clearLeftovers: async () => {
      try {
        await inTurn(removeLeftovers);
      } catch (error) {
        log.info('what earlier runs left behind stays until it runs out', { why: String(error) });
      }
    },
    giveBack: async () => {
      const given = inTurn(async () => {
        const known = current;
        current = undefined;
        if (known !== undefined) await subscriptions.remove(known.id);
      });
      await within(clock, goodbyeLimit, given, () => undefined).catch(() => undefined);
    },
  };
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((filter) => other.includes(filter));
}
