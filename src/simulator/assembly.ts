import { watchActs } from './acts.ts';
import { createRealClock } from './clock.ts';
import type { PlatformReply, PlatformRequest } from './exchange.ts';
import { createExchangeLine } from './exchange-line.ts';
import { createFaults, type Where } from './faults.ts';
import { createFigures } from './figures.ts';
import { createDelivery } from './gateway/delivery.ts';
import { createGateway, gatewayPath } from './gateway/gateway.ts';
import { createSubscriptions } from './gateway/subscriptions.ts';
import { createUpgrading } from './gateway/upgrade.ts';
import { createNetwork } from './network.ts';
import { createAuthorize } from './oauth/authorize.ts';
import { createOAuthSessions } from './oauth/sessions.ts';
import { createTokenEndpoint } from './oauth/token-endpoint.ts';
import {
  defaultGatewayLimits,
  defaultLifetimes,
  defaultPermissions,
  demoClientId,
  demoRedirectUris,
  type SimulatorOptions,
} from './options.ts';
import { createPlatform } from './platform.ts';
import { createPubNubGrant } from './pubnub/pubnub-grant.ts';
import { createPubNub, isPubNubPath } from './pubnub/pubnub.ts';
import { createRateLimits } from './rate-limits.ts';
import { createSubscriptionRoutes } from './rest/subscription.ts';
import { aliasRoutes, mediaRoutes, plainRoutes } from './rest/routes.ts';
import { createWorld } from './world/world.ts';

export type Parts = ReturnType<typeof createParts>;
export type Service = ReturnType<typeof createService>;

/** What the simulator is made of, not yet joined. */
export function createParts(options: SimulatorOptions) {
  const seed = options.seed === undefined ? {} : { seed: options.seed };
  const ownClock = createRealClock(seed); // Costs nothing until something waits on it.
  const clock = options.clock ?? ownClock;
  const world = options.world ?? createWorld({ clock, options: options.worldOptions ?? {} });
  const faults = createFaults(clock);
  const figures = createFigures(clock);
  const network = createNetwork(clock, faults);
  const rateLimits = createRateLimits(clock, options.rateLimits ?? {}, faults);
  const lifetimes = { ...defaultLifetimes, ...options.tokenLifetimes };
  const limits = { ...defaultGatewayLimits, ...options.gateway };
  const apps = options.apps ?? [{ clientId: demoClientId, redirectUris: demoRedirectUris }];
  const permissions = new Set(options.permissions ?? defaultPermissions);
  const oauth = createOAuthSessions(clock, lifetimes);
  const { allowAs } = options;
  const authorize = createAuthorize({ clock, world, apps, codeLife: lifetimes.code, allowAs });
  const tokens = createTokenEndpoint({
    ...{ clock, apps, authorize, sessions: oauth, lifetimes, rateLimits, faults },
    permissions: () => [...permissions],
  });
  const subscriptions = createSubscriptions(clock);
  const line = createExchangeLine(clock, faults, figures);
  const pubNub = createPubNub({ clock, faults });
  const pubNubGrant = createPubNubGrant({ clock, faults, pubNub, granted: options.pubnub ?? false });
  oauth.onEnd((ended) => {
    for (const one of subscriptions.all())
      if (one.session === ended && one.delivery.life !== undefined) subscriptions.remove(one.id);
  });
  return {
    ...{ ownClock, clock, world, faults, figures, network, rateLimits, limits, apps, permissions },
    ...{ oauth, authorize, tokens, subscriptions, line, pubNub, pubNubGrant },
  };
}

/** Where the platform says it is. */
type Origins = { readonly origin: () => string; readonly mediaOrigin: () => string };

/** OAuth and REST, as they answer by HTTP or through a socket. */
function createSides(
  parts: Parts,
  { origin, mediaOrigin }: Origins,
  gateway: () => ReturnType<typeof createGateway>,
) {
  const { permissions, subscriptions, limits } = parts;
  return createPlatform({
    ...{ ...parts, origin, mediaOrigin, mediaRoutes, gatewayUrl: () => gatewayUrl(origin()) },
    routes: [
      ...plainRoutes,
      ...aliasRoutes,
      ...createSubscriptionRoutes({
        ...{ subscriptions, permissions, pubNub: parts.pubNubGrant },
        maxSubscriptions: limits.maxSubscriptions,
      }),
    ],
    issueTicket: (session) => gateway().issueTicket(session),
  });
}

const gatewayUrl = (origin: string) => `${origin.replace(/^http/, 'ws')}${gatewayPath}`;

/** Joins OAuth, REST, gateway and PubNub behind one network. */
export function createService(parts: Parts, origins: Origins) {
  const { origin } = origins;
  const { clock, world, faults, oauth, subscriptions, limits, line, pubNub, network, figures } = parts;
  const platform = createSides(parts, origins, () => gateway);
  const deliver = createDelivery({ clock, faults, subscriptions, ...origins });
  const gateway = createGateway({
    ...{ clock, faults, limits, oauth, subscriptions, figures },
    overflow: ({ subscriptionId, oauth: { personId } }) => {
      for (let sent = 0; sent <= limits.recoveryBufferSize; sent++)
        deliver(world.presenceNews(personId), subscriptionId);
    },
    handle: (request, { oauth: session, channel }) => line.pass(request, platform.side({ session, channel })),
  });
  const byHttp = platform.side();
  // PubNub is another company's service: it knows neither the platform's tokens nor its limits.
  const arrive = (request: PlatformRequest) =>
    isPubNubPath(request.path) ? pubNub.handle(request) : line.pass(request, byHttp);
  network.onDeafen(() => {
    gateway.freeze();
    pubNub.freezePolls();
  });
  const kill = (code?: number) => gateway.kill(code) + pubNub.killPolls();
  network.onCut(() => void kill());
  watchActs({ ...parts, gateway });
  return {
    ...{ gateway, deliver, kill },
    gatewayUrl: () => gatewayUrl(origin()),
    stopDelivering: world.onEvent((event) => deliver(event)),
    upgrade: createUpgrading(network, clock, gateway.upgrade),
    handle: (request: PlatformRequest): Promise<PlatformReply> =>
      network.pass(request, () => arrive(request)),
    /** Over a real connection an answer need not wait for the body. */
    early: (where: Where): PlatformReply | undefined => line.early(where),
    uploading: (where: Where) => line.uploading(where),
    after: clock.after,
  };
}
