import type { Message } from '../message-types.ts';
import { json, notFound, type PlatformReply } from '../exchange.ts';
import { messageBody } from '../message-body.ts';
import { batched } from './batch.ts';
import { listReply } from './list.ts';
import { passes, readMessageFilter } from './message-filters.ts';
import { extensionPath, extensionUri, findOwnExtension, type Route, type RouteContext } from './route.ts';

export const messagePath = `${extensionPath}/message-store/{messageId}`;

/** Ids that one request may name in its path. */
export const mostMessages = 50;

/** Faults let somebody else change or delete a message as soon as it has been read. */
export function disturbAfterRead({ faults, request, world }: RouteContext, read: readonly Message[]): void {
  for (const { id, readStatus, availability } of read) {
    if (availability !== 'Alive') continue;
    const [changed, deleted] = [
      faults.strike('message-changed', request),
      faults.strike('message-deleted', request),
    ];
    if (!changed && !deleted) continue;
    const change = deleted
      ? ({ availability: 'Deleted' } as const)
      : ({ readStatus: readStatus === 'Read' ? 'Unread' : 'Read' } as const);
    world.clock.after(changed?.ms ?? deleted?.ms ?? 0, () => world.messages.change(id, change));
  }
}

/** Newest first. */
function messageList(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const { query, world } = context;
  const filter = readMessageFilter(query, world.clock.now());
  if ('status' in filter) return filter;
  const found = world.messages
    .since(extension.id, filter.from)
    .filter((message) => passes(message, filter))
    .toReversed();
  const owner = { accountId: world.account.id };
  const records = found.map((message) => messageBody(owner, message));
  disturbAfterRead(context, found);
  return listReply(context, `${extensionUri(context, extension.id)}/message-store`, records);
}

/** The message that a path names, or why there is none. Of a purged one nothing is left. */
export function findMessage(
  context: RouteContext,
  asked = context.params.messageId ?? '',
): Message | PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const message = /^\d+$/.test(asked) ? context.world.messages.find(extension.id, Number(asked)) : undefined;
  return message && message.availability !== 'Purged' ? message : notFound('messageId', asked);
}

export const messageReply = ({ world }: RouteContext, message: Message): PlatformReply =>
  json(200, messageBody({ accountId: world.account.id }, message));

function oneMessage(context: RouteContext): PlatformReply {
  const message = findMessage(context);
  if ('status' in message) return message;
  disturbAfterRead(context, [message]);
  return messageReply(context, message);
}

export const messageStoreRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${extensionPath}/message-store`,
    group: 'Light',
    permission: 'ReadMessages',
    run: messageList,
  },
  {
    method: 'GET',
    path: messagePath,
    group: 'Light',
    permission: 'ReadMessages',
    run: batched('messageId', mostMessages, oneMessage),
  },
];
