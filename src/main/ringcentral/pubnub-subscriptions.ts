import type { Clock } from '../clock.ts';
import { readSubscribed, type Subscribed, subscribeToAll } from './filters.ts';
import type { PlatformOutside } from './outside.ts';
import { PlatformError } from './platform-port.ts';
import { type PubNubAddress, readPubNubAddress } from './pubnub-address.ts';
import type { PubNubKept } from './pubnub-kept.ts';
import { isLoose } from './read-values.ts';
import type { RestDoor } from './rest-door.ts';

/** A subscription of ours that lives on the platform, with or without a line. */
export type PubNubSubscription = {
  readonly id: string;
  readonly address: PubNubAddress;
  readonly filters: readonly string[];
  readonly limitations: Subscribed['limitations'];
  /** Ms it was given, and when: on the clock that cannot be set, and on the one that goes on during sleep. */
  readonly life: number;
  readonly givenAt: { readonly elapsed: number; readonly now: number };
};

/** The platform's side of it, by plain REST. All throw PlatformError. */
export type PubNubSubscriptions = {
  readonly create: (filters: readonly string[]) => Promise<PubNubSubscription>;
  /** Takes up the one of an earlier run; undefined where it is not alive any more. */
  readonly restore: (id: string, filters: readonly string[]) => Promise<PubNubSubscription | undefined>;
  /** Where it sends its events now. */
  readonly look: (subscription: PubNubSubscription) => Promise<PubNubAddress>;
  readonly renew: (subscription: PubNubSubscription) => Promise<PubNubSubscription>;
  readonly change: (
    subscription: PubNubSubscription,
    filters: readonly string[],
  ) => Promise<PubNubSubscription>;
  readonly remove: (id: string) => Promise<void>;
  /** Ids of all that this person has with this app, whoever made them. */
  readonly list: () => Promise<readonly string[]>;
};

const path = '/restapi/v1.0/subscription';
const deliveryMode = { transportType: 'PubNub', encryption: true };
/** Seconds; where the platform names none. */
const usualLife = 900;

export function createPubNubSubscriptions(
  outside: PlatformOutside,
  door: RestDoor,
  kept: PubNubKept,
): PubNubSubscriptions {
  const { clock } = outside;
  const ask = (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    rest = '',
    body?: Readonly<Record<string, unknown>>,
  ) =>
    door.ask({
      method,
      path: `${path}${rest}`,
      urgency: 'background',
      ...(body === undefined ? {} : { body }),
    });

  function understand(
    { id, expiresIn = usualLife, limitations, answer }: Subscribed,
    filters: readonly string[],
    givenAt: PubNubSubscription['givenAt'],
  ): PubNubSubscription {
    const address = readPubNubAddress(answer);
    if (address === undefined) throw new PlatformError('unexpected-answer', 'not a subscription for PubNub');
    outside.noteSecret?.(address.channel);
    if (address.key !== undefined) outside.noteSecret?.(Buffer.from(address.key).toString('base64'));
    return { id, address, filters, limitations, life: expiresIn * 1000, givenAt };
  }

  /** Other filters in place of those it has; that renews it, too. */
  async function change(id: string, filters: readonly string[]): Promise<PubNubSubscription> {
    const sentAt = momentOf(clock);
    const put = (some: readonly string[]) => ask('PUT', `/${id}`, { eventFilters: some });
    return understand(await subscribeToAll(filters, put), filters, sentAt);
  }

  return {
    create: async (filters) => {
      const sentAt = momentOf(clock);
      let made: string | undefined;
      const subscribed = await subscribeToAll(filters, async (some) => {
        if (made !== undefined) return ask('PUT', `/${made}`, { eventFilters: some });
        const answer = await ask('POST', '', { eventFilters: some, deliveryMode });
        made = readSubscribed(answer, some)?.id;
        if (made !== undefined) kept.noteMade(made);
        return answer;
      });
      return understand(subscribed, filters, sentAt);
    },
    restore: async (id, filters) => {
      try {
        const answer = await ask('GET', `/${id}`);
        const found = readSubscribed(answer, []);
        if (found === undefined || readPubNubAddress(found.answer) === undefined) return undefined;
        return await change(id, filters);
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    },
    look: async ({ id }) => {
      const found = readSubscribed(await ask('GET', `/${id}`), []);
      const address = found?.id === id ? readPubNubAddress(found.answer) : undefined;
      if (address === undefined)
        throw new PlatformError('unexpected-answer', 'not a subscription for PubNub');
      return address;
    },
    renew: async (subscription) => {
      const sentAt = momentOf(clock);
      const { id, filters, limitations } = subscription;
      const found = readSubscribed(await ask('POST', `/${id}/renew`), []);
      if (found?.id !== id) throw new PlatformError('unexpected-answer', 'not a subscription');
      return { ...understand(found, filters, sentAt), limitations };
    },
    change: (subscription, filters) => change(subscription.id, filters),
    remove: async (id) => {
      await ask('DELETE', `/${id}`).catch((error: unknown) => {
        if (!isGone(error)) throw error;
      });
      kept.noteGone(id);
    },
    list: async () => {
      const answer = await ask('GET');
      const records = isLoose(answer) ? answer['records'] : undefined;
      if (!Array.isArray(records))
        throw new PlatformError('unexpected-answer', 'not a list of subscriptions');
      return (records as unknown[]).flatMap((one) =>
        isLoose(one) && typeof one['id'] === 'string' ? [one['id']] : [],
      );
    },
  };
}

export const momentOf = (clock: Clock): PubNubSubscription['givenAt'] => ({
  elapsed: clock.elapsed(),
  now: clock.now(),
});

/** Ms since then. The wall clock only makes it longer: while the computer slept the other clock may have stood still. */
export const since = ({ elapsed, now }: PubNubSubscription['givenAt'], clock: Clock): number =>
  Math.max(clock.elapsed() - elapsed, clock.now() - now);

/** 404: it ran out (SUB-507), or nobody knows it. */
export function isGone(error: unknown): boolean {
  return error instanceof PlatformError && error.status === 404;
}

/** Ms for which it surely lives. */
export function lifeLeft({ life, givenAt }: PubNubSubscription, clock: Clock): number {
  return life - since(givenAt, clock);
}
