import {
  apiError,
  badParameter,
  json,
  noContent,
  notFound,
  missingPermission,
  type PlatformReply,
} from '../exchange.ts';
import { readFilter, type EventFilter } from '../gateway/event-filter.ts';
import type { Delivery, DisabledFilter, Subscription, Subscriptions } from '../gateway/subscriptions.ts';
import type { PubNubGrant } from '../pubnub/pubnub-grant.ts';
import { readJson, type Route, type RouteContext } from './route.ts';

type Filters = { filters: readonly EventFilter[]; disabled: readonly DisabledFilter[] };

const disabledMessages: Readonly<Record<string, string>> = {
  'SUB-405': 'Events of another extension are not allowed',
  'SUB-406': 'Events of another account are not allowed',
  'SUB-408': 'Unknown user',
};

function readFilters(
  context: RouteContext,
  value: unknown,
  permissions: ReadonlySet<string>,
): Filters | PlatformReply {
  if (!Array.isArray(value) || value.length === 0)
    return badParameter('eventFilters', JSON.stringify(value ?? null));
  const filters: EventFilter[] = [];
  const disabled: DisabledFilter[] = [];
  for (const text of value as unknown[]) {
    const filter =
      typeof text === 'string' ? readFilter(text, context.world, context.session.personId) : undefined;
    if (!filter) {
      const message = 'Event filters are not specified or invalid';
      const parameter = { parameterName: 'eventFilters', parameterValue: String(text) };
      return apiError(400, { errorCode: 'SUB-508', message, ...parameter });
    }
    if ('disabled' in filter)
      disabled.push({
        filter: filter.text,
        reason: filter.disabled,
        message: disabledMessages[filter.disabled] ?? 'Not allowed',
      });
    else if (permissions.has(filter.permission)) filters.push(filter);
    else {
      const message = `In order to call this API endpoint, application needs to have [${filter.permission}] permission`;
      disabled.push({ filter: filter.text, reason: 'CMN-401', message });
    }
  }
  const [first] = disabled;
  if (filters.length > 0 || !first) return { filters, disabled };
  return apiError(403, { errorCode: first.reason, message: first.message });
}

const needsPresence = (filters: readonly EventFilter[]) =>
  filters.some(({ permission }) => permission === 'ReadPresence');

type Parts = {
  readonly subscriptions: Subscriptions;
  readonly permissions: ReadonlySet<string>;
  readonly maxSubscriptions: number;
  readonly pubNub: PubNubGrant;
};

/**
 * Subscription calls. One for the WebSocket is created only through the socket that is to carry its notifications; one
 * for PubNub by plain HTTP, and only while the platform grants that.
 */
export function createSubscriptionRoutes(parts: Parts): readonly Route[] {
  const { subscriptions, permissions, maxSubscriptions, pubNub } = parts;
  const tell = (context: RouteContext, subscription: Subscription) =>
    json(200, subscriptions.body(subscription, context.origin));

  function find(context: RouteContext): Subscription | PlatformReply {
    const id = context.params.subscriptionId ?? '';
    const subscription = subscriptions.get(id);
    const owners = subscriptions.ofOwner(context.session);
    if (subscription && owners.includes(subscription)) return subscription;
    if (!subscriptions.hasExpired(id)) return notFound('subscriptionId', id);
    return apiError(404, { errorCode: 'SUB-507', message: 'Subscription has expired' });
  }

  function deliveryOf(
    context: RouteContext,
    body: Readonly<Record<string, unknown>>,
    filters: readonly EventFilter[],
  ): Delivery | PlatformReply {
    const mode = (body.deliveryMode ?? {}) as { transportType?: unknown; encryption?: unknown };
    const { channel } = context;
    if (mode.transportType === 'WebSocket' && channel)
      return { channel, mode: () => ({ transportType: 'WebSocket' }), life: undefined };
    if (mode.transportType === 'PubNub' && pubNub.isGranted())
      // Presence never travels in the clear.
      return pubNub.deliver({
        encryption: mode.encryption === true || needsPresence(filters),
        life: body.expiresIn,
      });
    const asked = typeof mode.transportType === 'string' ? mode.transportType : '';
    return badParameter('deliveryMode.transportType', asked);
  }

  function create(context: RouteContext): PlatformReply {
    const body = readJson(context.request);
    const isPubNub = 'value' in body && pubNub.isAskedFor(body.value);
    if (!permissions.has('WebSocketsSubscription') && !isPubNub) {
      const refusal = missingPermission('WebSocketsSubscription');
      return { ...refusal, body: refusal.body.replaceAll('CMN-401', 'SUB-528') };
    }
    if ('status' in body) return body;
    const filters = readFilters(context, body.value.eventFilters, permissions);
    const delivery = deliveryOf(context, body.value, 'status' in filters ? [] : filters.filters);
    if ('status' in delivery) return delivery;
    if ('status' in filters) return filters;
    const others = subscriptions.ofOwner(context.session).filter((one) => one.channel !== context.channel);
    if (others.length >= maxSubscriptions)
      return apiError(403, { errorCode: 'SUB-505', message: 'Subscriptions limit exceeded' });
    const added = subscriptions.add(context.session, delivery, filters.filters, filters.disabled);
    delivery.channel.subscribe(added.id);
    return tell(context, added);
  }

  /** A renewal may find it gone, or give it another channel and key; clients must bear both. */
  function renewed(context: RouteContext, subscription: Subscription): PlatformReply {
    const renewal = pubNub.disturbRenewal(subscription);
    if (renewal === 'gone') {
      subscriptions.expire(subscription.id);
      return apiError(404, { errorCode: 'SUB-507', message: 'Subscription has expired' });
    }
    subscriptions.renew(subscription);
    return tell(context, subscription);
  }

  function update(context: RouteContext): PlatformReply {
    const subscription = find(context);
    if ('status' in subscription) return subscription;
    if (context.request.body.trim() !== '') {
      const body = readJson(context.request);
      if ('status' in body) return body;
      const filters = readFilters(context, body.value.eventFilters, permissions);
      if ('status' in filters) return filters;
      Object.assign(subscription, filters);
    }
    return renewed(context, subscription);
  }

  function renew(context: RouteContext): PlatformReply {
    const subscription = find(context);
    return 'status' in subscription ? subscription : renewed(context, subscription);
  }

  function read(context: RouteContext): PlatformReply {
    const subscription = find(context);
    return 'status' in subscription ? subscription : tell(context, subscription);
  }

  function remove(context: RouteContext): PlatformReply {
    const subscription = find(context);
    if ('status' in subscription) return subscription;
    subscription.channel.unsubscribe(subscription.id);
    subscriptions.remove(subscription.id);
    return noContent();
  }

  const list = (context: RouteContext) =>
    json(200, {
      uri: `${context.origin}/restapi/v1.0/subscription`,
      records: subscriptions.ofOwner(context.session).map((one) => subscriptions.body(one, context.origin)),
    });

  const root = '/restapi/v1.0/subscription';
  const one = `${root}/{subscriptionId}`;
  return [
    { method: 'GET', path: root, group: 'Light', run: list },
    { method: 'POST', path: root, group: 'Medium', run: create },
    { method: 'GET', path: one, group: 'Light', run: read },
    { method: 'PUT', path: one, group: 'Medium', run: update },
    { method: 'DELETE', path: one, group: 'Medium', run: remove },
    { method: 'POST', path: `${one}/renew`, group: 'Light', run: renew },
  ];
}
