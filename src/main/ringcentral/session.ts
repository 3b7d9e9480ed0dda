import { SDK } from '@ringcentral/sdk';

import type { SignedInAccount } from '../../shared/sign-in.ts';
import { createOffsetLog } from './offset-log.ts';
import type { PlatformOutside } from './outside.ts';
import { PassingRequest } from './passing-request.ts';
import { createPlatformFetch } from './platform-fetch.ts';
import { toPlatformError } from './platform-failure.ts';
import { PlatformError, type PlatformSignIn } from './platform-port.ts';
import type { RateGate } from './rate-gate.ts';
import { createRefresher, type Refresher } from './refresher.ts';
import { createTokenVault } from './token-vault.ts';

/** Who is signed in, and the SDK that speaks for them. */
export type Session = PlatformSignIn & {
  readonly sdk: SDK;
  /** Resolves when there is an access token that may be used: fresh, and already on the disk. */
  readonly fresh: Refresher['fresh'];
  /** What a request that the SDK does not send itself has to carry. */
  readonly credentials: () => Promise<{ readonly token: string; readonly userAgent: string }>;
  /** Gets a new pair because the platform refused this access token; once for all who ask. */
  readonly replace: (refusedToken: string) => Promise<void>;
  /** Extension id of the signed-in person; undefined when nobody is. */
  readonly owner: () => string | undefined;
  /** The platform says itself, by whatever way, that this sign-in is over. */
  readonly end: () => void;
  readonly noteResume: () => void;
  readonly noteSlept: (ms: number) => void;
  readonly noteAccount: (account: SignedInAccount) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What of the world outside a sign-in needs: no socket, no cursors. */
export type SessionOutside = Pick<
  PlatformOutside,
  | ('server' | 'clientId' | 'tokensOfDemo' | 'clock' | 'chance' | 'fetch' | 'secrets' | 'trace' | 'log')
  | ('appName' | 'appVersion' | 'noteSecret')
>;

const revokeLimitMs = 5_000;
/** The code dies after a minute; before that waiting is better than sending somebody back to the browser. */
const longestExchangeWaitMs = 45_000;

export function createSession(
  outside: SessionOutside,
  gate: RateGate,
  onServerTime: (serverTime: number) => void,
): Session {
  const { clock, chance, log } = outside;
  const vault = createTokenVault(
    outside.secrets,
    { server: outside.server, clientId: outside.clientId },
    log,
  );
  const noteOffset = createOffsetLog(clock, log);
  const noteTime = (serverTime: number): void => {
    noteOffset(serverTime);
    onServerTime(serverTime);
  };
  const sdk = new SDK({
    server: outside.server,
    clientId: outside.clientId,
    appName: outside.appName,
    appVersion: outside.appVersion,
    clearCacheOnRefreshError: false,
    refreshDelayMs: 0,
    handleRateLimit: false,
    defaultRequestInit: { redirect: 'manual' },
    localStorage: vault.storage,
    fetch: createPlatformFetch({ ...outside, gate, onServerTime: noteTime }) as typeof globalThis.fetch,
    Request: PassingRequest,
    Response,
    Headers,
  });
  const platform = sdk.platform();
  const endListeners: (() => void)[] = [];
  let attempt: { state: string; verifier: string } | undefined;
  let owner: string | undefined;

  function end(): void {
    if (owner === undefined) return;
    log.warn('the platform ended this session');
    owner = undefined;
    refresher.stop();
    vault.clear().catch((error: unknown) => log.error('tokens could not be erased', error));
    for (const listener of endListeners) listener();
  }

  const { trace } = outside;
  const refresher = createRefresher({ platform, vault, gate, clock, chance, log, trace, end, noteSecrets });
  // The way the SDK's maintainers point out: every request of its own waits here before it takes the token.
  platform.ensureLoggedIn = async () => {
    await refresher.fresh();
    return null;
  };

  async function noteSecrets(): Promise<void> {
    const { access_token, refresh_token } = await platform.auth().data();
    for (const secret of [access_token, refresh_token])
      if (secret !== undefined && secret !== '') outside.noteSecret?.(secret);
  }

  function begin(redirectUri: string): { address: string; state: string } {
    const state = Buffer.from(chance.bytes(32)).toString('base64url');
    const address = new URL(platform.loginUrl({ usePKCE: true, state, redirectUri }));
    for (const [name, value] of [...address.searchParams])
      if (value === '') address.searchParams.delete(name);
    attempt = { state, verifier: platform.codeVerifier };
    for (const secret of [state, platform.codeVerifier]) outside.noteSecret?.(secret);
    return { address: address.href, state };
  }

  async function exchange(code: string, redirectUri: string): Promise<void> {
    if (attempt === undefined) throw new PlatformError('refused', 'no sign-in was begun');
    const { verifier } = attempt;
    // A code is good for one try, whatever comes of it.
    attempt = undefined;
    outside.noteSecret?.(code);
    const retryAfter = gate.waitFor('auth', 'session');
    if (retryAfter > longestExchangeWaitMs)
      throw new PlatformError('rate-limited', 'auth is paused', { retryAfter });
    try {
      await platform.login({ code, code_verifier: verifier, redirect_uri: redirectUri });
    } catch (error) {
      throw await toPlatformError(error, clock.now());
    }
    // The SDK keeps the verifier beside the tokens; nobody needs it any more.
    await platform.auth().setData({ code_verifier: '' });
    await refresher.received();
    owner = (await platform.auth().data()).owner_id;
  }

  async function resume(): Promise<'resumed' | 'none' | 'unreadable'> {
    const found = await vault.load();
    if (found !== 'resumed') return found;
    const tokens = await platform.auth().data();
    const isDemo = tokens.access_token?.startsWith('sim_') ?? false;
    if (tokens.owner_id === undefined || isDemo !== outside.tokensOfDemo) {
      vault.storage.clear();
      return 'none';
    }
    owner = tokens.owner_id;
    await noteSecrets();
    await refresher.resumed();
    return 'resumed';
  }

  async function signOut(): Promise<void> {
    owner = undefined;
    attempt = undefined;
    refresher.stop();
    const { refresh_token, access_token } = await platform.auth().data();
    const token = access_token === '' ? refresh_token : access_token;
    const revoked = token === undefined || token === '' ? undefined : revoke(token);
    // First what is certain; the platform's part may fail and is never repeated.
    await vault.clear();
    await revoked;
  }

  async function revoke(token: string): Promise<void> {
    let cancel = (): void => undefined;
    const limit = new Promise<void>((resolve) => (cancel = clock.after(revokeLimitMs, resolve)));
    const sent = platform
      .send({
        method: 'POST',
        url: '/restapi/oauth/revoke',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: { token, client_id: outside.clientId },
        skipAuthCheck: true,
        retry: true,
      })
      .then(
        () => undefined,
        () => log.info('the session could not be revoked; it runs out by itself'),
      );
    await Promise.race([sent, limit]);
    cancel();
  }

  return {
    sdk,
    begin,
    exchange,
    resume,
    remembered: () => (vault.account()?.extensionId === owner ? vault.account() : undefined),
    noteAccount: async (account) => {
      if (JSON.stringify(account) === JSON.stringify(vault.account())) return;
      vault.noteAccount(account);
      await vault.save();
    },
    signOut,
    onSessionEnded: (listener) => endListeners.push(listener),
    fresh: refresher.fresh,
    credentials: async () => ({
      token: (await platform.auth().data()).access_token ?? '',
      userAgent: platform.userAgent,
    }),
    replace: refresher.replace,
    owner: () => owner,
    end,
    noteResume: refresher.noteResume,
    noteSlept: refresher.noteSlept,
    close: refresher.close,
  };
}
