import type { Favorite } from '../people-types.ts';
import { badParameter, json, type PlatformReply } from '../exchange.ts';
import {
  extensionPath,
  extensionUri,
  findOwnExtension,
  readJson,
  type Route,
  type RouteContext,
} from './route.ts';

function favoriteList(context: RouteContext, extensionId: number): PlatformReply {
  const accountId = String(context.world.account.id);
  const records = context.world
    .favorites(extensionId)
    .map((one, place) => ({ id: place + 1, ...one, ...('extensionId' in one ? { accountId } : {}) }));
  return json(200, { uri: `${extensionUri(context, extensionId)}/favorite`, records });
}

function getFavorites(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  return 'status' in extension ? extension : favoriteList(context, extension.id);
}

/** Whether there is such a colleague or contact; a favorite is one of both. */
function readFavorite(context: RouteContext, extensionId: number, value: unknown): Favorite | undefined {
  const { extensionId: colleague, contactId } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const { world } = context;
  if (typeof colleague === 'string' && contactId === undefined)
    return world.directory.entries().some(({ id }) => id === colleague)
      ? { extensionId: colleague }
      : undefined;
  if (typeof contactId !== 'string' || colleague !== undefined) return undefined;
  const book = world.addressBook(extensionId);
  return book.at(book.version()).some(({ id }) => String(id) === contactId) ? { contactId } : undefined;
}

/** Replaces the whole list; the order is the one that is sent. */
function putFavorites(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const body = readJson(context.request);
  if ('status' in body) return body;
  const { records } = body.value;
  if (!Array.isArray(records)) return badParameter('records', JSON.stringify(records ?? ''));
  const favorites: Favorite[] = [];
  for (const record of records as readonly unknown[]) {
    const favorite = readFavorite(context, extension.id, record);
    if (!favorite) return badParameter('records', JSON.stringify(record));
    favorites.push(favorite);
  }
  context.world.setFavorites(extension.id, favorites);
  return favoriteList(context, extension.id);
}

const path = `${extensionPath}/favorite`;

export const favoriteRoutes: readonly Route[] = [
  { method: 'GET', path, group: 'Light', permission: 'ReadContacts', run: getFavorites },
  { method: 'PUT', path, group: 'Medium', permission: 'Contacts', run: putFavorites },
];
