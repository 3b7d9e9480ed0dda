import type { TransportChoice, TransportName } from '../../shared/connection.ts';
import type { Chance } from '../clock.ts';
import type { PlatformError } from './platform-port.ts';

/** What is known when it is decided which way events should come. All times are monotonic ms. */
export type ChoiceFacts = {
  readonly now: number;
  /** What the person wants. */
  readonly choice: TransportChoice;
  /** Which line is in charge, and whether it is up. */
  readonly main: TransportName;
  readonly isUp: boolean;
  /** Failures of the WebSocket in a row, oldest first. */
  readonly failures: readonly WebSocketFailure[];
  /** Whether REST worked since the last of them; undefined while nobody has tried. */
  readonly restWorks: boolean | undefined;
  /** Failures of PubNub in a row. */
  readonly pubnubFailures: number;
  /** The platform did not grant PubNub; until then it is not asked again. */
  readonly pubnubRefusedUntil: number;
  /** When the WebSocket is due for another try while PubNub is in charge. */
  readonly wayBackAt: number;
};

export type WebSocketFailure = { readonly at: number; readonly kind: 'upgrade' | 'permission' | 'other' };

/** What to do: `prove-rest` first asks whether the network as such works. */
export type ChoiceMove = 'stay' | 'prove-rest' | 'try-pubnub' | 'try-websocket';

/** So many upgrades in a row that came to nothing are no accident. */
const upgradesInARow = 3;
/** Nor are so many refusals of either kind within so many ms. */
const refusalsInAWhile = 5;
const whileMs = 5 * 60_000;
/** PubNub that does not come about is no better than a WebSocket that does not. */
const pubnubFailuresInARow = 3;

export function nextMove(facts: ChoiceFacts): ChoiceMove {
  const { choice, main, isUp, now } = facts;
  if (choice === 'pubnub') return main === 'pubnub' ? 'stay' : 'try-pubnub';
  if (choice === 'websocket') return main === 'websocket' ? 'stay' : 'try-websocket';
  if (main === 'pubnub') {
    const isStuck = !isUp && facts.pubnubFailures >= pubnubFailuresInARow;
    return isStuck || now >= facts.wayBackAt ? 'try-websocket' : 'stay';
  }
  if (isUp || now < facts.pubnubRefusedUntil || !isWebSocketBlocked(facts.failures, now)) return 'stay';
  if (facts.restWorks === undefined) return 'prove-rest';
  return facts.restWorks ? 'try-pubnub' : 'stay';
}

/** A refused permission is a plain word; refused upgrades have to be several. */
export function isWebSocketBlocked(failures: readonly WebSocketFailure[], now: number): boolean {
  const newest = failures.slice(-upgradesInARow);
  if (newest.at(-1)?.kind === 'permission') return true;
  if (newest.length === upgradesInARow && newest.every(({ kind }) => kind === 'upgrade')) return true;
  const lately = failures.filter(({ kind, at }) => kind !== 'other' && now - at <= whileMs);
  return lately.length >= refusalsInAWhile;
}

/** What a failed try says of the WebSocket as such. */
export function kindOfFailure({ kind, step, status, code }: PlatformError): WebSocketFailure['kind'] {
  if (status === 403 && step === 'token') return 'permission';
  if (code === 'SUB-528') return 'permission';
  // Proxies answer the upgrade themselves, cut it, let it hang, or take it and then swallow every frame.
  if ((step === 'upgrade' || step === 'greeting') && kind !== 'rate-limited') return 'upgrade';
  return 'other';
}

/** Our code for PubNub's own refusal, or that of a proxy on the way to it. */
export const refusedByPubNub = 'pubnub-refused';

/** The platform does not deliver by PubNub to this app or person, or PubNub does not let it listen. */
export function isPubNubRefused({ kind, code }: PlatformError): boolean {
  return kind === 'refused' || code === refusedByPubNub;
}

const hour = 3_600_000;

/** Ms until the WebSocket is tried again; each companion at its own time. */
export function wayBackIn(chance: Chance): number {
  return hour * (0.75 + 0.5 * chance.fraction());
}

/** Ms until the platform is asked again for what it did not grant. */
export function askPubNubAgainIn(chance: Chance): number {
  return hour * (6 + 6 * chance.fraction());
}
