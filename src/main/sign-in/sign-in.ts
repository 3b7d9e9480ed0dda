import type { SignedInAccount, SignInProblem, SignInState } from '../../shared/sign-in.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Platform } from '../ringcentral/platform-port.ts';
import type { ListenOutcome, RedirectListener } from '../ringcentral/redirect-listener.ts';
import { type Attempt, attemptMs, waitForBrowser } from './attempt.ts';
import { problemOf } from './sign-in-problem.ts';

export type AccountKind = SignedInAccount['kind'];

export type SignInPorts = {
  readonly clock: Clock;
  readonly log: Log;
  /** A new platform over this kind's own stored tokens. Nothing is shared between the kinds. */
  readonly openPlatform: (kind: AccountKind) => Platform;
  /** False where no client id is configured. */
  readonly canSignIn: () => boolean;
  readonly listen: (kind: AccountKind, onSuspicious: () => void) => Promise<ListenOutcome>;
  /** False when no browser came up; the address stays on the screen either way. */
  readonly openBrowser: (address: string, kind: AccountKind) => Promise<boolean>;
  readonly onState: (state: SignInState) => void;
  readonly onSignedIn: (platform: Platform, account: SignedInAccount) => void;
  /** Before the platform is closed: by the person, or because the platform ended the session. */
  readonly onSignedOut: (why: 'signed-out' | 'ended') => void;
};

