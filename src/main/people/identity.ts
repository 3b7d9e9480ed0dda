import type { Identity } from '../../shared/person.ts';
import type { Entry } from './entry.ts';
import { fold } from '../../shared/fold.ts';
import type { NumberUse } from './number-index.ts';

const mostNamed = 5;

/** Who a number with these uses belongs to; undefined where nobody has it. */
export function identityFrom(
  uses: readonly NumberUse[],
  favourites: ReadonlySet<string>,
): Identity | undefined {
  const line = companyLine(uses);
  if (line !== undefined) return companyIdentity(line, favourites);
  const best = bestOf(uses, favourites);
  if (best === undefined) return undefined;
  // The same human in the own contacts and in the directory is one.
  const names = new Map<string, string>();
  for (const { entry } of uses) if (entry.name !== best.entry.name) names.set(entry.name, entry.person.name);
  return {
    ...personIdentity(best, favourites),
    also: [...names.values()].slice(0, mostNamed),
    alsoCount: names.size,
  };
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
