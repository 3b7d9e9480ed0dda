import type { AppState } from '../../shared/app-state.ts';
import { type Call, isLive } from '../../shared/call.ts';

/** What the card draws: one call in full, live calls pinned above, the others as strips below. */
export type CardView = {
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

export function cardView(state: Pick<AppState, 'calls' | 'card' | 'connection'>): CardView {
  const { card, connection } = state;
  const calls = card.callIds.flatMap((id) => state.calls.find((call) => call.id === id) ?? []);
  const focus = calls.find((call) => call.id === card.focusId) ?? calls[0];
  const others = calls.filter((call) => call.id !== focus?.id);
  const cutOff = connection.phase === 'reconnecting' || connection.phase === 'offline';
  return {
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
