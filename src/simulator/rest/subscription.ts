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
import type { DisabledFilter, Subscription, Subscriptions } from '../gateway/subscriptions.ts';
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

/** Subscription calls. Creating one works only through the socket that is to carry its notifications. */
export function createSubscriptionRoutes(
  subscriptions: Subscriptions,
  permissions: ReadonlySet<string>,
  maxSubscriptions: number,
): readonly Route[] {
  const tell = (context: RouteContext, subscription: Subscription) =>
    json(200, subscriptions.body(subscription, context.origin));

  function find(context: RouteContext): Subscription | PlatformReply {
    const id = context.params.subscriptionId ?? '';
    const subscription = subscriptions.get(id);
    const owners = subscriptions.ofOwner(context.session);
    return subscription && owners.includes(subscription) ? subscription : notFound('subscriptionId', id);
  }

  function create(context: RouteContext): PlatformReply {
    if (!permissions.has('WebSocketsSubscription')) {
      const refusal = missingPermission('WebSocketsSubscription');
      return { ...refusal, body: refusal.body.replaceAll('CMN-401', 'SUB-528') };
    }
    const body = readJson(context.request);
    if ('status' in body) return body;
    const mode = body.value.deliveryMode as { transportType?: unknown } | undefined;
    const transport = typeof mode === 'object' ? String(mode.transportType) : '';
    if (transport !== 'WebSocket' || !context.channel)
      return badParameter('deliveryMode.transportType', transport);
    const filters = readFilters(context, body.value.eventFilters, permissions);
    if ('status' in filters) return filters;
    const others = subscriptions.ofOwner(context.session).filter((one) => one.channel !== context.channel);
    if (others.length >= maxSubscriptions)
      return apiError(403, { errorCode: 'SUB-505', message: 'Subscriptions limit exceeded' });
    const added = subscriptions.add(context.session, context.channel, filters.filters, filters.disabled);
    context.channel.subscribe(added.id);
    return tell(context, added);
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
    subscriptions.renew(subscription);
    return tell(context, subscription);
  }

  function renew(context: RouteContext): PlatformReply {
    const subscription = find(context);
    if ('status' in subscription) return subscription;
    subscriptions.renew(subscription);
    return tell(context, subscription);
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
