import type { SDK } from '@ringcentral/sdk';

import type { Chance, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { toPlatformError } from './platform-failure.ts';
import { PlatformError } from './platform-port.ts';
import type { RateGate } from './rate-gate.ts';
import type { TokenVault } from './token-vault.ts';

/**
 * Keeps the access token fresh: early, once for all who wait, and on the disk before anybody uses it. Until
 * the new access token has been used the platform keeps the old refresh token alive for an hour, so a crash
 * at any point in between costs nothing.
 */
export type Refresher = {
  readonly fresh: () => Promise<void>;
  readonly replace: (refusedToken: string) => Promise<void>;
  /** New tokens came from a sign-in. */
  readonly received: () => Promise<void>;
  /** Stored tokens were taken over. */
  readonly resumed: () => Promise<void>;
  readonly noteResume: () => void;
  readonly stop: () => void;
};

type Parts = {
  readonly platform: ReturnType<SDK['platform']>;
  readonly vault: TokenVault;
  readonly gate: RateGate;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly end: () => void;
  readonly noteSecrets: () => Promise<void>;
};

/** The platform's own rule for a token endpoint in trouble: three repeats, ten seconds apart. */
const repeatAfterMs = 10_000;
const mostRepeats = 3;
const laterMs = 60_000;
/** The platform's own default and most. */
const wantedLifeSeconds = 3600;
/** Timers sleep badly for long: the age is looked at again at least this often. */
const longestTimerMs = 15 * 60_000;
/** Asked from the SDK's own check of the refresh token's age, which would trust this computer's clock. */
const farAway = 8_640_000_000_000_000;

type Age = {
  /** Monotonic ms when half of us would already have refreshed; see `dueShare`. */
  dueAt: number;
  /** Monotonic ms when the access token is worth nothing any more. */
  endsAt: number;
  /** The same two by the wall clock, for a computer that slept. */
  dueOn: number;
  endsOn: number;
};

export function createRefresher(parts: Parts): Refresher {
  const { platform, vault, gate, clock, chance, log } = parts;
  let age: Age | undefined;
  let running: Promise<void> | undefined;
  let notBefore = -Infinity;
  let failures = 0;
  let cancelTimer = (): void => undefined;
  let generation = 0;

  const isDue = (): boolean =>
    age !== undefined && (clock.elapsed() >= age.dueAt || clock.now() >= age.dueOn);
  const isOver = (): boolean =>
    age !== undefined && (clock.elapsed() >= age.endsAt || clock.now() >= age.endsOn);

  function startAge(lifeMs: number, ageMs: number): void {
    // Somewhere between 70 and 90 %: all who signed in after an outage must not come back together.
    const due = lifeMs * (0.7 + 0.2 * chance.fraction()) - ageMs;
    const left = lifeMs * 0.97 - ageMs;
    const now = clock.elapsed();
    const today = clock.now();
    age = { dueAt: now + due, endsAt: now + left, dueOn: today + due, endsOn: today + left };
    plan();
  }

  function plan(): void {
    cancelTimer();
    if (age === undefined) return;
    const now = clock.elapsed();
    const wait = Math.max(age.dueAt - now, notBefore - now, 0);
    cancelTimer = clock.after(Math.ceil(Math.min(wait, longestTimerMs)), () => {
      if (isDue()) fresh().catch((error: unknown) => log.info('refresh put off', { why: String(error) }));
      else plan();
    });
  }

  async function received(): Promise<void> {
    const started = generation;
    const { expires_in } = await platform.auth().data();
    vault.noteReceived(clock.now());
    failures = 0;
    notBefore = -Infinity;
    await parts.noteSecrets();
    try {
      await vault.save();
    } catch (error) {
      // A full disk must not sign anybody out: the tokens live on in memory and are written next time.
      log.error('tokens could not be stored', error);
    }
    // Signed out while it was written: then it was erased right after.
    if (started === generation) startAge(lifeOf(expires_in), 0);
  }

  /** Such a session is good until its access token runs out, and not a moment less. */
  function endWithoutRefreshToken(): void {
    if (age !== undefined && !isOver()) {
      notBefore = age.endsAt;
      plan();
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
    await gate.enter('auth', 'user');
    await platform.auth().setData({
      // What the SDK will ask for. Left alone it asks for what was left of the last one, ever less.
      expires_in: String(Math.max(wantedLifeSeconds, lifeOf(tokens.expires_in) / 1000)),
      expire_time: farAway,
      refresh_token_expire_time: farAway,
    });
    try {
      await platform.refresh();
    } catch (error) {
      await noteFailure(error, started);
      return;
    }
    if (started !== generation) {
      vault.storage.clear();
      throw new PlatformError('session-ended', 'signed out meanwhile');
    }
    await received();
  }

  async function noteFailure(error: unknown, started: number): Promise<void> {
    const failure = await toPlatformError(error, clock.now());
    if (failure.kind === 'session-ended') {
      if (started === generation) parts.end();
      throw failure;
    }
    failures += 1;
    notBefore = clock.elapsed() + (failures > mostRepeats ? laterMs : repeatAfterMs);
    plan();
    log.info('refresh failed, tokens kept', { kind: failure.kind, status: failure.status });
    throw failure;
  }

  function runOnce(): Promise<void> {
    running ??= refresh().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function fresh(): Promise<void> {
    if (age === undefined) throw new PlatformError('session-ended', 'nobody is signed in');
    if (running === undefined && (!isDue() || (clock.elapsed() < notBefore && !isOver()))) return;
    try {
      await runOnce();
    } catch (error) {
      // Early is early: while the old token still works nobody has to suffer.
      if (error instanceof PlatformError && error.kind !== 'session-ended' && !isOver()) return;
      throw error;
    }
  }

  return {
    fresh,
    replace: async (refusedToken) => {
      const { access_token } = await platform.auth().data();
      // A late refusal of a token that was replaced meanwhile is no reason for another refresh.
      if (running === undefined && access_token !== refusedToken) return;
      await runOnce();
    },
    received,
    resumed: async () => {
      const { expires_in } = await platform.auth().data();
      const ageMs = clock.now() - vault.receivedAt();
      startAge(lifeOf(expires_in), ageMs < 0 ? Infinity : ageMs);
    },
    noteResume: plan,
    stop: () => {
      generation += 1;
      age = undefined;
      cancelTimer();
    },
  };
}

/** Ms. */
function lifeOf(expiresIn: unknown): number {
  const seconds = Number(expiresIn);
  return (Number.isFinite(seconds) && seconds > 0 ? Math.max(60, seconds) : 3600) * 1000;
}
