import type { Limitation } from '../../shared/connection.ts';
import type { Chance, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { backOff } from './back-off.ts';
import { lacksOwnPresence } from './filters.ts';
import { PlatformError } from './platform-port.ts';
import type { Linked, LossKind, Transport, TransportEars } from './transport.ts';
import { createTries, type Hurry } from './tries.ts';
import { createWatchdog } from './watchdog.ts';

/**
 * Keeps one transport up.
 *
 *   resting ──start──> trying ──> up
 *      ^                │  ^       │
 *      └──── stop ──────┤  └─── waiting <── lost
 *                       └──failed──^
 */
export type Line = {
  readonly start: () => void;
  /** Gives the connection up in good order. */
  readonly stop: () => Promise<void>;
  /** The next try comes soon, or the line that stands is proven within 3 s or replaced. */
  readonly hurry: (why: Hurry) => void;
  /** This computer's network changed, or is there again. */
  readonly noteUnsteady: () => void;
  readonly noteSlept: (ms: number) => void;
  /** The line that stands is proven within so many ms, or lost. */
  readonly prove: (limit: number) => void;
  /** What comes over it is unusable. */
  readonly giveUp: (why: string) => void;
  /** The filters changed. */
  readonly refilter: () => void;
  readonly standing: () => Standing;
  /** When the next try is due, ms since the epoch; undefined while none is planned. */
  readonly nextTryAt: () => number | undefined;
  /** Ms since the epoch. */
  readonly lastHeardAt: () => number | undefined;
};

export type Standing = 'resting' | 'trying' | 'waiting' | 'up';

export type LineNews =
  | { readonly kind: 'trying' }
  | { readonly kind: 'up'; readonly linked: Linked }
  /** Other filters are in force. */
  | { readonly kind: 'limited'; readonly limitations: readonly Limitation[] }
  /** `isLocal`: this computer is the likely cause. */
  | { readonly kind: 'lost'; readonly loss: LossKind; readonly isLocal: boolean }
  | { readonly kind: 'failed'; readonly failure: PlatformError }
  /** The time of the next try changed. */
  | { readonly kind: 'planned' };

export type LineParts = {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly makeTransport: (ears: TransportEars) => Transport;
  readonly filters: () => readonly string[];
  /** Ms until the request that a try begins with may leave. */
  readonly leastWait: () => number;
  /** Ms after which it is renewed, before the platform ends it; undefined: it has no end. */
  readonly life: { readonly from: number; readonly spread: number } | undefined;
  readonly onFrame: (text: string) => void;
  readonly onHeard: () => void;
  readonly onOverflow: () => void;
  readonly tell: (news: LineNews) => void;
};

/** Only a connection that stayed is a reason to start again with short waits. */
const stableMs = 60_000;
/** An awakening has to be proven or replaced within 3 s, and is noticed up to half a second late. */
const proofMs = 2_500;
/** A sign of life so young is proof enough. */
const freshMs = 2_000;
/** A try that takes longer is not helped by waiting when there is a reason to think that it goes now. */
const stuckMs = 5_000;

export function createLine(parts: LineParts): Line {
  const { clock, chance, log, tell } = parts;
  const tries = createTries(clock, chance);
  let standing: Standing = 'resting';
  /** Changes whenever what is under way is not wanted any more. */
  let turn = 0;
  let isRefiltering = false;
  let dueAt = Infinity;
  let nextTryAt: number | undefined;
  let cancelWait = (): void => undefined;
  let cancelLife = (): void => undefined;

  const watchdog = createWatchdog({
    ...{ clock, chance },
    ping: () => transport.probe(),
    onDead: () => giveUp('nobody answers', 'silent'),
  });
  const transport = parts.makeTransport({
    onFrame: parts.onFrame,
    onHeard: () => {
      watchdog.heard();
      parts.onHeard();
    },
    onOverflow: parts.onOverflow,
    onLost: lose,
  });
  const { name } = transport;

  function plan(wait: number): void {
    cancelWait();
    const least = Math.ceil(Math.max(wait, tries.floor(), parts.leastWait()));
    standing = 'waiting';
    dueAt = clock.elapsed() + least;
    nextTryAt = clock.now() + least;
    cancelWait = clock.after(least, () => void attempt());
    tell({ kind: 'planned' });
  }

  async function attempt(): Promise<void> {
    // What a try begins with may have been used up by others since it was planned.
    const least = Math.max(tries.floor(), parts.leastWait());
    if (least > 0) return plan(least);
    cancelWait();
    const mine = (turn += 1);
    standing = 'trying';
    nextTryAt = undefined;
    tries.begun();
    tell({ kind: 'trying' });
    const filters = parts.filters();
    const outcome = await transport.open(filters, watchdog.silence()).then(
      (linked) => ({ linked }),
      (error: unknown) => ({ error }),
    );
    // The transport has closed whatever still came of it.
    if (mine !== turn) return;
    if ('error' in outcome) fail(outcome.error);
    else up(outcome.linked, filters);
  }

  function up(linked: Linked, filters: readonly string[]): void {
    const { limitations } = linked;
    if (lacksOwnPresence(limitations)) {
      transport.cut();
      const [presence] = limitations.filter((one) => lacksOwnPresence([one]));
      const detail = { status: 403, code: presence?.code, permission: presence?.permission };
      return fail(
        new PlatformError('refused', 'own presence is not allowed', { ...detail, step: 'subscription' }),
      );
    }
    if (!transport.isOpen()) return fail(new PlatformError('network', 'closed while it was opened'));
    standing = 'up';
    watchdog.start();
    planLife();
    log.info('listening', {
      name,
      how: linked.how,
      limitations: limitations.map(({ filter }) => filter).join(' '),
    });
    tell({ kind: 'up', linked });
    if (filters !== parts.filters()) refilter();
  }

  function planLife(): void {
    const cancelCalm = clock.after(stableMs, tries.calm);
    const { life } = parts;
    const ends = life === undefined ? Infinity : life.from + life.spread * chance.fraction();
    const cancelEnd =
      life === undefined ? () => undefined : clock.after(ends, () => giveUp('its time is over', 'ended'));
    cancelLife = () => {
      cancelCalm();
      cancelEnd();
    };
  }

  function fail(error: unknown): void {
    const failure =
      error instanceof PlatformError ? error : new PlatformError('unexpected-answer', String(error));
    const { kind, status, code, step, message } = failure;
    log.info('no connection for events', { name, kind, status, code, step, why: message });
    const wait = tries.afterFailure(failure);
    tellAndPlan({ kind: 'failed', failure }, wait);
  }

  /** Who hears of it may stop the line. */
  function tellAndPlan(news: LineNews, wait: number): void {
    standing = 'waiting';
    const mine = (turn += 1);
    tell(news);
    if (mine === turn) plan(wait);
  }

  function giveUp(why: string, kind: LossKind = 'broken'): void {
    if (standing !== 'up') return;
    transport.cut();
    lose(why, kind);
  }

  function lose(why: string, loss: LossKind): void {
    if (standing !== 'up') return;
    watchdog.stop();
    cancelLife();
    log.info('the connection for events was lost', { name, why, loss });
    const wait = tries.afterLoss(loss);
    tellAndPlan({ kind: 'lost', loss, isLocal: tries.isLocal() }, wait);
  }

  function hurry(why: Hurry): void {
    const soon = tries.inHurry(why);
    if (standing === 'up') {
      if (why === 'local' || (watchdog.silence() ?? Infinity) >= freshMs) watchdog.ask(proofMs);
    } else if (standing === 'trying' && tries.sinceBegun() >= stuckMs) {
      turn += 1;
      transport.cut();
      plan(soon);
    } else if (standing === 'waiting' && clock.elapsed() + soon < dueAt) plan(soon);
  }

  /** One change at a time, so that the last one wins. */
  function refilter(): void {
    if (standing !== 'up' || isRefiltering) return;
    isRefiltering = true;
    const mine = turn;
    const filters = parts.filters();
    const done = (): boolean => {
      isRefiltering = false;
      if (filters !== parts.filters()) refilter();
      return mine === turn && filters === parts.filters();
    };
    transport.setFilters(filters).then(
      (limitations) => {
        if (done()) tell({ kind: 'limited', limitations });
      },
      (error: unknown) => {
        log.warn('the filters could not be changed', { name, error: String(error) });
        if (!done() || !(error instanceof PlatformError) || !error.mayRetry) return;
        clock.after(backOff(1, chance, error.retryAfter), () => {
          if (mine === turn) refilter();
        });
      },
    );
  }

  return {
    start: () => {
      if (standing !== 'resting') return;
      tries.forget();
      void attempt();
    },
    stop: () => {
      if (standing === 'resting') return Promise.resolve();
      const wasUp = standing === 'up';
      standing = 'resting';
      turn += 1;
      nextTryAt = undefined;
      cancelWait();
      cancelLife();
      watchdog.stop();
      if (wasUp) return transport.close();
      transport.cut();
      return Promise.resolve();
    },
    hurry,
    noteUnsteady: tries.noteUnsteady,
    noteSlept: tries.noteSlept,
    prove: watchdog.ask,
    giveUp,
    refilter,
    standing: () => standing,
    nextTryAt: () => nextTryAt,
    lastHeardAt: watchdog.lastHeardAt,
  };
}
