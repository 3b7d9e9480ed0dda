import type { CallParty } from '../../shared/call.ts';
import type { CallsContext, TrackedCall } from './calls-state.ts';
import { isTestCall } from './test-call.ts';

/** The other side by all that is known of it: what the network said, and whose number the people say it is. */
export function knownParty(
  { call, facts }: TrackedCall,
  { numbers, recognise }: Pick<CallsContext, 'numbers' | 'recognise'>,
): CallParty {
  const said = numbers.party(facts.number, facts.name);
  if (isTestCall(call)) return said;
  const party = recognise(said);
  // A name that was shown is not taken back while its call is.
  return numberOf(party) === numberOf(call.party) && !isKnown(party) && isKnown(call.party)
    ? call.party
    : party;
}

function isKnown(party: CallParty): boolean {
  return 'identity' in party && party.identity !== undefined;
}

function numberOf(party: CallParty): string | undefined {
  switch (party.kind) {
    case 'number':
      return party.number.e164;
    case 'colleague':
      return party.extensionNumber;
    case 'masked':
    case 'anonymous':
      return undefined;
  }
}
