import type { SimulatorClock } from '../world-types.ts';
import { createUuid } from '../identifiers.ts';
import type { OAuthSession } from '../oauth/sessions.ts';
import type { PubNubMode } from '../pubnub/pubnub-delivery.ts';
import type { SubscriptionChannel } from '../rest/route.ts';
import type { EventFilter } from './event-filter.ts';

export type DisabledFilter = { readonly filter: string; readonly reason: string; readonly message: string };

/** How notifications reach the subscriber. */
export type Delivery = {
  readonly channel: SubscriptionChannel;
  /** As it stands in answers. */
  readonly mode: () => { readonly transportType: 'WebSocket' } | PubNubMode;
  /** Seconds until it must be renewed; undefined where it lives as long as its connection. */
  readonly life: number | undefined;
  /** Renewing it gives it another address. */
  readonly change?: () => void;
  readonly close?: () => void;
};

export type Subscription = {
  readonly id: string;
  readonly session: OAuthSession;
  readonly channel: SubscriptionChannel;
  readonly delivery: Delivery;
  readonly createdAt: number;
  filters: readonly EventFilter[];
  disabled: readonly DisabledFilter[];
  expiresAt: number;
};

/** WebSocket subscriptions live as long as their connection; the platform renews them itself. */
const lifeSeconds = 604_800;

export type Subscriptions = ReturnType<typeof createSubscriptions>;

/** All live subscriptions, whoever made them. */
export function createSubscriptions(clock: SimulatorClock) {
  const subscriptions = new Map<string, Subscription>();
  /** Ids of those that ran out; the platform knows them from ids that never were. */
  const expired = new Set<string>();
  const addListeners = new Set<() => void>();

  function remove(id: string): boolean {
    subscriptions.get(id)?.delivery.close?.();
    return subscriptions.delete(id);
  }

  function expire(id: string) {
    if (remove(id)) expired.add(id);
  }

  /** One that is bound to no connection ends by itself. */
  function awaitEnd({ id, expiresAt, delivery }: Subscription) {
    if (delivery.life === undefined) return;
    clock.after(expiresAt - clock.now(), () => {
      if (subscriptions.get(id)?.expiresAt === expiresAt) expire(id);
    });
  }

  return {
    add(
      session: OAuthSession,
      delivery: Delivery,
      filters: readonly EventFilter[],
      disabled: readonly DisabledFilter[],
    ): Subscription {
      const now = clock.now();
      const id = createUuid(clock.random);
      const subscription: Subscription = {
        ...{ id, session, delivery, filters, disabled },
        channel: delivery.channel,
        createdAt: now,
        expiresAt: now + (delivery.life ?? lifeSeconds) * 1000,
      };
      subscriptions.set(id, subscription);
      awaitEnd(subscription);
      for (const listener of [...addListeners]) listener();
      return subscription;
    },
    renew(subscription: Subscription) {
      const { life = lifeSeconds } = subscription.delivery;
      subscription.expiresAt = clock.now() + life * 1000;
      awaitEnd(subscription);
    },
    onAdded: (listener: () => void) => {
      addListeners.add(listener);
      return () => void addListeners.delete(listener);
    },
    remove,
    expire,
    hasExpired: (id: string) => expired.has(id),
    get: (id: string) => subscriptions.get(id),
    /** Those of one person with one app. */
    ofOwner: (session: OAuthSession) =>
      [...subscriptions.values()].filter(
        (other) => other.session.personId === session.personId && other.session.clientId === session.clientId,
      ),
    all: (): readonly Subscription[] => [...subscriptions.values()],
    body: (subscription: Subscription, origin: string) => ({
      uri: `${origin}/restapi/v1.0/subscription/${subscription.id}`,
      id: subscription.id,
      creationTime: new Date(subscription.createdAt).toISOString(),
      expirationTime: new Date(subscription.expiresAt).toISOString(),
      expiresIn: Math.max(1, Math.round((subscription.expiresAt - clock.now()) / 1000)),
      status: 'Active',
      eventFilters: subscription.filters.map((filter) => filter.text),
      disabledFilters: subscription.disabled,
      deliveryMode: subscription.delivery.mode(),
    }),
  };
}
