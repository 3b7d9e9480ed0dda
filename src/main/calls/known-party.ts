import type { CallParty } from '../../shared/call.ts';
import type { CallsContext, CallsState, TrackedCall } from './calls-state.ts';
import { isTestCall } from './test-call.ts';
import { replaceTracked } from './tracked-calls.ts';

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

/** The people have changed: who calls may be somebody else than it seemed. */
export function renameParties(state: CallsState, context: CallsContext): CallsState {
  const changes = new Map<number, TrackedCall>();
  for (const [index, tracked] of state.tracked.entries()) {
    const party = knownParty(tracked, context);
    if (JSON.stringify(party) === JSON.stringify(tracked.call.party)) continue;
    changes.set(index, { ...tracked, call: { ...tracked.call, party } });
  }
  return replaceTracked(state, changes, [], context);
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
