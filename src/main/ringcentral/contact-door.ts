import type {
  ContactDoor,
  ContactRead,
  ContactWritten,
  FavouriteChange,
  NotWritten,
  ReadContact,
} from './contact-port.ts';
import { neverArrived } from './fetch-failure.ts';
import { bodyOfCard, bodyOfChange } from './people-card.ts';
import { parseContact } from './people-contacts.ts';
import type { FavouriteId } from './people-port.ts';
import { placesIn } from './people-reads.ts';
import { PlatformError } from './platform-port.ts';
import { isLoose, type Loose } from './read-values.ts';
import type { RestCall, RestDoor } from './rest-door.ts';

const own = '/restapi/v1.0/account/~/extension/~';
const list = `${own}/address-book/contact`;
const favourites = `${own}/favorite`;

/** The person's own contacts, one by one; see the developer guide, Address book. */
export function createContactDoor(door: RestDoor): ContactDoor {
  return {
    readContact: (id) =>
      outcome(async (): Promise<ContactRead> => {
        const contact = contactIn(await door.ask({ method: 'GET', path: pathOf([id]), urgency: 'user' }));
        return contact === undefined ? { kind: 'gone' } : { kind: 'contact', contact };
      }),
    createContact: (card, urgency) =>
      outcome(async () =>
        writtenIn(await door.ask({ method: 'POST', path: list, body: bodyOfCard(card), urgency })),
      ),
    changeContact: (id, from, to) =>
      outcome(async () =>
        writtenIn(await door.ask({ ...changing(id), body: bodyOfChange(from, to), urgency: 'user' })),
      ),
    deleteContacts: async (ids) => {
      const deleted = await outcome(async () => {
        await door.send({ method: 'DELETE', path: pathOf(ids), urgency: 'user' });
        return { kind: 'deleted' } as const;
      });
      return deleted.kind === 'gone' ? { kind: 'deleted' } : deleted;
    },
    findContacts: (by) =>
      outcome(async () => {
        const query = { ...by, perPage: '100' };
        const body = await door.ask({ method: 'GET', path: list, query, urgency: 'user' });
        const records = isLoose(body) && Array.isArray(body['records']) ? body['records'] : undefined;
        if (records === undefined)
          throw new PlatformError('unexpected-answer', 'the answer is no list of contacts');
        return { kind: 'found', contacts: records.flatMap((one) => contactIn(one) ?? []) } as const;
      }),
    changeFavourites: (change) => outcome(() => changeFavourites(door, change)),
  };
}

function changing(id: string): Pick<RestCall, 'method' | 'path'> {
  return { method: 'PATCH', path: pathOf([id]) };
}

/**
 * The address of contacts. Nobody knows what the platform deletes where none is named: only digits get through, and at
 * least one id. Throws PlatformError.
 */
function pathOf(ids: readonly string[]): string {
  if (ids.length === 0 || !ids.every((id) => /^\d{1,20}$/.test(id)))
    throw new PlatformError('refused', 'no id of a contact', { code: 'odd-id', status: 404 });
  return `${list}/${ids.join(',')}`;
}

function contactIn(body: unknown): ReadContact | undefined {
  const read = parseContact(body);
  if (read === undefined || 'gone' in read || read.card === undefined) return undefined;
  return { ...read, card: read.card };
}

/** A good answer that cannot be read leaves open what was done. */
function writtenIn(body: unknown): ContactWritten {
  const contact = contactIn(body);
  return contact === undefined ? { kind: 'lost', requestId: undefined } : { kind: 'written', contact };
}

async function changeFavourites(door: RestDoor, { remove, add, at }: FavouriteChange) {
  const before = await door.ask({ method: 'GET', path: favourites, urgency: 'user' });
  const kept = placesIn(before).filter(
    ({ id, source }) => !isSame({ id, source }, remove) && !isSame({ id, source }, add),
  );
  const place = at ?? kept.length;
  const added = add === undefined ? [] : [{ ...add, accountId: undefined }];
  const after = [...kept.slice(0, place), ...added, ...kept.slice(place)];
  const records = after.map(recordOf);
  const body = await door.ask({ method: 'PUT', path: favourites, body: { records }, urgency: 'user' });
  // What the platform made of it, where it says so.
  const made = isLoose(body) && Array.isArray(body['records']) ? placesIn(body) : after;
  return { kind: 'changed', favourites: made.map(({ source, id }) => ({ source, id })) } as const;
}

function isSame(one: FavouriteId, other: FavouriteId | undefined): boolean {
  return other !== undefined && one.source === other.source && one.id === other.id;
}

function recordOf({ source, id, accountId }: ReturnType<typeof placesIn>[number], place: number): Loose {
  if (source === 'personal') return { id: place + 1, contactId: id };
  return { id: place + 1, extensionId: id, ...(accountId === undefined ? {} : { accountId }) };
}

async function outcome<Result>(work: () => Promise<Result>): Promise<Result | NotWritten> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PlatformError) return notWritten(error);
    throw error;
  }
}

function notWritten(error: PlatformError): NotWritten {
  const { kind, status = 0, requestId, permission, parameter, retryAfter } = error;
  switch (kind) {
    case 'rate-limited':
      return { kind: 'too-many', waitMs: retryAfter ?? 30_000 };
    case 'refused':
      if (status === 404) return { kind: 'gone' };
      if (status === 403) return { kind: 'right', permission: permission ?? 'Contacts', requestId };
      return { kind: 'refused', field: parameter, requestId };
    case 'session-ended':
      return { kind: 'refused', field: undefined, requestId };
    case 'network':
      return neverArrived(error) ? { kind: 'offline' } : { kind: 'lost', requestId };
    case 'unexpected-answer':
      // A page of something between here and the platform that refuses: the platform was never asked.
      return status >= 400 && status < 500 ? { kind: 'offline' } : { kind: 'lost', requestId };
    case 'server':
    case 'timeout':
      return error.obstacle === undefined ? { kind: 'lost', requestId } : { kind: 'offline' };
  }
}
