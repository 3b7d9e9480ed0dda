import type { CallParty } from '../../shared/call.ts';
import type { Identity } from '../../shared/person.ts';
import { isSameName } from './identity.ts';

/**
 * The other side with the name that the people know it by. What the network said is kept beside it where it is
 * another one. Hidden numbers belong to nobody.
 */
export function recogniseParty(
  party: CallParty,
  identify: (number: string) => Identity | undefined,
): CallParty {
  if (party.kind === 'anonymous' || party.kind === 'masked') return party;
  const identity = identify(party.kind === 'number' ? party.number.e164 : party.extensionNumber);
  if (identity === undefined) return party;
  const said = party.identity === undefined ? party.name : party.networkName;
  const isOther = said !== undefined && !isSameName(said, identity.name);
  return { ...party, name: identity.name, identity, networkName: isOther ? said : undefined };
}
