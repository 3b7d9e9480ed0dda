import type { TagOwner, Whom } from '../../shared/identification.ts';
import type { Identity, Person } from '../../shared/person.ts';

/** Under what somebody is found in the history. */
export type Known = {
  /** E.164 or `ext:204`; all of theirs where it is certain who they are, at least the one they were named by. */
  readonly keys: readonly string[];
  /** Those of the keys that are telephone numbers. */
  readonly numbers: readonly string[];
  /** Whose tags are theirs; a new one goes to the first. */
  readonly owners: readonly TagOwner[];
};

export type KeysPorts = {
  /** E.164 or an extension. */
  readonly identify: (number: string) => Identity | undefined;
  readonly person: (id: string) => Person | undefined;
};

/** As many as the history is asked for at once. */
const mostKeys = 50;
const extension = 'ext:';

export function knownAs(whom: Whom, ports: KeysPorts): Known {
  if (whom.kind === 'person') {
    const person = ports.person(whom.personId);
    return known(whom.personId, person === undefined ? [] : keysOf(person));
  }
  const { partyKey } = whom;
  const identity = ports.identify(
    partyKey.startsWith(extension) ? partyKey.slice(extension.length) : partyKey,
  );
  // Several may be meant, or a whole company: then only the number itself is theirs.
  if (identity === undefined || identity.alsoCount > 0 || identity.label === 'company')
    return known(undefined, [partyKey]);
  const person = ports.person(identity.personId);
  return known(identity.personId, [partyKey, ...(person === undefined ? [] : keysOf(person))]);
}

function known(personId: string | undefined, all: readonly string[]): Known {
  const keys = [...new Set(all)].slice(0, mostKeys);
  return {
    keys,
    numbers: keys.filter((key) => key.startsWith('+')),
    owners: [...(personId === undefined ? [] : [personId]), ...keys],
  };
}

/** A company's line is not one person's. */
function keysOf({ extensionNumber, numbers }: Person): readonly string[] {
  const own = numbers.flatMap(({ label, number }) => (label === 'company' ? [] : (number?.e164 ?? [])));
  return [...(extensionNumber === undefined ? [] : [`${extension}${extensionNumber}`]), ...own];
}
