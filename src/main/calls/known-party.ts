import type { CallParty } from '../../shared/call.ts';
import { neverPoorer } from '../../shared/known-caller.ts';
import type { CallsContext, TrackedCall } from './calls-state.ts';
import { isTestCall } from './test-call.ts';

/** The other side by all that is known of it: what the network said, and whose number the people say it is. */
export function knownParty(
  { call, facts }: TrackedCall,
  { numbers, recognise }: Pick<CallsContext, 'numbers' | 'recognise'>,
): CallParty {
  const said = numbers.party(facts.number, facts.name);
  if (isTestCall(call)) return said;
  return neverPoorer(call.party, recognise(said));
}
