import type { Call } from '../../shared/call.ts';
import type { RingOut } from '../../shared/ring-out.ts';

type Placed = {
  /** Drawn with both their phones. */
  readonly ringOuts: readonly RingOut[];
  /** Drawn as calls, those included that were placed and are connected. */
  readonly calls: readonly Call[];
};

/** One entry for each: a call that is being placed is a RingOut until both are connected, then a call like any other. */
export function placedCalls(ringOuts: readonly RingOut[], calls: readonly Call[]): Placed {
  const left = ringOuts.filter((ringOut) => !hasBecomeCall(ringOut, calls));
  return { ringOuts: left, calls: calls.filter((call) => !left.some(({ callId }) => callId === call.id)) };
}

function hasBecomeCall({ phase, callId }: RingOut, calls: readonly Call[]): boolean {
  const isConnected = phase === 'connected' || phase === 'ended';
  return isConnected && calls.some((call) => call.id === callId && call.phase !== 'ringing');
}
