import { createHash, timingSafeEqual } from 'node:crypto';
import type { SimulatorClock } from '../world-types.ts';
import {
  json,
  noContent,
  noStore,
  oauthError,
  splitPath,
  type PlatformReply,
  type PlatformRequest,
} from '../exchange.ts';
import { simulatorTokenPrefix } from '../identifiers.ts';
import type { Faults } from '../faults.ts';
import type { RegisteredApp, TokenLifetimes } from '../options.ts';
import type { RateLimits } from '../rate-limits.ts';
import type { Authorize, CodeGrant } from './authorize.ts';
import { findApp, isReply, singleValues } from './redirect.ts';
import type { OAuthSession, OAuthSessions } from './sessions.ts';

type Parts = {
  readonly clock: SimulatorClock;
  readonly apps: readonly RegisteredApp[];
  readonly authorize: Authorize;
  readonly sessions: OAuthSessions;
  readonly lifetimes: TokenLifetimes;
  readonly rateLimits: RateLimits;
  readonly faults: Faults;
  readonly permissions: () => readonly string[];
};

const invalidGrant = (errorCode: string, message: string) =>
  oauthError(400, 'invalid_grant', errorCode, message);

/** Public apps name themselves in the body and send no Authorization header; others prove a secret with Basic. */
function authenticateApp(
  apps: readonly RegisteredApp[],
  request: PlatformRequest,
  form: Map<string, string>,
) {
  const basic = /^basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const [name, secret] = basic ? Buffer.from(basic, 'base64').toString().split(':') : [form.get('client_id')];
  const app = findApp(apps, name);
  if (isReply(app)) return app;
  if (app.clientSecret !== secret)
    return oauthError(401, 'invalid_client', 'OAU-146', 'Invalid client credentials');
  return app;
}

