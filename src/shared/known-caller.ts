import type { CallParty } from './call.ts';

/**
 * How good the name is that a caller is shown by, best first: one's own number, the own contacts, the directory, what
 * the network sent, a company that is only probable, the number alone.
 */
export function nameRank(party: CallParty): number {
  if (party.kind === 'anonymous') return 0;
  if (party.kind === 'masked') return party.name === undefined ? 1 : 3;
  if (party.kind === 'number' && party.ownAs !== undefined) return 6;
  if (party.identity !== undefined) return party.identity.source === 'personal' ? 5 : 4;
  if (party.name !== undefined) return 3;
  return party.kind === 'number' && party.probably !== undefined ? 2 : 1;
}

/**
 * A better name that was shown is not taken back while its call is; a warning always is the newest. A person's own
 * choice or a renamed contact is as good as what was there, and takes its place.
 */
export function neverPoorer(before: CallParty, after: CallParty): CallParty {
  if (!isSameNumber(before, after) || nameRank(after) >= nameRank(before)) return after;
  if (before.kind !== 'number' || after.kind !== 'number') return before;
  if (JSON.stringify(before.caution) === JSON.stringify(after.caution)) return before;
  return { ...before, caution: after.caution };
}

function isSameNumber(one: CallParty, other: CallParty): boolean {
  if (one.kind === 'number') return other.kind === 'number' && one.number.e164 === other.number.e164;
  if (one.kind === 'colleague')
    return other.kind === 'colleague' && one.extensionNumber === other.extensionNumber;
  return one.kind === 'masked' && other.kind === 'masked' && one.shown === other.shown;
}
