import type { DirectoryPage } from '../ringcentral/people-port.ts';
import type { KeptPerson } from '../storage/history-people-schema.ts';
import { keptCompany, keptPerson } from './from-platform.ts';
import { inSlices, keep, mostPeople, type Reading, readPlace, type Step } from './reading.ts';

export const directoryCursor = 'directory';
const mostPages = mostPeople / 1000;

/**
 * Reads the directory page by page. A page that is as it was when its etag was given is not sent again; each other one
 * replaces what was kept of it, together with the etags up to there, so that a reading goes on where another ended.
 * Throws what the platform says.
 */
export async function readDirectory(reading: Reading): Promise<void> {
  let from = reading.history.cursors.get(directoryCursor);
  let etags = etagsIn(from, reading);
  for (let page = 1; ; page += 1) {
    const answer = await reading.door.readDirectory(page, etags[page - 1] || undefined);
    const people = answer.kind === 'page' ? await peopleOf(answer, page, reading) : undefined;
    if (reading.isOver()) return;
    if (answer.kind === 'page') {
      etags = [...etags.slice(0, page - 1), answer.etag ?? '', ...etags.slice(page)];
      const clear = { source: 'company', parts: 'is', part: page } as const;
      const step = stepTo(etags, from, reading);
      keep(reading, { clear, put: people ?? [] }, step);
      from = step.to;
    }
    const hasMore = answer.kind === 'page' ? answer.hasMore : page < etags.length;
    if (hasMore && page < mostPages) continue;
    if (hasMore) reading.log.warn('the directory is longer than is kept', { kept: mostPeople });
    return finish(reading, from, etags.slice(0, page));
  }
}

/** What was on pages behind the last is there no more. */
function finish(reading: Reading, from: string | undefined, etags: readonly string[]): void {
  const isLonger = etagsIn(from, reading).length > etags.length;
  const clear = { source: 'company', parts: 'above', part: etags.length } as const;
  // Also where nothing changed: when it was read last is known by the cursor.
  keep(reading, isLonger ? { clear } : undefined, stepTo(etags, from, reading));
}

function peopleOf(
  { people, companies }: Extract<DirectoryPage, { kind: 'page' }>,
  page: number,
  { clock, reader }: Reading,
): Promise<readonly KeptPerson[]> {
  const companyRows = companies.map((company) => () => keptCompany(company, reader));
  const rows = people.map((person) => () => keptPerson(person, page, reader));
  return inSlices([...companyRows, ...rows], clock, (make) => make());
}

function etagsIn(written: string | undefined, { country }: Reading): readonly string[] {
  const etags = readPlace(written, country)?.['etags'];
  return Array.isArray(etags) ? etags.map(String) : [];
}

function stepTo(etags: readonly string[], from: string | undefined, { country }: Reading): Step {
  return { name: directoryCursor, from, to: JSON.stringify({ country, etags }) };
}
