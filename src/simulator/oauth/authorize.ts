import type { SimulatorClock, World } from '../world-types.ts';
import { oauthError, type PlatformReply } from '../exchange.ts';
import { createToken, pick } from '../identifiers.ts';
import type { RegisteredApp } from '../options.ts';
import { authorizePage } from './authorize-page.ts';
import { chooseRedirect, findApp, isReply, redirectTo, singleValues } from './redirect.ts';

/** What a code was given for; the token endpoint compares. */
export type CodeGrant = {
  readonly personId: number;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly challengeMethod: 'plain' | 'S256';
  readonly expiresAt: number;
};

type Pending = Omit<CodeGrant, 'personId' | 'expiresAt'> & {
  readonly state: string | undefined;
  readonly expiresAt: number;
};

export type Authorize = ReturnType<typeof createAuthorize>;

const pageLife = 10 * 60_000;

function readRequest(
  values: Map<string, string>,
  apps: readonly RegisteredApp[],
  now: number,
): Pending | PlatformReply {
  const app = findApp(apps, values.get('client_id'));
  if (isReply(app)) return app;
  const redirectUri = chooseRedirect(app, values.get('redirect_uri'));
  if (typeof redirectUri !== 'string') return redirectUri;
  const state = values.get('state');
  const refuse = (error: string, error_description: string) =>
    redirectTo(redirectUri, { error, error_description, state });
  if (values.get('response_type') !== 'code')
    return refuse('unsupported_response_type', 'Only the response type "code" is supported');
  const challenge = values.get('code_challenge');
  // Apps without a secret have nothing else to prove who trades the code in.
  if (!challenge && app.clientSecret === undefined)
    return refuse('invalid_request', 'A code challenge is required');
  const challengeMethod = values.get('code_challenge_method') ?? 'plain';
  if (challengeMethod !== 'plain' && challengeMethod !== 'S256')
    return refuse('invalid_request', 'The code challenge method is unknown');
  return {
    clientId: app.clientId,
    redirectUri,
    challenge: challenge ?? '',
    challengeMethod,
    state,
    expiresAt: now + pageLife,
  };
}

/** The authorize endpoint: shows the page, takes the decision, keeps the codes. */
export function createAuthorize(options: {
  clock: SimulatorClock;
  world: World;
  apps: readonly RegisteredApp[];
  codeLife: number;
  allowAs: number | undefined;
}) {
  const { clock, world, apps } = options;
  const pages = new Map<string, Pending>();
  const codes = new Map<string, CodeGrant>();
  const people = world.extensions.filter((extension) => extension.canSignIn);

  function allow(pending: Pending, personId: number): PlatformReply {
    const { clientId, redirectUri, challenge, challengeMethod, state } = pending;
    const code = createToken(clock.random, 'code');
    const expiresAt = clock.now() + options.codeLife * 1000;
    codes.set(code, { personId, clientId, redirectUri, challenge, challengeMethod, expiresAt });
    return redirectTo(redirectUri, { code, state, expires_in: String(options.codeLife) });
  }

  const deny = (pending: Pending) =>
    redirectTo(pending.redirectUri, {
      error: 'access_denied',
      error_description: 'Access was denied by the person',
      state: pending.state,
    });

  function show(query: URLSearchParams): PlatformReply {
    const values = singleValues(query);
    if (!(values instanceof Map)) return values;
    const pending = readRequest(values, apps, clock.now());
    if (isReply(pending)) return pending;
    if (options.allowAs !== undefined) return allow(pending, options.allowAs);
    const ticket = createToken(clock.random, 'ticket');
    pages.set(ticket, pending);
    const nonce = pick(clock.random, 'abcdefghijklmnopqrstuvwxyz0123456789', 16);
    const { clientId, redirectUri } = pending;
    return authorizePage({ people, company: world.account.company, clientId, ticket, nonce, redirectUri });
  }

  function decide(form: URLSearchParams): PlatformReply {
    const ticket = form.get('ticket') ?? '';
    const pending = pages.get(ticket);
    pages.delete(ticket);
    if (!pending || pending.expiresAt <= clock.now())
      return oauthError(400, 'invalid_request', 'OAU-102', 'This page has expired; start signing in again');
    if (form.get('decision') !== 'allow') return deny(pending);
    const person = people.find((candidate) => String(candidate.id) === form.get('person'));
    if (!person) return oauthError(403, 'access_denied', 'OAU-105', 'This extension may not sign in');
    return allow(pending, person.id);
  }

  /** Takes a code out of use, whatever the outcome. */
  function takeCode(code: string): CodeGrant | undefined {
    const grant = codes.get(code);
    codes.delete(code);
    return grant;
  }

  return { show, decide, takeCode, people };
}