function proves(grant: CodeGrant, verifier: string | undefined): boolean {
  if (!grant.challenge) return verifier === undefined;
  if (verifier === undefined || !/^[A-Za-z0-9\-._~]{43,128}$/.test(verifier)) return false;
  const answer =
    grant.challengeMethod === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier;
  const [a, b] = [Buffer.from(answer), Buffer.from(grant.challenge)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Asked-for lives are clamped, `-1` included, never refused. */
function accessLife(asked: string | undefined, { access, accessMin }: TokenLifetimes): number {
  const seconds = Number(asked ?? access);
  return Number.isFinite(seconds) ? Math.min(access, Math.max(accessMin, Math.trunc(seconds))) : access;
}

function refreshLife(asked: string | undefined, { refresh }: TokenLifetimes): number {
  const seconds = Number(asked ?? refresh);
  return Number.isFinite(seconds) ? Math.min(refresh, Math.trunc(seconds)) : refresh;
}

export function createTokenEndpoint(parts: Parts) {
  const { clock, apps, authorize, sessions, lifetimes, rateLimits, faults } = parts;

  function tokens(session: OAuthSession): PlatformReply {
    const left = (until: number) => Math.max(0, Math.round((until - clock.now()) / 1000));
    const body = {
      access_token: session.access,
      token_type: 'bearer',
      expires_in: left(session.accessExpiresAt),
      ...(session.refresh
        ? { refresh_token: session.refresh, refresh_token_expires_in: left(session.refreshExpiresAt) }
        : {}),
      scope: parts.permissions().join(' '),
      owner_id: String(session.personId),
      endpoint_id: session.endpointId,
      session_id: session.id,
    };
    return json(200, body, noStore);
  }

  /** A refusal by the Auth group, or the headers to put on the answer. */
  function limit(
    request: PlatformRequest,
    personId: number,
    clientId: string,
  ): PlatformReply | Readonly<Record<string, string>> {
    const verdict = rateLimits.take(`${personId}|${clientId}`, 'Auth', request);
    if (verdict.allowed) return verdict.headers;
    const refusal = oauthError(429, 'invalid_request', 'CMN-301', 'Request rate exceeded');
    return { ...refusal, headers: { ...refusal.headers, ...verdict.headers } };
  }

  function byCode(request: PlatformRequest, app: RegisteredApp, form: Map<string, string>): PlatformReply {
    const grant = authorize.takeCode(form.get('code') ?? '');
    if (!grant) return invalidGrant('OAU-106', 'Authorization code is invalid');
    if (grant.expiresAt <= clock.now()) return invalidGrant('OAU-108', 'Authorization code is expired');
    if (grant.clientId !== app.clientId)
      return invalidGrant('OAU-110', 'Authorization code was issued to another application');
    if (
      form.has('redirect_uri') ? form.get('redirect_uri') !== grant.redirectUri : app.redirectUris.length > 1
    )
      return invalidGrant('OAU-109', 'Redirect URIs do not match');
    if (!proves(grant, form.get('code_verifier')))
      return invalidGrant('OAU-106', 'The code verifier does not match the code challenge');
    const headers = limit(request, grant.personId, app.clientId);
    if (isReply(headers)) return headers;
    const session = sessions.open({
      personId: grant.personId,
      clientId: app.clientId,
      endpointId: form.get('endpoint_id'),
      accessLife: accessLife(form.get('access_token_ttl'), lifetimes),
      refreshLife: refreshLife(form.get('refresh_token_ttl'), lifetimes),
    });
    return withHeaders(tokens(session), headers);
  }

  function byRefreshToken(
    request: PlatformRequest,
    app: RegisteredApp,
    form: Map<string, string>,
  ): PlatformReply {
    const token = form.get('refresh_token') ?? '';
    const owner = token.startsWith(simulatorTokenPrefix) ? sessions.byToken(token) : undefined;
    if (!owner) return invalidGrant('OAU-213', 'Token is not found');
    const headers = limit(request, owner.personId, app.clientId);
    if (isReply(headers)) return headers;
    if (faults.strike('refresh-refused', request)) {
      sessions.end(owner);
      return invalidGrant('OAU-213', 'Token is not found');
    }
    const life = accessLife(form.get('access_token_ttl'), lifetimes);
    const session = sessions.refresh(token, app.clientId, life);
    return session ? withHeaders(tokens(session), headers) : invalidGrant('OAU-213', 'Token is not found');
  }

  function token(request: PlatformRequest): PlatformReply {
    if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? ''))
      return oauthError(415, 'invalid_request', 'OAU-116', 'Unsupported media type');
    const form = singleValues(new URLSearchParams(request.body));
    if (!(form instanceof Map)) return form;
    const app = authenticateApp(apps, request, form);
    if (isReply(app)) return app;
    const endpointId = form.get('endpoint_id');
    if (endpointId !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(endpointId))
      return oauthError(400, 'invalid_request', 'CMN-101', 'Parameter [endpoint_id] value is invalid');
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return byCode(request, app, form);
      case 'refresh_token':
        return byRefreshToken(request, app, form);
      case undefined:
        return oauthError(400, 'invalid_request', 'CMN-101', 'Parameter [grant_type] is missing');
      default:
        return oauthError(
          400,
          'unsupported_grant_type',
          'OAU-112',
          'Grant type is not allowed for the client',
        );
    }
  }

  /** Ends the whole session. Unknown tokens are answered like known ones, as RFC 7009 asks. */
  function revoke(request: PlatformRequest): PlatformReply {
    const form = singleValues(new URLSearchParams(request.body));
    if (!(form instanceof Map)) return form;
    const app = authenticateApp(apps, request, form);
    if (isReply(app)) return oauthError(401, 'invalid_client', 'OAU-164', 'Invalid client');
    const session = sessions.byToken(form.get('token') ?? splitPath(request.path).query.get('token') ?? '');
    if (session?.clientId !== app.clientId) return noContent(200);
    const headers = limit(request, session.personId, app.clientId);
    if (isReply(headers)) return headers;
    sessions.end(session);
    return withHeaders(noContent(200), headers);
  }

  return { token, revoke, tokens };
}

function withHeaders(reply: PlatformReply, headers: Readonly<Record<string, string>>): PlatformReply {
  return { ...reply, headers: { ...reply.headers, ...headers } };
}
