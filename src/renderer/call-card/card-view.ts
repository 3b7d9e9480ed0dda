import type { AppState } from '../../shared/app-state.ts';
import { type Call, isLive } from '../../shared/call.ts';
import type { RingOut } from '../../shared/ring-out.ts';
import { placedCalls } from '../ring-out/placed-calls.ts';

/**
 * What the card draws: calls that are being placed on top, where a ring never moves them; then one call in full,
 * live calls pinned above it, the others as strips below.
 */
export type CardView = {
  readonly ringOuts: readonly RingOut[];
  /** All of them, in the order in which they came. */
  readonly calls: readonly Call[];
  readonly focus: Call | undefined;
  readonly pinned: readonly Call[];
  readonly strips: readonly Call[];
  readonly quiet: boolean;
  /** Events do not reach us while a call on the card is live: what is shown may be old. */
  readonly lost: boolean;
  /** Server time minus local time, ms. */
  readonly offset: number;
  /** Local time in ms until which buttons do nothing. */
  readonly inertUntil: number;
};

export function cardView(state: Pick<AppState, 'calls' | 'card' | 'connection' | 'ringOuts'>): CardView {
  const { card, connection } = state;
  const listed = card.callIds.flatMap((id) => state.calls.find((call) => call.id === id) ?? []);
  const { ringOuts, calls } = placedCalls(state.ringOuts, listed);
  const focus = card.collapsed ? undefined : (calls.find((call) => call.id === card.focusId) ?? calls[0]);
  const others = calls.filter((call) => call.id !== focus?.id);
  const cutOff = connection.phase === 'reconnecting' || connection.phase === 'offline';
  return {
    ringOuts,
    calls,
    focus,
    pinned: others.filter(isOngoing),
    strips: others.filter((call) => !isOngoing(call)),
    quiet: card.quiet,
    lost: cutOff && calls.some(isLive),
    offset: connection.clockOffset ?? 0,
    inertUntil: card.inertUntil,
  };
}

function isOngoing(call: Call): boolean {
  return isLive(call) && call.phase !== 'ringing';
}
