import {
  apiError,
  json,
  missingPermission,
  oauthError,
  splitPath,
  unknownUri,
  type PlatformReply,
  type PlatformRequest,
} from './exchange.ts';
import { simulatorTokenPrefix } from './identifiers.ts';
import type { Faults } from './faults.ts';
import type { Authorize } from './oauth/authorize.ts';
import type { OAuthSession, OAuthSessions } from './oauth/sessions.ts';
import type { createTokenEndpoint } from './oauth/token-endpoint.ts';
import type { RateGroup, RateLimits } from './rate-limits.ts';
import type { Route, SubscriptionChannel } from './rest/route.ts';
import { createRouter } from './rest/router.ts';
import { mediaOrigin, platformOrigin, type World } from './world-types.ts';

export type PlatformParts = {
  readonly world: World;
  readonly origin: () => string;
  /** Where the content of messages is. */
  readonly mediaOrigin: () => string;
  readonly gatewayUrl: () => string;
  readonly routes: readonly Route[];
  readonly mediaRoutes: readonly Route[];
  readonly oauth: OAuthSessions;
  readonly authorize: Authorize;
  readonly tokens: ReturnType<typeof createTokenEndpoint>;
  readonly rateLimits: RateLimits;
  readonly faults: Faults;
  readonly permissions: ReadonlySet<string>;
  readonly issueTicket: (session: OAuthSession) => string;
};

type Caller = { readonly session: OAuthSession; readonly channel: SubscriptionChannel };

/** What can be told of a request before anything is done for it. */
export type Described = { readonly owner: string; readonly group: RateGroup };

/** The platform as one way of asking sees it: by HTTP, or through a socket that knows its session. */
export type Side = {
  /** Undefined for what belongs to no rate group. */
  readonly describe: (request: PlatformRequest) => Described | undefined;
  readonly answer: (request: PlatformRequest) => PlatformReply;
  /** Looks at the token now, and does what is asked when called: the token may be gone by then. */
  readonly later: (request: PlatformRequest) => () => PlatformReply;
};

const methodsToOverride = new Set(['PUT', 'PATCH', 'DELETE', 'GET']);

/** A POST may carry the real method in a header. */
function realMethod({ method, headers }: PlatformRequest): string {
  const override = headers['x-http-method-override']?.toUpperCase();
  return method === 'POST' && override && methodsToOverride.has(override) ? override : method.toUpperCase();
}

function unauthorized(errorCode: string, message: string, legacyCode: string): PlatformReply {
  const reply = apiError(401, { errorCode, message }, legacyCode);
  return {
    ...reply,
    headers: { ...reply.headers, 'WWW-Authenticate': 'Bearer realm="RingCentral REST API"' },
  };
}

/** Reads the bearer token. Tokens that the simulator did not issue are refused before anything is looked up. */
function authenticate(
  request: PlatformRequest,
  inQuery: string | null,
  oauth: OAuthSessions,
): OAuthSession | PlatformReply {
  const token = /^bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? inQuery ?? undefined;
  if (token === undefined) return unauthorized('OAU-149', 'Unparsable access token', 'TokenInvalid');
  if (!token.startsWith(simulatorTokenPrefix))
    return unauthorized('OAU-129', 'The simulator takes only tokens it issued itself', 'TokenInvalid');
  const verdict = oauth.useAccess(token);
  if ('session' in verdict) return verdict.session;
  return verdict.refused === 'OAU-128'
    ? unauthorized('OAU-128', 'Access token expired', 'TokenExpired')
    : unauthorized('OAU-129', 'Access token corrupted', 'TokenInvalid');
}

const version = { versionString: '1.0.63', releaseDate: '2026-08-13T00:00:00.000Z', uriString: 'v1.0' };

function openIdConfiguration(origin: string): PlatformReply {
  return json(200, {
    issuer: origin,
    authorization_endpoint: `${origin}/restapi/oauth/authorize`,
    token_endpoint: `${origin}/restapi/oauth/token`,
    revocation_endpoint: `${origin}/restapi/oauth/revoke`,
    code_challenge_methods_supported: ['plain', 'S256'],
    response_types_supported: ['code'],
  });
}

