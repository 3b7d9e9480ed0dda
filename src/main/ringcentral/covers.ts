import { plainName } from '../../shared/plain-text.ts';
import { PlatformError } from './platform-port.ts';
import { isLoose } from './read-values.ts';
import type { RestDoor } from './rest-door.ts';

const path = '/restapi/v1.0/dictionary/fax-cover-page';
const perPage = 100;
/** The platform has some thirty in all languages. */
const mostPages = 5;

type Cover = { readonly index: number; readonly name: string };

/** The cover pages that may be asked for (developer guide, Fax › Sending faxes). Throws PlatformError. */
export async function readCovers(door: Pick<RestDoor, 'ask'>): Promise<readonly Cover[]> {
  const found = new Map<number, Cover>();
  for (let page = 1; page <= mostPages; page += 1) {
    const query = { page: String(page), perPage: String(perPage) };
    const body = await door.ask({ method: 'GET', path, query, urgency: 'background' });
    if (!isLoose(body) || !Array.isArray(body['records']))
      throw new PlatformError('unexpected-answer', 'the answer is no list of cover pages');
    const covers = body['records'].flatMap((record: unknown) => coverOf(record) ?? []);
    for (const cover of covers) found.set(cover.index, cover);
    const navigation = body['navigation'];
    if (covers.length === 0 || !isLoose(navigation) || !isLoose(navigation['nextPage'])) break;
  }
  return [...found.values()];
}

/** Ids are texts in the dictionary and whole numbers where one is chosen. */
function coverOf(record: unknown): Cover | undefined {
  if (!isLoose(record)) return undefined;
  const { id, name } = record;
  const index = typeof id === 'number' || (typeof id === 'string' && /^\d{1,4}$/.test(id)) ? Number(id) : NaN;
  const shown = typeof name === 'string' ? plainName(name) : undefined;
  return Number.isSafeInteger(index) && index >= 0 && shown !== undefined
    ? { index, name: shown }
    : undefined;
}
