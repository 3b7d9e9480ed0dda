import type { SessionParty } from '../ringcentral/reports.ts';
import type { PartyExtras } from './calls-state.ts';

/** What a report leaves out stays as it was known. */
export function learnExtras(before: PartyExtras | undefined, party: SessionParty): PartyExtras {
  const { muted, recordings, parkSlot, to, peer } = party;
  return {
    muted: muted ?? before?.muted ?? false,
    recordings: recordings ?? before?.recordings ?? [],
    parkSlot: parkSlot ?? before?.parkSlot,
    calledNumber: to.number ?? before?.calledNumber,
    calledExtensionId: to.extensionId ?? before?.calledExtensionId,
    nextPartyId: peer?.partyId ?? before?.nextPartyId,
  };
}