export type SignIn = {
  readonly state: () => SignInState;
  /** Takes over stored tokens of this kind, or shows the sign-in page. */
  readonly start: (kind: AccountKind | undefined) => Promise<void>;
  /** A second call voids the attempt before. */
  readonly begin: (kind: AccountKind) => Promise<void>;
  readonly cancel: () => void;
  readonly signOut: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Ms after a start that found no keyring; whoever is asked for its password may take a while. */
const keyringComesAfter = [15_000, 60_000, 300_000] as const;

/**
 * Drives signing in and out. Every ending has a reason the page can say; no failure of the network or of the
 * platform's servers signs anybody out.
 */
export function createSignIn(ports: SignInPorts): SignIn {
  const { clock, log } = ports;
  let state: SignInState = { phase: 'starting' };
  let attempt: Attempt | undefined;
  let signedIn: Platform | undefined;
  let listening: Promise<ListenOutcome> | undefined;
  /** Whose session the platform ended: another person's data must not appear under their feet. */
  const expectedPersons = new Map<AccountKind, string>();
  let turn = 0;
  /** The last attempt, to its very end: what it stored and erases is in the same place as the next one's. */
  let running: Promise<void> = Promise.resolve();
  /** Tokens came, or are under way, and who it is is not known yet. */
  let entering: Platform | undefined;

  function show(next: SignInState): void {
    state = next;
    ports.onState(next);
  }

  function showSignedOut(problem: SignInProblem | undefined): void {
    show({ phase: 'signed-out', problem, canSignIn: ports.canSignIn() });
  }

  function enter(platform: Platform, account: SignedInAccount): void {
    signedIn = platform;
    expectedPersons.set(account.kind, account.extensionId);
    platform.signIn.onSessionEnded(() => {
      if (signedIn !== platform) return;
      signedIn = undefined;
      ports.onSignedOut('ended');
      showSignedOut({ kind: 'session-ended', company: account.company });
      closeQuietly(platform);
    });
    show({ phase: 'signed-in', account });
    ports.onSignedIn(platform, account);
  }

  function closeQuietly(platform: Platform): void {
    platform.close().catch((error: unknown) => log.error('the platform could not be closed', error));
  }

  /** Undefined where the configured server is no place for tokens; then that is shown. */
  function open(kind: AccountKind): Platform | undefined {
    try {
      return ports.openPlatform(kind);
    } catch (error) {
      log.error('the platform could not be opened', error);
      showSignedOut({ kind: 'unusable-address', which: 'server' });
      return undefined;
    }
  }

  async function start(kind: AccountKind | undefined): Promise<void> {
    const mine = ++turn;
    if (kind === undefined) {
      showSignedOut(undefined);
      return;
    }
    const platform = open(kind);
    if (platform === undefined) return;
    const found = await platform.signIn.resume().catch((error: unknown) => {
      log.error('stored tokens could not be read', error);
      return 'unreadable' as const;
    });
    if (mine !== turn || found !== 'resumed') {
      closeQuietly(platform);
      if (mine !== turn) return;
      showSignedOut(found === 'unreadable' ? { kind: 'secrets-unreadable' } : undefined);
      if (found === 'unreadable') lookAgain(kind, mine, keyringComesAfter);
      return;
    }
    await takeOver(platform, kind, mine);
  }

  /** The keyring may be unlocked, or come up, after we have started: until somebody signs in, the tokens are looked for. */
  function lookAgain(kind: AccountKind, mine: number, [wait, ...more]: readonly number[]): void {
    if (wait === undefined) return;
    clock.after(wait, () => {
      if (mine !== turn) return;
      resumeLate(kind, mine, more).catch((error: unknown) =>
        log.error('stored tokens could not be taken over late', error),
      );
    });
  }

  async function resumeLate(kind: AccountKind, mine: number, more: readonly number[]): Promise<void> {
    const platform = ports.openPlatform(kind);
    const found = await platform.signIn.resume().catch(() => 'unreadable' as const);
    if (mine === turn && found === 'resumed') return takeOver(platform, kind, mine);
    closeQuietly(platform);
    if (mine === turn && found === 'unreadable') lookAgain(kind, mine, more);
  }

  /** Its stored tokens are there. */
  async function takeOver(platform: Platform, kind: AccountKind, mine: number): Promise<void> {
    const remembered = platform.signIn.remembered();
    if (remembered !== undefined) {
      enter(platform, { ...remembered, kind });
      return;
    }
    if (!(await enterAs(platform, kind, () => mine === turn))) closeQuietly(platform);
  }

  /** Reads who this is; what fails here fails the sign-in. */
  async function enterAs(platform: Platform, kind: AccountKind, isMine: () => boolean): Promise<boolean> {
    let account: SignedInAccount;
    try {
      account = await platform.readAccount();
    } catch (error) {
      if (isMine()) showSignedOut(problemOf(error));
      return false;
    }
    if (!isMine()) return false;
    const expected = expectedPersons.get(kind);
    if (expected !== undefined && account.extensionId !== expected) {
      // The next attempt is meant: whoever signs in then is welcome.
      expectedPersons.delete(kind);
      showSignedOut({ kind: 'other-person' });
      return false;
    }
    enter(platform, { ...account, kind });
    return true;
  }

  async function leaveQuietly(platform: Platform): Promise<void> {
    await platform.signIn.signOut().catch((error: unknown) => log.error('sign-out failed', error));
    closeQuietly(platform);
  }

  async function begin(kind: AccountKind): Promise<void> {
    if (signedIn !== undefined) return;
    const mine = ++turn;
    giveUp();
    await freePort();
    await running;
    if (mine !== turn) return;
    listening = ports.listen(kind, noteSuspicious);
    const heard = await listening;
    if (mine !== turn) {
      if (heard.kind === 'listening') await heard.listener.close();
      return;
    }
    if (heard.kind === 'ports-taken') {
      const nonePossible = heard.ports.length === 0;
      showSignedOut(nonePossible ? { kind: 'unusable-address', which: 'return' } : heard);
      return;
    }
    const run = runAttempt(kind, heard.listener, mine);
    running = run.catch(() => undefined);
    await run;
  }

  /** The attempt that is under way ends soon; what it has stored it erases itself. */
  function giveUp(): void {
    attempt?.stop();
    if (entering !== undefined) closeQuietly(entering);
    entering = undefined;
  }

  /** The attempt before may hold the port that is asked for next, also to show its last page. */
  async function freePort(): Promise<void> {
    const before = await listening;
    if (before?.kind === 'listening') await before.listener.close();
  }

  async function runAttempt(kind: AccountKind, listener: RedirectListener, mine: number): Promise<void> {
    const platform = open(kind);
    if (platform === undefined) return listener.close();
    const { address, state: expected } = platform.signIn.begin(listener.redirectUri);
    listener.expect(expected);
    const endsAt = clock.now() + attemptMs;
    // The demo needs no browser, so nobody is told to look at one.
    if (kind === 'demo') show({ phase: 'exchanging' });
    else show({ phase: 'waiting-for-browser', address, endsAt, suspicious: false });
    attempt = waitForBrowser(listener, clock);
    const { ended } = attempt;
    ports.openBrowser(address, kind).then(
      (opened) => {
        if (!opened) log.warn('no browser came up for the sign-in');
      },
      (error: unknown) => log.error('the browser could not be opened', error),
    );
    const end = await ended;
    if (end.kind !== 'code' || mine !== turn) {
      if (end.kind === 'failed' && mine === turn) showSignedOut(end.problem);
      await listener.close();
      closeQuietly(platform);
      return;
    }
    show({ phase: 'exchanging' });
    entering = platform;
    try {
      await platform.signIn.exchange(end.code, listener.redirectUri);
    } catch (error) {
      if (entering === platform) entering = undefined;
      closeQuietly(platform);
      if (mine === turn) showSignedOut(problemOf(error));
      return;
    }
    const entered = await enterAs(platform, kind, () => mine === turn);
    if (entering === platform) entering = undefined;
    // Nobody was signed in after all: then no token may stay behind either.
    if (!entered) await leaveQuietly(platform);
  }

  function noteSuspicious(): void {
    if (state.phase !== 'waiting-for-browser') return;
    log.warn('something else on this computer keeps calling the sign-in port');
    show({ ...state, suspicious: true });
  }

  return {
    state: () => state,
    start,
    begin,
    cancel: () => {
      if (state.phase !== 'waiting-for-browser' && state.phase !== 'exchanging') return;
      turn += 1;
      giveUp();
      showSignedOut(undefined);
    },
    signOut: async () => {
      const platform = signedIn;
      if (platform === undefined) return;
      turn += 1;
      signedIn = undefined;
      expectedPersons.clear();
      ports.onSignedOut('signed-out');
      showSignedOut(undefined);
      const leaving = platform.signIn.signOut().finally(() => platform.close());
      running = leaving.catch(() => undefined);
      await leaving;
    },
    close: async () => {
      turn += 1;
      attempt?.stop();
      const platform = signedIn;
      signedIn = undefined;
      await platform?.close();
    },
  };
}
