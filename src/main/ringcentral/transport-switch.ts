import type { Limitation, TransportChoice, TransportName } from '../../shared/connection.ts';
import type { Chance, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Line, LineNews } from './line.ts';
import type { PlatformError } from './platform-port.ts';
import {
  askPubNubAgainIn,
  isPubNubRefused,
  kindOfFailure,
  nextMove,
  wayBackIn,
  type WebSocketFailure,
} from './transport-choice.ts';
import type { Linked, LossKind } from './transport.ts';
import type { Hurry } from './tries.ts';

/**
 * Keeps one of two lines in charge. The other one rests, or is a candidate: it takes over once it is open and
 * subscribed, and only then the first one is closed, so that no event falls between them.
 */
export type TransportSwitch = {
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  readonly choose: (choice: TransportChoice) => void;
  readonly hurry: (why: Hurry) => void;
  readonly noteUnsteady: () => void;
  readonly noteSlept: (ms: number) => void;
  readonly prove: (limit: number) => void;
  readonly giveUp: (why: string) => void;
  readonly refilter: () => void;
};

export type SwitchNews =
  | { readonly kind: 'trying' }
  /** @param wasUp events came over the other line until now */
  | { readonly kind: 'up'; readonly name: TransportName; readonly linked: Linked; readonly wasUp: boolean }
  | { readonly kind: 'limited'; readonly limitations: readonly Limitation[] }
  | { readonly kind: 'lost'; readonly loss: LossKind; readonly isLocal: boolean }
  | { readonly kind: 'failed'; readonly failure: PlatformError }
  | { readonly kind: 'planned'; readonly nextTryAt: number | undefined };

export type TransportSwitchParts = {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly makeLine: (name: TransportName, tell: (news: LineNews) => void) => Line;
  /** Asks the platform something light. True where it answered. */
  readonly proveRest: () => Promise<boolean>;
  readonly tell: (news: SwitchNews) => void;
};

const mostFailuresKept = 20;
/** Ms that a line stays open beside the one that took over: events may be on their way over it. */
const overlapMs = 3_000;

