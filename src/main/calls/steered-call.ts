import type { Call } from '../../shared/call.ts';
import type { SessionPartyStatus } from '../ringcentral/reports.ts';
import type { CallsState, PartyEvidence, PartyExtras, TrackedCall } from './calls-state.ts';

/** A call with what its control needs besides. Times are the platform's, ms since the epoch. */
export type SteeredCall = {
  readonly call: Call;
  /** What actions are about; undefined where the platform has not named it. */
  readonly partyId: string | undefined;
  /** Undefined while only presence has told of it. */
  readonly own: SteeredParty | undefined;
  readonly others: readonly SteeredParty[];
  readonly isQueue: boolean;
  readonly isConference: boolean;
  readonly isRingOut: boolean;
  /** As the platform wrote it. */
  readonly otherNumber: string | undefined;
};

export type SteeredParty = PartyExtras & {
  readonly id: string;
  readonly status: SessionPartyStatus;
  readonly reason: string | undefined;
  readonly deviceId: string | undefined;
  readonly answeredAt: number | undefined;
  readonly at: number;
};

/** The calls that the last step changed. */
export function steeredCalls(before: CallsState, { tracked, touched }: CallsState): readonly SteeredCall[] {
  if (touched !== 'all')
    return touched.flatMap((place) => {
      const each = tracked[place];
      return each === undefined || before.tracked[place] === each ? [] : [steeredCall(each)];
    });
  const known = new Set(before.tracked);
  return tracked.filter((each) => !known.has(each)).map(steeredCall);
}

function steeredCall({ call, facts, parties, isConference, presencePartyId }: TrackedCall): SteeredCall {
  const own = actingParty(parties);
  return {
    ...{ call, isConference },
    partyId: own?.id ?? presencePartyId,
    own: own && steeredParty(own),
    others: parties.filter(({ role }) => role !== 'own').map(steeredParty),
    isQueue: facts.queue,
    isRingOut: facts.ringOut,
    otherNumber: facts.number,
  };
}

/** Of several of my own parties the one in which I talk; a phone that is about to take the call comes after it. */
const ranks: readonly SessionPartyStatus[] = ['Answered', 'Hold', 'Parked', 'Proceeding', 'Setup'];

function actingParty(parties: readonly PartyEvidence[]): PartyEvidence | undefined {
  let best: PartyEvidence | undefined;
  for (const party of parties)
    if (party.role === 'own' && (best === undefined || rankOf(party) <= rankOf(best))) best = party;
  return best;
}

/** What is over comes last. */
function rankOf({ status }: PartyEvidence): number {
  const rank = ranks.indexOf(status);
  return rank < 0 ? ranks.length : rank;
}

function steeredParty({ id, status, reason, deviceId, answeredAt, at, extras }: PartyEvidence): SteeredParty {
  return { id, status, reason, deviceId, answeredAt, at, ...extras };
}
