import type { SimulatorClock } from '../world-types.ts';
import { createToken, pick } from '../identifiers.ts';
import type { TokenLifetimes } from '../options.ts';

/** One sign-in of one person with one app. Ending it takes its tokens, sockets and subscriptions along. */
export type OAuthSession = {
  readonly id: string;
  readonly personId: number;
  readonly clientId: string;
  readonly endpointId: string;
  readonly refreshLife: number;
  accessLife: number;
  access: string;
  accessExpiresAt: number;
  refresh: string | undefined;
  refreshExpiresAt: number;
  /** When the newest access token was first used. */
  usedAt: number | undefined;
  /** The refresh token before this one, and when it was traded in. */
  previousRefresh: string | undefined;
  rotatedAt: number;
};

export type AccessVerdict = { session: OAuthSession } | { refused: 'OAU-128' | 'OAU-129' };

export type OAuthSessions = ReturnType<typeof createOAuthSessions>;

/** Once the new access token has been used, the old refresh token lives this much longer. */
const graceAfterUse = 10_000;
/** While the new access token is unused, the old refresh token keeps answering with the same new pair. */
const graceUnused = 60 * 60_000;
const parallelSessions = 5;

export function createOAuthSessions(clock: SimulatorClock, lifetimes: TokenLifetimes) {
  const sessions = new Set<OAuthSession>();
  const byAccess = new Map<string, OAuthSession>();
  const byRefresh = new Map<string, OAuthSession>();
  const endListeners = new Set<(session: OAuthSession) => void>();

  function end(session: OAuthSession) {
    if (!sessions.delete(session)) return;
    byAccess.delete(session.access);
    for (const token of [session.refresh, session.previousRefresh]) if (token) byRefresh.delete(token);
    for (const listener of [...endListeners]) listener(session);
  }

  function issue(session: OAuthSession) {
    const now = clock.now();
    byAccess.delete(session.access); // The platform kills the old access token at once.
    session.access = createToken(clock.random, 'access');
    session.accessExpiresAt = now + session.accessLife * 1000;
    session.usedAt = undefined;
    byAccess.set(session.access, session);
    if (session.refreshLife <= 0) return;
    session.refresh = createToken(clock.random, 'refresh');
    session.refreshExpiresAt = now + session.refreshLife * 1000;
    byRefresh.set(session.refresh, session);
  }

  function open(options: {
    personId: number;
    clientId: string;
    endpointId: string | undefined;
    accessLife: number;
    refreshLife: number;
  }): OAuthSession {
    const { personId, clientId } = options;
    const siblings = [...sessions].filter((s) => s.personId === personId && s.clientId === clientId);
    for (const oldest of siblings.slice(0, Math.max(0, siblings.length - parallelSessions + 1))) end(oldest);
    const session: OAuthSession = {
      id: pick(clock.random, '0123456789abcdef', 16),
      personId,
      clientId,
      endpointId: options.endpointId ?? pick(clock.random, 'abcdefghijklmnopqrstuvwxyz0123456789', 22),
      accessLife: options.accessLife,
      refreshLife: options.refreshLife,
      access: '',
      accessExpiresAt: 0,
      refresh: undefined,
      refreshExpiresAt: 0,
      usedAt: undefined,
      previousRefresh: undefined,
      rotatedAt: 0,
    };
    sessions.add(session);
    issue(session);
    return session;
  }

  function isInGrace(session: OAuthSession): boolean {
    const now = clock.now();
    if (session.usedAt === undefined) return now - session.rotatedAt <= graceUnused;
    return now - session.usedAt <= graceAfterUse;
  }

  /** Trades a refresh token in; a repeat inside the grace windows gets the very same new pair. */
  function refresh(token: string, clientId: string, accessLife: number): OAuthSession | undefined {
    const session = byRefresh.get(token);
    if (!session || session.clientId !== clientId) return undefined;
    if (token === session.previousRefresh) return isInGrace(session) ? session : undefined;
    if (clock.now() >= session.refreshExpiresAt) return undefined;
    if (session.previousRefresh) byRefresh.delete(session.previousRefresh);
    session.previousRefresh = token;
    session.rotatedAt = clock.now();
    session.accessLife = accessLife;
    issue(session);
    return session;
  }

  /** Looks an access token up and counts it as used. */
  function useAccess(token: string): AccessVerdict {
    const session = byAccess.get(token);
    if (!session) return { refused: 'OAU-129' };
    if (clock.now() >= session.accessExpiresAt) return { refused: 'OAU-128' };
    session.usedAt ??= clock.now();
    return { session };
  }

  return {
    open,
    end,
    refresh,
    useAccess,
    lifetimes,
    byToken: (token: string) => byAccess.get(token) ?? byRefresh.get(token),
    list: (): readonly OAuthSession[] => [...sessions],
    onEnd(listener: (session: OAuthSession) => void) {
      endListeners.add(listener);
      return () => endListeners.delete(listener);
    },
  };
}
