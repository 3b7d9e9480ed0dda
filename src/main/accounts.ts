import type { Settings } from '../shared/settings.ts';
import type { SignedInAccount } from '../shared/sign-in.ts';
import { platformAddress } from './config.ts';
import type { DemoPlatform, OutsideWorld } from './outside-world.ts';
import type { OwnHistory } from './own-history.ts';
import { createLateCursors, type LateCursors } from './ringcentral/cursors.ts';
import { createPlatform } from './ringcentral/platform.ts';
import { usualPubNubOrigin } from './ringcentral/pubnub-address.ts';
import type { Platform } from './ringcentral/platform-port.ts';
import type { ListenOutcome } from './ringcentral/redirect-listener.ts';
import type { Trace } from './ringcentral/trace.ts';
import type { Secrets } from './secrets-port.ts';
import type { AccountKind, SignInPorts } from './sign-in/sign-in.ts';
import type { History } from './storage/history.ts';

export type Accounts = Pick<SignInPorts, 'openPlatform' | 'canSignIn' | 'listen' | 'openBrowser'> & {
  /** The platform's address; undefined while the demo's is in this very process. */
  readonly server: () => string | undefined;
  /** What is kept of this person's calls; the platform's cursors are kept with it. */
  readonly openHistory: (platform: Platform, account: SignedInAccount) => History;
  /** Events reach us for the first time: the demo's scripted hour may begin. */
  readonly listening: (kind: AccountKind) => void;
  /** Nobody is signed in any more: the demo ends. */
  readonly leave: () => Promise<void>;
};

/**
 * The two kinds of account. A real one signs in through the person's browser and a listener on this computer;
 * the demo is a platform in this very process, which needs neither.
 */
export function createAccounts(
  outside: OutsideWorld,
  settings: () => Settings,
  trace: Trace,
  ownHistory: OwnHistory,
): Accounts {
  const { config, words: i18n } = outside;
  const address = () => platformAddress(config, settings());
  let demo: DemoPlatform | undefined;
  let demoSecrets = createVolatileSecrets();
  let arrive: ((redirect: string) => void) | undefined;
  let isPlaying = false;
  const cursorsOf = new WeakMap<Platform, LateCursors>();

  async function listenToDemo(): Promise<ListenOutcome> {
    demo ??= await outside.loadDemo();
    demoSecrets = createVolatileSecrets();
    const { redirectUri } = demo;
    let expected = '';
    const answer = new Promise<{ kind: 'code'; code: string }>((resolve) => {
      arrive = (redirect) => {
        const query = new URL(redirect).searchParams;
        const code = query.get('code');
        if (code !== null && query.get('state') === expected) resolve({ kind: 'code', code });
      };
    });
    const expect = (state: string): void => {
      expected = state;
    };
    return { kind: 'listening', listener: { redirectUri, expect, answer, close: () => Promise.resolve() } };
  }

  /** The simulator plays PubNub itself; the demo looks for its events nowhere else. */
  function pubNubOrigin(kind: AccountKind, server: string): string {
    if (kind === 'demo') return server;
    return config.pubNubOrigin ?? (isOnThisComputer(server) ? new URL(server).origin : usualPubNubOrigin);
  }

  function openPlatform(kind: AccountKind): Platform {
    const { server, clientId } = kind === 'demo' && demo !== undefined ? demo : address();
    const isSimulated = kind === 'demo' || isOnThisComputer(server);
    const { clock, chance, fetch, openSocket, log, version, noteSecret } = outside;
    const cursors = ownHistory.cursorsFor(kind);
    const platform = createPlatform({
      ...{ server, clientId, clock, chance, fetch, openSocket, log, noteSecret, trace, cursors },
      allowHttp: isSimulated,
      tokensOfDemo: isSimulated,
      pubNub: { origin: pubNubOrigin(kind, server), load: outside.loadPubNub },
      secrets: kind === 'demo' ? demoSecrets : outside.secrets,
      appName: 'Ringside',
      appVersion: version,
    });
    cursorsOf.set(platform, cursors);
    return platform;
  }

  return {
    canSignIn: () => address().clientId !== '',
    server: () => (demo === undefined ? address().server : undefined),
    openPlatform,
    openHistory: (platform, account) =>
      ownHistory.open(address().server, account, cursorsOf.get(platform) ?? createLateCursors()),
    listen: (kind, onSuspicious) =>
      kind === 'demo'
        ? listenToDemo()
        : outside.listen({
            redirectUris: address().redirectUris,
            clock: outside.clock,
            onSuspicious,
            words: {
              title: i18n._({ id: 'sign-in.page-title', message: 'Ringside' }),
              allowed: i18n._({
                id: 'sign-in.page-allowed',
                message: 'You are signed in. You can close this tab.',
              }),
              refused: i18n._({
                id: 'sign-in.page-refused',
                message: 'You were not signed in. You can close this tab.',
              }),
            },
          }),
    openBrowser: (url, kind) => {
      if (kind !== 'demo' || demo === undefined) return outside.desktop.system.openAddress(url);
      arrive?.(demo.allow(url));
      return Promise.resolve(true);
    },
    listening: (kind) => {
      if (kind !== 'demo' || isPlaying) return;
      isPlaying = true;
      demo?.play();
    },
    leave: async () => {
      const left = demo;
      demo = undefined;
      isPlaying = false;
      await left?.stop();
    },
  };
}

/** The simulator on loopback: plain http, and tokens that say what they are. */
function isOnThisComputer(server: string): boolean {
  const url = URL.parse(server);
  return url?.protocol === 'http:' && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname);
}

/** The demo's tokens are worth nothing tomorrow: its platform ends with this run. */
function createVolatileSecrets(): Secrets {
  let kept: string | undefined;
  return {
    keeping: () => 'memory',
    choose: () => Promise.resolve(),
    read: () => Promise.resolve(kept === undefined ? { kind: 'none' } : { kind: 'found', text: kept }),
    write: (text) => {
      kept = text;
      return Promise.resolve();
    },
    erase: () => {
      kept = undefined;
      return Promise.resolve();
    },
  };
}
