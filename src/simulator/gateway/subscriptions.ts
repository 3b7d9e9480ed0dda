import type { SimulatorClock } from '../world-types.ts';
import { createUuid } from '../identifiers.ts';
import type { OAuthSession } from '../oauth/sessions.ts';
import type { SubscriptionChannel } from '../rest/route.ts';
import type { EventFilter } from './event-filter.ts';

export type DisabledFilter = { readonly filter: string; readonly reason: string; readonly message: string };

export type Subscription = {
  readonly id: string;
  readonly session: OAuthSession;
  readonly channel: SubscriptionChannel;
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
  const addListeners = new Set<() => void>();

  return {
    add(
      session: OAuthSession,
      channel: SubscriptionChannel,
      filters: readonly EventFilter[],
      disabled: readonly DisabledFilter[],
    ): Subscription {
      const now = clock.now();
      const id = createUuid(clock.random);
      const subscription: Subscription = {
        id,
        session,
        channel,
        filters,
        disabled,
        createdAt: now,
        expiresAt: now + lifeSeconds * 1000,
      };
      subscriptions.set(id, subscription);
      for (const listener of [...addListeners]) listener();
      return subscription;
    },
    renew(subscription: Subscription) {
      subscription.expiresAt = clock.now() + lifeSeconds * 1000;
    },
    onAdded: (listener: () => void) => {
      addListeners.add(listener);
      return () => void addListeners.delete(listener);
    },
    remove: (id: string) => subscriptions.delete(id),
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
      deliveryMode: { transportType: 'WebSocket' },
    }),
  };
}