/** The platform's own behaviour, without time, wires or faults: a request in, a reply out. */
export function createPlatform(parts: PlatformParts) {
  const { authorize, tokens, oauth, rateLimits } = parts;
  const route = createRouter(parts.routes);
  const mediaRoute = createRouter(parts.mediaRoutes);
  const isMedia = ({ headers }: PlatformRequest) => headers.host === new URL(parts.mediaOrigin()).host;

  /** The host for content serves nothing else, and nobody else serves content. */
  const routeAt = (request: PlatformRequest, method: string, pathname: string) =>
    (isMedia(request) ? mediaRoute : route)(method, pathname);

  function limited(
    request: PlatformRequest,
    session: OAuthSession,
    group: RateGroup,
    run: () => PlatformReply,
  ): PlatformReply {
    const verdict = rateLimits.take(ownerOf(session), group, request);
    const reply = verdict.allowed
      ? run()
      : apiError(429, { errorCode: 'CMN-301', message: 'Request rate exceeded' });
    return { ...reply, headers: { ...reply.headers, ...verdict.headers } };
  }

  function wsToken(request: PlatformRequest): PlatformReply {
    const session = authenticate(request, null, oauth);
    if ('status' in session) return session;
    return limited(request, session, 'Auth', () => {
      if (!parts.permissions.has('WebSocketsSubscription'))
        return missingPermission('WebSocketsSubscription');
      const body = { uri: parts.gatewayUrl(), ws_access_token: parts.issueTicket(session) };
      return json(200, { ...body, expires_in: oauth.lifetimes.ws });
    });
  }

  function oauthCall(method: string, pathname: string, request: PlatformRequest): PlatformReply {
    switch (`${method} ${pathname}`) {
      case 'GET /restapi/oauth/authorize':
        return authorize.show(splitPath(request.path).query);
      case 'POST /restapi/oauth/authorize': {
        const form = new URLSearchParams(request.body);
        // A form with a ticket comes from our page; without one it is an authorization request by POST.
        return form.has('ticket') ? authorize.decide(form) : authorize.show(form);
      }
      case 'POST /restapi/oauth/token':
        return tokens.token(request);
      case 'POST /restapi/oauth/revoke':
        return tokens.revoke(request);
      case 'POST /restapi/oauth/wstoken':
        return wsToken(request);
      default:
        return oauthError(404, 'invalid_request', 'CMN-120', 'Invalid URI');
    }
  }

  function open(method: string, pathname: string): PlatformReply | undefined {
    if (method !== 'GET') return undefined;
    const origin = parts.origin();
    if (pathname === '/.well-known/openid-configuration') return openIdConfiguration(origin);
    if (pathname === '/restapi/v1.0') return json(200, { uri: `${origin}/restapi/v1.0`, ...version });
    if (pathname !== '/restapi') return undefined;
    const apiVersions = [{ uri: `${origin}/restapi/v1.0`, ...version }];
    return json(200, {
      uri: `${origin}/restapi`,
      apiVersions,
      serverVersion: '26.3',
      serverRevision: 'simulator',
    });
  }

  /** Only the host for content takes the token in the address, as players of media need it. */
  const sessionOf = (request: PlatformRequest) =>
    authenticate(request, isMedia(request) ? splitPath(request.path).query.get('access_token') : null, oauth);

  /**
   * Answers one request; `caller` is set when it came through the gateway, which knows its session already, `held` when
   * its token was looked at before.
   */
  function answer(request: PlatformRequest, caller?: Caller, held?: OAuthSession): PlatformReply {
    const { pathname, query } = splitPath(request.path);
    const method = realMethod(request);
    if (pathname.startsWith('/restapi/oauth/'))
      return caller ? unknownUri() : oauthCall(method, pathname, request);
    const public_ = open(method, pathname);
    if (public_) return public_;
    const found = routeAt(request, method, pathname);
    const session = caller?.session ?? held ?? sessionOf(request);
    if ('status' in session) return session;
    if ('status' in found) return found;
    const { group, permission, run } = found.route;
    return limited(request, session, group, () => {
      if (permission !== undefined && !parts.permissions.has(permission))
        return missingPermission(permission);
      const { world, faults } = parts;
      const [origin, media] = [parts.origin(), parts.mediaOrigin()];
      const context = { world, faults, session, request, params: found.params, pathname, query, origin };
      const reply = run({ ...context, channel: caller?.channel });
      // Bodies from the world name the real host.
      return { ...reply, body: reply.body.replaceAll(platformOrigin, origin).replaceAll(mediaOrigin, media) };
    });
  }

  function describe(request: PlatformRequest, caller?: Caller): Described | undefined {
    const { pathname } = splitPath(request.path);
    const owner = () => ownerOf(caller?.session ?? oauth.byToken(tokenIn(request)));
    if (pathname.startsWith('/restapi/oauth/'))
      return pathname.endsWith('/authorize') ? undefined : { owner: owner(), group: 'Auth' };
    const found = routeAt(request, realMethod(request), pathname);
    return 'status' in found ? undefined : { owner: owner(), group: found.route.group };
  }

  return {
    side: (caller?: Caller): Side => ({
      describe: (request) => describe(request, caller),
      answer: (request) => answer(request, caller),
      later: (request) => {
        const session = caller ? undefined : sessionOf(request);
        const held = session && 'status' in session ? undefined : session;
        return () => answer({ ...request, isLate: true }, caller, held);
      },
    }),
  };
}

const ownerOf = (session: OAuthSession | undefined) =>
  session ? `${session.personId}|${session.clientId}` : 'nobody';

/** Whose request it is stands in its header, or in the form that asks for new tokens. */
const tokenIn = ({ headers, body }: PlatformRequest) =>
  /^bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ??
  /(?:^|&)(?:refresh_token|token)=([^&]+)/.exec(body)?.[1] ??
  '';
