import { messageTypes, type Message, type MessageChange } from '../message-types.ts';
import { apiError, badParameter, noContent, type PlatformReply } from '../exchange.ts';
import { answerEach } from './batch.ts';
import { readTime } from './calls.ts';
import { findMessage, messagePath, messageReply, mostMessages } from './message-store.ts';
import { extensionPath, findOwnExtension, type Route, type RouteContext } from './route.ts';

type Fields = Readonly<Record<string, unknown>>;
type Item = { readonly id: string; readonly body: unknown };

/** Ids that one request may name in its body. */
const mostInBody = 1000;

const idIn = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const unreadable = () =>
  apiError(400, { errorCode: 'CMN-103', message: 'Request body cannot be parsed as JSON' });
const tooMany = (most: number) =>
  apiError(400, { errorCode: 'CMN-106', message: `Batch request has more than ${most} ids` });
const isReply = (value: object): value is PlatformReply => 'status' in value;

function parse({ request }: RouteContext): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(request.body) as unknown };
  } catch {
    return undefined;
  }
}

/** What is to become of which message: ids in the path and bodies in the same order, or `*` and ids in the bodies. */
function readItems(context: RouteContext): readonly Item[] | PlatformReply {
  const asked = context.params.messageId ?? '';
  const body = parse(context);
  if (!body) return unreadable();
  const ids = asked.split(',');
  if (asked !== '*' && ids.length === 1) return [{ id: asked, body: body.value }];
  if (!Array.isArray(body.value)) return unreadable();
  const entries = body.value as readonly (Fields | null)[];
  const most = asked === '*' ? mostInBody : mostMessages;
  if (entries.length > most || ids.length > most) return tooMany(most);
  if (asked !== '*' && entries.length !== ids.length)
    return apiError(400, { errorCode: 'CMN-108', message: 'Path and body do not match' });
  return entries.map((entry, place) => ({
    id: asked === '*' ? idIn(entry?.['resourceId']) : (ids[place] ?? ''),
    body: entry?.['body'],
  }));
}

const readStatuses = ['Read', 'Unread'] as const;
/** Purging is a matter of DELETE. */
const availabilities = ['Alive', 'Deleted'] as const;

/** @param isWhole PUT needs the read status and knows nothing else */
function readChange(body: unknown, isWhole: boolean): MessageChange | PlatformReply {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Fields;
  const { readStatus, availability } = fields;
  const status = readStatuses.find((one) => one === readStatus);
  const place = availabilities.find((one) => one === availability);
  if (status === undefined && (isWhole || readStatus !== undefined))
    return badParameter('readStatus', JSON.stringify(readStatus ?? ''));
  if (place === undefined && availability !== undefined && !isWhole)
    return badParameter('availability', JSON.stringify(availability));
  return { ...(status ? { readStatus: status } : {}), ...(place && !isWhole ? { availability: place } : {}) };
}

function change(context: RouteContext, { id, body }: Item, isWhole: boolean): PlatformReply {
  const message = findMessage(context, id);
  if ('status' in message) return message;
  const wanted = readChange(body, isWhole);
  if (isReply(wanted)) return wanted;
  context.world.messages.change(message.id, wanted);
  const after = findMessage(context, id);
  return 'status' in after ? after : messageReply(context, after);
}

function changeMessages(context: RouteContext, isWhole: boolean): PlatformReply {
  const type = context.request.headers['content-type'] ?? '';
  if (!/^application\/(json|vnd\.ringcentral\.multipart\+json)\b/i.test(type))
    return apiError(415, { errorCode: 'CMN-104', message: 'Unsupported media type' });
  const items = readItems(context);
  if (isReply(items)) return items;
  const [only] = items;
  if (only && only.id === context.params.messageId) return change(context, only, isWhole);
  return answerEach(
    context,
    items.map((item) => ({ id: item.id, reply: change(context, item, isWhole) })),
  );
}

const ofType = (context: RouteContext): Message['type'] | undefined | PlatformReply => {
  const type = context.query.get('type') ?? 'All';
  if (type === 'All') return undefined;
  return messageTypes.find((one) => one === type) ?? badParameter('type', type);
};

function deleteOne(context: RouteContext, id: string, type: Message['type'] | undefined): PlatformReply {
  const message = findMessage(context, id);
  if ('status' in message) return message;
  if (type !== undefined && message.type !== type) return badParameter('type', type);
  const purge = context.query.get('purge') === 'true';
  context.world.messages.change(message.id, { availability: purge ? 'Purged' : 'Deleted' });
  return noContent();
}

function idsToDelete(context: RouteContext): readonly string[] | PlatformReply {
  const asked = context.params.messageId ?? '';
  if (asked !== '*') {
    const ids = asked.split(',');
    return ids.length > mostMessages ? tooMany(mostMessages) : ids;
  }
  const value = parse(context)?.value;
  if (!Array.isArray(value) || value.length === 0) return unreadable();
  return value.length > mostInBody ? tooMany(mostInBody) : value.map(String);
}

/** 204 where all went well, however many they were. */
function deleteMessages(context: RouteContext): PlatformReply {
  const ids = idsToDelete(context);
  if (isReply(ids)) return ids;
  const type = ofType(context);
  if (typeof type === 'object') return type;
  const answers = ids.map((id) => ({ id, reply: deleteOne(context, id, type) }));
  const [first] = answers;
  if (answers.length === 1 && first) return first.reply;
  return answers.every(({ reply }) => reply.status === 204) ? noContent() : answerEach(context, answers);
}

/** As the platform has it: without a filter everything is deleted, and nobody asks. */
function deleteByFilter(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const { query, world } = context;
  const type = ofType(context);
  if (typeof type === 'object') return type;
  const conversations = query.getAll('conversationId');
  if (conversations.length > 0 && query.has('type'))
    return apiError(400, {
      errorCode: 'MSG-390',
      message: 'Parameters [conversationId] and [type] exclude each other',
    });
  if (conversations.length > mostMessages) return tooMany(mostMessages);
  const dateTo = readTime(query, 'dateTo');
  if (typeof dateTo === 'object') return dateTo;
  const until = dateTo === undefined ? Infinity : Date.parse(dateTo);
  // Faxes belong to no conversation, and nothing else is played here.
  if (conversations.length === 0)
    world.messages.deleteAll(extension.id, { type, dateTo: until, purge: query.get('purge') === 'true' });
  return noContent();
}

export const messageChangeRoutes: readonly Route[] = [
  {
    method: 'PUT',
    path: messagePath,
    group: 'Medium',
    permission: 'EditMessages',
    run: (context) => changeMessages(context, true),
  },
  {
    method: 'PATCH',
    path: messagePath,
    group: 'Medium',
    permission: 'EditMessages',
    run: (context) => changeMessages(context, false),
  },
  { method: 'DELETE', path: messagePath, group: 'Medium', permission: 'EditMessages', run: deleteMessages },
  {
    method: 'DELETE',
    path: `${extensionPath}/message-store`,
    group: 'Medium',
    permission: 'EditMessages',
    run: deleteByFilter,
  },
];
