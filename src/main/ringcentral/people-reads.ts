import { parseJsonBytes } from './json-text.ts';
import { parseContact } from './people-contacts.ts';
import { idIn, parseCompany, parseDirectoryEntry } from './people-directory.ts';
import type { ContactsFrom, ContactsPage, DirectoryPage, FavouriteId, PeopleDoor } from './people-port.ts';
import { PlatformError } from './platform-port.ts';
import { isLoose, type Loose } from './read-values.ts';
import type { RestCall, RestDoor } from './rest-door.ts';

const account = '/restapi/v1.0/account/~';
const own = `${account}/extension/~`;
const directoryPage = 1000;
/** The platform never sends more contacts at once. */
const contactsPage = 250;
const longestToken = 4_000;

/** Contacts, directory and favourites; see the developer guide, Address book. */
export function createPeopleDoor(door: RestDoor): PeopleDoor {
  return {
    readDirectory: (page, etag) => readDirectory(door, page, etag),
    syncContacts: (from) => syncContacts(door, from),
    readFavourites: () => readFavourites(door),
  };
}

async function readDirectory(door: RestDoor, page: number, etag: string | undefined): Promise<DirectoryPage> {
  const query = { page: String(page), perPage: String(directoryPage) };
  const path = `${account}/directory/entries`;
  const answer = await unlessUnchanged(door.send({ ...reading(path), query, ifNoneMatch: etag }));
  if (answer === undefined) return { kind: 'unchanged' };
  const body = parseJsonBytes(new Uint8Array(await answer.arrayBuffer()));
  const { list, records } = listIn(body, 'entries');
  return {
    kind: 'page',
    people: records.flatMap((record) => parseDirectoryEntry(record) ?? []),
    companies: [...new Map(records.map(companyEntry)).values()].filter((one) => one !== undefined),
    etag: etagOf(answer),
    hasMore: records.length > 0 && hasMore(list, page, records.length),
  };
}

function companyEntry(record: unknown): readonly [string, ReturnType<typeof parseCompany>] {
  const company = parseCompany(record);
  return [company?.accountId ?? '', company];
}

async function unlessUnchanged(asked: Promise<Response>): Promise<Response | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof PlatformError && error.status === 304) return undefined;
    throw error;
  }
}

/** What a header may carry back; anything else is not worth asking with. */
function etagOf(answer: Response): string | undefined {
  const etag = answer.headers.get('etag');
  return etag !== null && /^[\u0021-\u007e]{1,200}$/.test(etag) ? etag : undefined;
}

/** `navigation` is the platform's own word for more; where it is left out, the pages are counted. */
function hasMore({ navigation, paging }: Loose, page: number, count: number): boolean {
  if (isLoose(navigation)) return isLoose(navigation['nextPage']);
  const total = isLoose(paging) ? paging['totalPages'] : undefined;
  return typeof total === 'number' ? page < total : count >= directoryPage;
}

async function syncContacts(door: RestDoor, { token, page }: ContactsFrom): Promise<ContactsPage> {
  const query = {
    ...(token === undefined ? { syncType: 'FSync' } : { syncType: 'ISync', syncToken: token }),
    ...(page === undefined ? {} : { pageId: page }),
    perPage: String(contactsPage),
  };
  try {
    const body = await door.ask({ ...reading(`${own}/address-book-sync`), query });
    return contactsFrom(body, token === undefined ? 'everything' : 'changes');
  } catch (error) {
    // What exactly is answered to an old token is written nowhere; a 400 for another reason meets us again at once.
    const isOurs = token !== undefined || page !== undefined;
    if (isOurs && error instanceof PlatformError && error.status === 400) return { kind: 'refused' };
    throw error;
  }
}

function contactsFrom(body: unknown, asked: 'everything' | 'changes'): ContactsPage {
  const { list, records: sent } = listIn(body, 'contacts');
  const records = sent.map(parseContact);
  const { syncInfo, nextPageId } = list;
  const sync = isLoose(syncInfo) ? syncInfo : {};
  const token = sync['syncToken'];
  return {
    // Everything may come where changes were asked for.
    kind: sync['syncType'] === 'FSync' ? 'everything' : asked,
    people: records.flatMap((one) => (one === undefined || 'gone' in one ? [] : one)),
    gone: records.flatMap((one) => (one !== undefined && 'gone' in one ? one.gone : [])),
    token: typeof token === 'string' && token !== '' && token.length <= longestToken ? token : undefined,
    nextPage: /^\d{1,20}$/.test(String(nextPageId)) ? String(nextPageId) : undefined,
  };
}

async function readFavourites(door: RestDoor): Promise<readonly FavouriteId[]> {
  return placesIn(await door.ask(reading(`${own}/favorite`))).map(({ source, id }) => ({ source, id }));
}

type Placed = FavouriteId & { readonly accountId: string | undefined; readonly place: number };

/** Favourites in their order, with whose extensions they are. Throws PlatformError for what is no list. */
export function placesIn(body: unknown): readonly Omit<Placed, 'place'>[] {
  const { records } = listIn(body, 'favourites');
  const places = records.flatMap((record, index): readonly Placed[] => {
    if (!isLoose(record)) return [];
    const [contact, extension] = [idIn(record, 'contactId'), idIn(record, 'extensionId')];
    const place = typeof record['id'] === 'number' ? record['id'] : index;
    if (contact !== undefined) return [{ place, source: 'personal', id: contact, accountId: undefined }];
    const accountId = idIn(record, 'accountId');
    return extension === undefined ? [] : [{ place, source: 'company', id: extension, accountId }];
  });
  return places.sort((one, other) => one.place - other.place);
}

function reading(path: string): RestCall {
  return { method: 'GET', path, urgency: 'background' };
}

function listIn(body: unknown, what: string): { readonly list: Loose; readonly records: readonly unknown[] } {
  if (isLoose(body) && Array.isArray(body['records'])) return { list: body, records: body['records'] };
  throw new PlatformError('unexpected-answer', `the answer is no list of ${what}`);
}
