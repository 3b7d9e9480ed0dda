import type { SDK } from '@ringcentral/sdk';

import type { Chance, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { toPlatformError } from './platform-failure.ts';
import { PlatformError } from './platform-port.ts';
import type { RateGate } from './rate-gate.ts';
import { createRefreshTrouble } from './refresh-trouble.ts';
import { createTokenDisk } from './token-disk.ts';
import { lifeOf, newAge, storedAge, type TokenAge } from './token-age.ts';
import type { TokenVault } from './token-vault.ts';
import type { Trace } from './trace.ts';
import { within } from './within.ts';

/**
 * Keeps the access token fresh: early, once for all who wait, and on the disk before anybody uses it.
 *
 *   rest ──due, or refused──> marking ──on the disk──> calling ──answered──> storing ──> rest
 *     ^                          │                        │
 *     └──<── put off: the disk ──┘      outcome unknown, the same refresh token again ──> rest
 *
 * Until the new access token has been used the platform answers the old refresh token with the same new pair for
 * an hour, so a crash at any point costs nothing. Only the token endpoint's own words end a session.
 */
export type Refresher = {
  /**
   * Resolves when the access token may be used.
   * @param isScarce few such calls are allowed: none is made while a refresh may just have replaced the token
   */
  readonly fresh: (isScarce?: boolean) => Promise<void>;
  /** The platform refused this access token. Rejects where no newer one can be had now. */
  readonly replace: (refusedToken: string) => Promise<void>;
  /** New tokens came from a sign-in. */
  readonly received: () => Promise<void>;
  /** Stored tokens were taken over. */
  readonly resumed: () => Promise<void>;
  /** The computer woke up, or the network changed: what failed for its lack may be tried again. */
  readonly noteResume: () => void;
  /** So many ms have passed in a sleep of which the steady clock knows nothing: what was to be waited for goes on. */
  readonly noteSlept: (ms: number) => void;
  /** Nobody is signed in any more: what is under way brings nothing back. */
  readonly stop: () => void;
  /** The app ends. A refresh under way may still bring its pair to the disk, if that is quick. */
  readonly close: () => Promise<void>;
};

export type RefresherParts = {
  readonly platform: ReturnType<SDK['platform']>;
  readonly vault: TokenVault;
  readonly gate: RateGate;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly trace: Trace;
  readonly end: () => void;
  readonly noteSecrets: () => Promise<void>;
};

/** The platform's own default and most. */
const wantedLifeSeconds = 3600;
/** Timers sleep badly for long: the age is looked at again at least this often. */
const longestTimerMs = 15 * 60_000;
/** The system gives an app that ends a few seconds. */
const closeLimitMs = 2_000;
/** People do not wait longer for a gate that is closed; the reason is worth more to them. */
const longestGateWaitMs = 5_000;
/** A disk that does not write now may do so later; as long as the old token works nothing is risked. */
const diskAgainMs = 60_000;
/** Where even new tokens are refused, getting more of them would only burn the few calls there are. */
const betweenRefusalsMs = 60_000;
/** Asked from the SDK's own check of the refresh token's age, which would trust this computer's clock. */
const farAway = 8_640_000_000_000_000;

export function createRefresher(parts: RefresherParts): Refresher {
  const { platform, vault, gate, clock, chance, log } = parts;
  const disk = createTokenDisk(vault, clock, log);
  const trouble = createRefreshTrouble(clock);
  let age: TokenAge | undefined;
  let running: Promise<void> | undefined;
  /** From here on the old access token may die at any moment. */
  let isCalling = false;
  /** The platform refused the access token: there is no waiting for a better moment. */
  let isRefused = false;
  let refusedAt = -Infinity;
  let notBefore = -Infinity;
  let plannedAt = -Infinity;
  let cancelTimer = (): void => undefined;
  let generation = 0;

  function plan(): void {
    cancelTimer();
    if (age === undefined) return;
    const now = clock.elapsed();
    const wait = Math.max(age.dueIn(), plannedAt - now, notBefore - now, 0);
    cancelTimer = clock.after(Math.ceil(Math.min(wait, longestTimerMs)), () => {
      if (wait <= longestTimerMs && age?.isDue() === true) void begin();
      else plan();
    });
  }

  /** Starts a refresh, unless the gate stays closed: then everybody is told instead of being left waiting. */
  function begin(): Promise<void> | undefined {
    const retryAfter = gate.waitFor('auth', 'session');
    if (retryAfter > longestGateWaitMs) {
      trouble.held(retryAfter);
      putOff(retryAfter, retryAfter);
      return undefined;
    }
    const begun = runOnce();
    begun.catch(nothing);
    return begun;
  }

  function putOff(least: number, planned: number): void {
    const now = clock.elapsed();
    notBefore = now + least;
    plannedAt = now + planned;
    plan();
  }

  async function received(): Promise<void> {
    const started = generation;
    const { expires_in } = await platform.auth().data();
    vault.noteReceived(clock.now());
    trouble.over();
    isRefused = false;
    notBefore = -Infinity;
    plannedAt = -Infinity;
    await parts.noteSecrets();
    await disk.store();
    // Signed out while it was written: then it was erased right after.
    if (started !== generation) return;
    age = newAge(clock, chance, lifeOf(expires_in));
    plan();
  }

  /** Such a session is good until its access token runs out, and not a moment less. */
  function endWithoutRefreshToken(): void {
    if (age !== undefined && !age.isOver()) {
      putOff(0, age.overIn());
      return;
    }
    parts.end();
    throw new PlatformError('session-ended', 'there is no refresh token');
  }

  async function refresh(): Promise<void> {
    const started = generation;
    const tokens = await platform.auth().data();
    if (tokens.refresh_token === undefined || tokens.refresh_token === '') {
      endWithoutRefreshToken();
      return;
    }
    const isMarked = await disk.mark();
    if (started !== generation) throw signedOutMeanwhile();
    // Without a place for the new pair the old one is kept for as long as it works.
    if (!isMarked && !isRefused && age?.mayBeOver() === false) {
      putOff(0, diskAgainMs);
      return;
    }
    isCalling = true;
    await call(lifeOf(tokens.expires_in) / 1000, started);
    if (started !== generation) {
      vault.storage.clear();
      throw signedOutMeanwhile();
    }
    await received();
  }

  async function call(lastLifeSeconds: number, started: number): Promise<void> {
    await platform.auth().setData({
      // What the SDK will ask for. Left alone it asks for what was left of the last one, ever less.
      expires_in: String(Math.max(wantedLifeSeconds, lastLifeSeconds)),
      expire_time: farAway,
      refresh_token_expire_time: farAway,
    });
    parts.trace.count('refreshes');
    try {
      await platform.refresh();
    } catch (error) {
      throw await noteFailure(error, started);
    }
  }

  async function noteFailure(error: unknown, started: number): Promise<PlatformError> {
    const failure = await toPlatformError(error, clock.now());
    if (started !== generation) return signedOutMeanwhile();
    if (failure.kind === 'session-ended') {
      parts.end();
      return failure;
    }
    const { least, planned } = trouble.failed(failure);
    putOff(least, Math.max(planned, gate.waitFor('auth', 'session')));
    const { kind, status, code: errorCode } = failure;
    log.info('refresh failed, tokens kept', { kind, status, errorCode, again: planned });
    return failure;
  }

  function runOnce(): Promise<void> {
    running ??= refresh().finally(() => {
      running = undefined;
      isCalling = false;
    });
    return running;
  }

  /**
   * The platform has refused this token, and whether it has given another one is to be asked again soon: each request
   * with it would be refused, too, and burn the few auth calls there are.
   */
  function isDead(): boolean {
    const isWaiting = running === undefined && clock.elapsed() < notBefore;
    return isRefused && isWaiting && trouble.last()?.kind !== 'refused';
  }

  /** The next refresh says what became of the last one. */
  async function settleDoubt(): Promise<void> {
    const wait = notBefore - clock.elapsed();
    if (wait > 0) await new Promise<void>((done) => void clock.after(Math.ceil(wait), done));
    if (trouble.isInDoubt() && running === undefined) void begin();
    await running?.catch(nothing);
  }

  async function fresh(isScarce = false): Promise<void> {
    if (isScarce && trouble.isInDoubt()) await settleDoubt();
    if (age === undefined) throw new PlatformError('session-ended', 'nobody is signed in');
    if (running === undefined && age.isDue() && clock.elapsed() >= notBefore) void begin();
    if (isDead()) throw trouble.error(notBefore);
    if (running === undefined && !age.isDue()) return;
    // While the old token works and the call has not begun, nobody has to wait.
    if (!age.mayBeOver() && !isCalling) return;
    if (running === undefined) throw trouble.error(notBefore);
    try {
      await running;
    } catch (error) {
      const isEnded = error instanceof PlatformError && error.kind === 'session-ended';
      if (isEnded || age.mayBeOver()) throw error;
    }
  }

  async function replace(refusedToken: string): Promise<void> {
    isRefused = true;
    const { access_token } = await platform.auth().data();
    if (running !== undefined) return running;
    // A late refusal of a token that was replaced meanwhile is no reason for another refresh.
    if (access_token !== refusedToken) {
      isRefused = false;
      return;
    }
    const now = clock.elapsed();
    if (now < notBefore) throw trouble.error(notBefore);
    if (now < refusedAt + betweenRefusalsMs)
      throw new PlatformError('server', 'new tokens are refused, too', { code: 'fresh-token-refused' });
    const begun = begin();
    if (begun === undefined) throw trouble.error(notBefore);
    await begun;
    // Only where a new one came: a refresh that failed says nothing about what it would have brought.
    refusedAt = now;
  }

  function stop(): void {
    generation += 1;
    age = undefined;
    cancelTimer();
    disk.stop();
  }

  return {
    fresh,
    replace,
    received,
    resumed: async () => {
      const { expires_in } = await platform.auth().data();
      // A refresh was under way when the last run ended: whether the old pair lives, only the platform knows.
      const receivedAt = vault.isMarked() ? undefined : vault.receivedAt();
      age = storedAge(clock, chance, lifeOf(expires_in), receivedAt);
      plan();
    },
    noteResume: () => {
      const kind = trouble.last()?.kind;
      const wasNetwork = kind === 'network' || kind === 'timeout';
      if (wasNetwork) putOff(0, 0);
      else plan();
    },
    noteSlept: (ms) => {
      notBefore -= ms;
      plannedAt -= ms;
      plan();
    },
    stop,
    close: async () => {
      cancelTimer();
      const last = running ?? (disk.isBehind() ? disk.store() : undefined);
      if (last !== undefined) await within(clock, closeLimitMs, last, nothing).catch(nothing);
      stop();
    },
  };
}

function nothing(): void {
  return;
}

function signedOutMeanwhile(): PlatformError {
  return new PlatformError('session-ended', 'signed out meanwhile');
}
