import type { PresenceCall, PresenceReport } from '../ringcentral/reports.ts';
import {
  type CallsContext,
  type PendingEnd,
  ringsAnewAfter,
  transitionalFor,
  transitionalWhenLate,
  type TrackedCall,
} from './calls-state.ts';
import { believable } from './lateness.ts';

/**
 * Older than what presence said of the call already.
 * @param at server time of the event, ms since the epoch
 */
export function isStale(
  { presence }: TrackedCall,
  { status }: PresenceCall,
  sequence: number | undefined,
  at: number,
): boolean {
  if (presence === undefined) return false;
  // An answer has no number to compare. But nobody goes back from talking to ringing: the event was under way for long.
  const isAnswer = presence.stamp === undefined;
  if (isAnswer && status === 'Ringing' && isTaken(presence.status) && at < presence.at) return true;
  if (presence.sequence !== undefined && sequence !== undefined) return sequence <= presence.sequence;
  return at < presence.at;
}

function isTaken(status: PresenceCall['status']): boolean {
  return status === 'CallConnected' || status === 'OnHold' || status === 'ParkedCall';
}

/** The call after one word of presence on it. @param isLate the event was under way for long */
export function withStatus(
  tracked: TrackedCall,
  item: PresenceCall,
  { sequence, timestamp: stamp }: PresenceReport,
  { elapsed, serverNow }: CallsContext,
  isLate = false,
): TrackedCall {
  const at = believable(stamp, serverNow);
  const { presence } = tracked;
  if (item.status !== 'NoCall') {
    // What the platform called final stays so: a ring after it is no new call.
    if (item.status === 'Ringing' && presence?.final === true)
      return { ...tracked, presence: { ...presence, sequence } };
    const isConnected = item.status === 'CallConnected';
    return {
      ...tracked,
      presence: { sequence, status: item.status, at, stamp, final: false },
      pendingEnd: undefined,
      gone: undefined,
      unconfirmedUntil: isConnected ? undefined : tracked.unconfirmedUntil,
      connectedAt: tracked.connectedAt ?? (isConnected ? at : undefined),
    };
  }
  const isFinal = item.termination === 'final';
  if (isFinal || presence === undefined || presence.status === 'NoCall') {
    const final = isFinal || presence?.final === true;
    return {
      ...tracked,
      presence: { sequence, status: 'NoCall', at: presence?.final === true ? presence.at : at, stamp, final },
      pendingEnd: undefined,
    };
  }
  // One leg is over and the call goes on: the old word for that.
  if (item.termination === 'intermediate') return { ...tracked, presence: { ...presence, sequence } };
  return {
    ...tracked,
    presence: { ...presence, sequence },
    pendingEnd: tracked.pendingEnd ?? {
      due: elapsed + (isLate ? transitionalWhenLate : transitionalFor),
      at,
      stamp,
    },
  };
}

/** The NoCall that was held back was the end after all. */
export function endPending(tracked: TrackedCall, { at, stamp }: PendingEnd): TrackedCall {
  const presence = {
    sequence: tracked.presence?.sequence,
    status: 'NoCall',
    at,
    stamp,
    final: false,
  } as const;
  return { ...tracked, presence, pendingEnd: undefined };
}

/**
 * Old traffic uses one session id for several tries of a caller and calls no end final. A ring whose time stamp
 * is seconds after the NoCall is such a new try; between two devices of one call it follows at once.
 */
export function isNewTry(tracked: TrackedCall, item: PresenceCall, report: PresenceReport): boolean {
  const { presence, pendingEnd, parties } = tracked;
  if (item.status !== 'Ringing' || parties.length > 0 || presence === undefined || presence.final)
    return false;
  if (report.sequence === undefined || report.sequence <= (presence.sequence ?? Infinity)) return false;
  const stamp = pendingEnd?.stamp ?? (presence.status === 'NoCall' ? presence.stamp : undefined);
  if (stamp === undefined || report.timestamp === undefined) return false;
  return report.timestamp - stamp > ringsAnewAfter;
}
