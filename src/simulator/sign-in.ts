import { oauthError, type PlatformReply } from './exchange.ts';
import type { RegisteredApp } from './options.ts';
import type { Authorize } from './oauth/authorize.ts';
import type { OAuthSession, OAuthSessions } from './oauth/sessions.ts';
import type { createTokenEndpoint } from './oauth/token-endpoint.ts';

export type SignIn = {
  /** What the browser would do: opens the authorize address, chooses the person, allows. Answers where it is sent back to. */
  readonly allow: (authorizeUrl: string, personId?: number) => string;
  readonly deny: (authorizeUrl: string) => string;
  /** Tokens without the whole dance, for tests that are about something else. */
  readonly tokens: (
    personId?: number,
  ) => Record<string, unknown> & { access_token: string; refresh_token: string };
  readonly session: (personId?: number) => OAuthSession;
};

function locationOf(reply: PlatformReply): string {
  const location = reply.headers.Location;
  if (reply.status !== 302 || location === undefined)
    throw new Error(`The sign-in was refused: ${reply.body}`);
  return location;
}

/** Signing in without a browser. */
export function createSignIn(
  authorize: Authorize,
  tokens: ReturnType<typeof createTokenEndpoint>,
  oauth: OAuthSessions,
  apps: readonly RegisteredApp[],
): SignIn {
  function decide(authorizeUrl: string, answer: Readonly<Record<string, string>>): string {
    const page = authorize.show(new URL(authorizeUrl).searchParams);
    if (page.status === 302) return locationOf(page);
    const ticket = /name="ticket" value="([^"]+)"/.exec(page.body)?.[1];
    const refusal = oauthError(page.status, 'invalid_request', 'OAU-102', page.body);
    return locationOf(
      ticket === undefined ? refusal : authorize.decide(new URLSearchParams({ ticket, ...answer })),
    );
  }
  const firstPerson = () => authorize.people[0]?.id ?? 0;
  const session = (personId = firstPerson()) => {
    const { access: accessLife, refresh: refreshLife } = oauth.lifetimes;
    const clientId = apps[0]?.clientId ?? '';
    return oauth.open({ personId, clientId, endpointId: undefined, accessLife, refreshLife });
  };
  return {
    session,
    allow: (url, personId = firstPerson()) => decide(url, { decision: 'allow', person: String(personId) }),
    deny: (url) => decide(url, { decision: 'deny' }),
    tokens: (personId) => JSON.parse(tokens.tokens(session(personId)).body) as ReturnType<SignIn['tokens']>,
  };
}
