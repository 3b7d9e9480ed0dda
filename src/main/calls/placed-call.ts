import type { CallsState, PartyEvidence, TrackedCall } from './calls-state.ts';
import { isLiveStatus, isPartyOver } from './statuses.ts';

/** An outbound call leg by leg, as far as its events tell. Times are the platform's, ms since the epoch. */
export type PlacedCall = {
  readonly callId: string;
  /** As the platform wrote it. */
  readonly number: string | undefined;
  readonly origin: 'ring-out' | 'other' | 'unknown';
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly own: PlacedLeg;
  /** Undefined where the platform has not told of the other side. */
  readonly theirs: PlacedLeg | undefined;
};

export type PlacedLeg = {
  readonly stage: 'ringing' | 'connected' | 'over';
  readonly wasConnected: boolean;
  /** Presence has called it connected. */
  readonly wasPickedUp: boolean;
  readonly reason: string | undefined;
};

/** The outbound calls that the last step changed. */
export function placedCalls(before: CallsState, { tracked, touched }: CallsState): readonly PlacedCall[] {
  const places = touched === 'all' ? [...tracked.keys()] : touched;
  return places.flatMap((place) => {
    const each = tracked[place];
    if (each === undefined || each.facts.direction !== 'outbound') return [];
    return before.tracked.includes(each) ? [] : [placedCall(each)];
  });
}

function placedCall(tracked: TrackedCall): PlacedCall {
  const { call, facts, parties } = tracked;
  return {
    callId: call.id,
    number: facts.number,
    origin: originOf(tracked),
    startedAt: facts.startedAt,
    endedAt: call.phase === 'ended' ? (call.endedAt ?? facts.startedAt) : undefined,
    own: ownLeg(tracked),
    theirs: partiesLeg(parties.filter(({ role }) => role === 'target')),
  };
}

function originOf({ facts, parties }: TrackedCall): PlacedCall['origin'] {
  if (facts.ringOut) return 'ring-out';
  return parties.some(({ role }) => role === 'own') ? 'other' : 'unknown';
}

function ownLeg({ call, parties, connectedAt, presence }: TrackedCall): PlacedLeg {
  const told = partiesLeg(parties.filter(({ role }) => role === 'own'));
  const wasPickedUp = connectedAt !== undefined || told?.wasConnected === true;
  if (told !== undefined) return { ...told, wasPickedUp };
  const isOver = call.phase === 'ended' || presence?.status === 'NoCall';
  return { stage: isOver ? 'over' : 'ringing', wasConnected: false, wasPickedUp, reason: undefined };
}

function partiesLeg(parties: readonly PartyEvidence[]): PlacedLeg | undefined {
  const last = parties.at(-1);
  if (last === undefined) return undefined;
  const wasConnected = parties.some(({ answeredAt }) => answeredAt !== undefined);
  const stage = parties.some(({ status }) => isLiveStatus(status))
    ? 'connected'
    : parties.every(({ status }) => isPartyOver(status))
      ? 'over'
      : 'ringing';
  return { stage, wasConnected, wasPickedUp: wasConnected, reason: last.reason };
}
