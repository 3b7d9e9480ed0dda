import type { Identity, IdentityMatch } from '../../shared/person.ts';
import type { Entry } from './entry.ts';
import { fold } from '../../shared/fold.ts';
import type { NumberUse } from './number-index.ts';

const mostNamed = 5;

/**
 * Who a number with these uses belongs to; undefined where nobody has it.
 * @param chosen `Person.id` of whom the person said it is; it counts as long as they have the number
 */
export function identityFrom(
  uses: readonly NumberUse[],
  favourites: ReadonlySet<string>,
  chosen?: string,
): Identity | undefined {
  const choice = chosen === undefined ? undefined : uses.find(({ entry }) => entry.person.id === chosen);
  const line = choice === undefined ? companyLine(uses) : undefined;
  if (line !== undefined) return companyIdentity(line, favourites);
  const best = choice ?? bestOf(uses, favourites);
  if (best === undefined) return undefined;
  const others = othersThan(best, uses, favourites);
  if (others.length === 0) return personIdentity(best, favourites);
  const matches = [best, ...others.slice(0, mostNamed)].map(matchOf);
  if (choice !== undefined) return { ...personIdentity(best, favourites), matches, isChosen: true };
  return {
    ...personIdentity(best, favourites),
    also: matches.slice(1).map(({ name }) => name),
    alsoCount: others.length,
    matches,
  };
}

/** Each other name once, best first. The same human in the own contacts and in the directory is one. */
function othersThan(
  best: NumberUse,
  uses: readonly NumberUse[],
  favourites: ReadonlySet<string>,
): readonly NumberUse[] {
  const byName = new Map<string, NumberUse>();
  for (const use of uses) {
    const { name } = use.entry;
    const known = byName.get(name);
    if (name !== best.entry.name && (known === undefined || isBetter(use, known, favourites)))
      byName.set(name, use);
  }
  return [...byName.values()].sort((one, other) => (isBetter(one, other, favourites) ? -1 : 1));
}

function matchOf({ entry: { person } }: NumberUse): IdentityMatch {
  return { personId: person.id, name: person.name, detail: detailOf(person) };
}

/** The identity of this very person at this very number. */
export function personIdentity({ entry, label }: NumberUse, favourites: ReadonlySet<string>): Identity {
  const { id, source, kind, name } = entry.person;
  const favourite = favourites.has(id);
  const detail = detailOf(entry.person);
  return { personId: id, source, kind, name, detail, label, favourite, also: [], alsoCount: 0 };
}

/** A colleague's company is known; anybody else's says the most. */
function detailOf({ source, company, department, jobTitle }: Entry['person']): string | undefined {
  const parts = source === 'company' ? [jobTitle, department] : [jobTitle ?? department, company];
  const said = parts.filter((part) => part !== undefined && part !== '');
  return said.length > 0 ? said.join(' · ') : company;
}

/** Labels under which a number is one person's own, whatever others call it. */
const ownLabels: ReadonlySet<NumberUse['label']> = new Set(['direct', 'mobile', 'home', 'car']);

/** A company's main number says nothing about who of the company is calling. */
function companyLine(uses: readonly NumberUse[]): NumberUse | undefined {
  if (uses.some(({ label }) => ownLabels.has(label))) return undefined;
  const lines = uses.filter(({ entry, label }) => label === 'company' && entry.person.company !== undefined);
  return lines.find(({ entry }) => entry.person.name === entry.person.company) ?? lines[0];
}

function companyIdentity(line: NumberUse, favourites: ReadonlySet<string>): Identity {
  const { person } = line.entry;
  const { company = person.name } = person;
  return { ...personIdentity(line, favourites), kind: 'other', name: company, detail: undefined };
}

/** Own numbers before a company's, contacts before colleagues, then favourites, people, who uses the telephone, names. */
function bestOf(uses: readonly NumberUse[], favourites: ReadonlySet<string>): NumberUse | undefined {
  let best: NumberUse | undefined;
  for (const use of uses) if (best === undefined || isBetter(use, best, favourites)) best = use;
  return best;
}

function isBetter(one: NumberUse, other: NumberUse, favourites: ReadonlySet<string>): boolean {
  const [ranks, others] = [ranksOf(one, favourites), ranksOf(other, favourites)];
  for (const [place, rank] of ranks.entries()) {
    const against = others[place] ?? 0;
    if (rank !== against) return rank < against;
  }
  return one.entry.name < other.entry.name;
}

function ranksOf(
  { entry: { person }, label }: NumberUse,
  favourites: ReadonlySet<string>,
): readonly number[] {
  return [
    label === 'company' ? 1 : 0,
    person.source === 'personal' ? 0 : 1,
    favourites.has(person.id) ? 0 : 1,
    person.kind === 'person' ? 0 : 1,
    person.inactive ? 1 : 0,
  ];
}

/** Whether two names say the same to a reader. */
export function isSameName(one: string, other: string): boolean {
  return one === other || fold(one) === fold(other);
}