export function createTransportSwitch(parts: TransportSwitchParts): TransportSwitch {
  const { clock, chance, log, tell } = parts;
  const lines: Readonly<Record<TransportName, Line>> = {
    websocket: parts.makeLine('websocket', (news) => hear('websocket', news)),
    pubnub: parts.makeLine('pubnub', (news) => hear('pubnub', news)),
  };
  let choice: TransportChoice = 'automatic';
  let isWanted = false;
  let main: TransportName = 'websocket';
  let candidate: TransportName | undefined;
  let failures: readonly WebSocketFailure[] = [];
  let restWorks: boolean | undefined;
  let isProving = false;
  let pubnubFailures = 0;
  let pubnubRefusedUntil = -Infinity;
  let wayBackAt = Infinity;
  let cancelWayBack = (): void => undefined;
  /** The line that ends with the overlap. */
  let leaving: { readonly name: TransportName; readonly cancel: () => void } | undefined;

  const isUp = (name: TransportName): boolean => lines[name].standing() === 'up';

  function hear(name: TransportName, news: LineNews): void {
    if (!isWanted || name === leaving?.name) return;
    if (news.kind === 'failed') noteFailure(name, news.failure);
    if (news.kind === 'up') up(name, news.linked);
    else if (name === candidate) hearCandidate(name, news);
    else {
      tell(news.kind === 'planned' ? { ...news, nextTryAt: lines[name].nextTryAt() } : news);
      if (news.kind === 'failed') consider();
    }
  }

  function noteFailure(name: TransportName, failure: PlatformError): void {
    const now = clock.elapsed();
    if (name === 'websocket') {
      failures = [...failures, { at: now, kind: kindOfFailure(failure) }].slice(-mostFailuresKept);
      restWorks = undefined;
    } else {
      pubnubFailures += 1;
      if (isPubNubRefused(failure)) pubnubRefusedUntil = now + askPubNubAgainIn(chance);
    }
  }

  function hearCandidate(name: TransportName, news: LineNews): void {
    if (news.kind !== 'failed') return;
    candidate = undefined;
    if (choice === name) {
      // The person wants this one and no other.
      takeOver(name);
      tell(news);
      return;
    }
    log.info('no change of the transport', { name });
    void lines[name].stop();
    if (name === 'websocket') planWayBack();
  }

  function takeOver(name: TransportName): void {
    const before = main;
    main = name;
    candidate = undefined;
    if (isUp(before) && isUp(name)) {
      leaving = { name: before, cancel: clock.after(overlapMs, endOverlap) };
      return;
    }
    if (isUp(before)) tell({ kind: 'lost', loss: 'ended', isLocal: false });
    void lines[before].stop();
  }

  function endOverlap(): void {
    if (leaving === undefined) return;
    leaving.cancel();
    const { name } = leaving;
    leaving = undefined;
    void lines[name].stop();
  }

  function up(name: TransportName, linked: Linked): void {
    const wasUp = name !== main && isUp(main);
    if (name !== main) takeOver(name);
    else if (candidate !== undefined && main === 'websocket' && choice !== 'pubnub') dropCandidate();
    if (name === 'websocket') failures = [];
    else {
      pubnubFailures = 0;
      planWayBack();
    }
    tell({ kind: 'up', name, linked, wasUp });
    consider();
  }

  function dropCandidate(): void {
    const dropped = candidate;
    candidate = undefined;
    if (dropped !== undefined) void lines[dropped].stop();
  }

  function planWayBack(ms = wayBackIn(chance)): void {
    cancelWayBack();
    wayBackAt = Infinity;
    cancelWayBack = clock.after(ms, () => {
      wayBackAt = clock.elapsed();
      consider();
    });
  }

  function consider(): void {
    if (!isWanted || candidate !== undefined) return;
    const now = clock.elapsed();
    const standing = { now, choice, main, isUp: isUp(main) };
    const known = { failures, restWorks, pubnubFailures, pubnubRefusedUntil, wayBackAt };
    switch (nextMove({ ...standing, ...known })) {
      case 'stay':
        return;
      case 'prove-rest':
        return proveRest();
      case 'try-pubnub':
        return tryOther('pubnub');
      case 'try-websocket':
        return tryOther('websocket');
    }
  }

  function proveRest(): void {
    if (isProving) return;
    isProving = true;
    const judged = failures;
    void parts.proveRest().then((works) => {
      isProving = false;
      if (judged === failures) restWorks = works;
      consider();
    });
  }

  function tryOther(name: TransportName): void {
    log.info('trying the other transport', { name });
    endOverlap();
    candidate = name;
    lines[name].start();
  }

  function both(act: (line: Line) => void): void {
    act(lines[main]);
    if (candidate !== undefined) act(lines[candidate]);
  }

  return {
    start: () => {
      isWanted = true;
      main = choice === 'pubnub' ? 'pubnub' : 'websocket';
      failures = [];
      restWorks = undefined;
      pubnubFailures = 0;
      pubnubRefusedUntil = -Infinity;
      wayBackAt = Infinity;
      lines[main].start();
    },
    stop: async () => {
      isWanted = false;
      candidate = undefined;
      cancelWayBack();
      endOverlap();
      await Promise.all([lines.websocket.stop(), lines.pubnub.stop()]);
    },
    choose: (next) => {
      if (next === choice) return;
      choice = next;
      pubnubRefusedUntil = -Infinity;
      if (!isWanted) return;
      if (candidate !== undefined && next !== 'automatic' && candidate !== next) dropCandidate();
      if (main === 'pubnub' && next === 'automatic') planWayBack(0);
      else consider();
    },
    noteUnsteady: () => both((line) => line.noteUnsteady()),
    noteSlept: (ms) => both((line) => line.noteSlept(ms)),
    hurry: (why) => both((line) => line.hurry(why)),
    prove: (limit) => both((line) => line.prove(limit)),
    giveUp: (why) => lines[main].giveUp(why),
    refilter: () => both((line) => line.refilter()),
  };
}
