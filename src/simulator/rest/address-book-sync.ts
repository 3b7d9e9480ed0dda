import type { Contact } from '../people-types.ts';
import { badParameter, json, type PlatformReply } from '../exchange.ts';
import { contactBody } from './contacts.ts';
import { extensionPath, extensionUri, findOwnExtension, type Route, type RouteContext } from './route.ts';
import { createSyncTokens } from './sync-token.ts';

const mostOnPage = 250;
/** A page id says which version is being read and how many pages have been: later changes do not move the rest. */
const pagesOfVersion = 100_000;

const tokens = createSyncTokens<{ readonly personId: number; readonly version: number }>('book');

type Page = {
  readonly syncType: 'FSync' | 'ISync';
  readonly version: number;
  readonly contacts: readonly Contact[];
  readonly nextPageId?: number;
};

function reply(context: RouteContext, personId: number, page: Page): PlatformReply {
  const uri = `${extensionUri(context, personId)}/address-book-sync`;
  const { syncType, version, contacts, nextPageId } = page;
  const syncToken = tokens.write({ personId, version });
  const syncTime = new Date(context.world.clock.now()).toISOString();
  const perPage = context.query.get('perPage');
  const rest = `syncType=FSync${perPage === null ? '' : `&perPage=${perPage}`}`;
  return json(200, {
    uri: `${uri}?${context.query.toString()}`,
    records: contacts.map((contact) => contactBody(context, personId, contact)),
    syncInfo: { syncType, syncToken, syncTime },
    ...(nextPageId === undefined ? {} : { nextPageId, nextPageUri: `${uri}?${rest}&pageId=${nextPageId}` }),
  });
}

/** One page of everything, as it was when the first page was asked for; the token goes on from there. */
function fullSync(context: RouteContext, personId: number, perPage: number, pageId: number): PlatformReply {
  const book = context.world.addressBook(personId);
  const isFirst = pageId < pagesOfVersion && pageId <= 1;
  const version = isFirst ? book.version() : Math.floor(pageId / pagesOfVersion);
  const page = isFirst ? 1 : pageId % pagesOfVersion;
  if (version > book.version() || page < 1) return badParameter('pageId', String(pageId));
  const all = book.at(version);
  const contacts = all.slice((page - 1) * perPage, page * perPage);
  const next = page * perPage < all.length ? { nextPageId: version * pagesOfVersion + page + 1 } : {};
  return reply(context, personId, { syncType: 'FSync', version, contacts, ...next });
}

function incrementalSync(context: RouteContext, personId: number, perPage: number): PlatformReply {
  const book = context.world.addressBook(personId);
  const text = context.query.get('syncToken') ?? '';
  const token = tokens.read(text, personId);
  // The other way round it is one of a book that has been written anew.
  if (!token || token.version > book.version()) return badParameter('syncToken', text);
  const contacts = book.changedSince(token.version);
  if (contacts.length <= mostOnPage)
    return reply(context, personId, { syncType: 'ISync', version: book.version(), contacts });
  return context.world.quirks().addressBookOverflowRefused
    ? badParameter('syncToken', text)
    : fullSync(context, personId, perPage, 1);
}

function addressBookSync(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const { query } = context;
  const perPage = Number(query.get('perPage') ?? mostOnPage);
  if (!Number.isInteger(perPage) || perPage < 1) return badParameter('perPage', query.get('perPage') ?? '');
  const pageId = Number(query.get('pageId') ?? 1);
  if (!Number.isInteger(pageId) || pageId < 1) return badParameter('pageId', query.get('pageId') ?? '');
  const size = Math.min(perPage, mostOnPage);
  const syncType = query.get('syncType') ?? 'FSync';
  if (syncType === 'FSync') return fullSync(context, extension.id, size, pageId);
  if (syncType === 'ISync') return incrementalSync(context, extension.id, size);
  return badParameter('syncType', syncType);
}

export const addressBookSyncRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${extensionPath}/address-book-sync`,
    group: 'Heavy',
    permission: 'ReadContacts',
    run: addressBookSync,
  },
];
