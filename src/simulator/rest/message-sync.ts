import type { Message } from '../message-types.ts';
import { apiError, badParameter, json, type PlatformReply } from '../exchange.ts';
import { goneBody, messageBody } from '../message-body.ts';
import { passes, readFrame, readMessageFilter, type MessageFilter } from './message-filters.ts';
import { disturbAfterRead } from './message-store.ts';
import { extensionPath, extensionUri, findOwnExtension, type Route, type RouteContext } from './route.ts';
import { createSyncTokens } from './sync-token.ts';

/** What a sync token remembers: what was asked for, and how far the client has read. */
type SyncFrame = {
  readonly personId: number;
  readonly syncTime: number;
  /** Milliseconds since the epoch: the start that was asked for; what is older is no news. */
  readonly dateFrom: number;
  /** The oldest that the client was given: going back goes on before it. */
  readonly oldest: number;
  readonly types: readonly string[];
  readonly directions: readonly string[];
};

const usualCount = 250;
/** The platform tells the last seconds before the token once more. */
const overlapMs = 5_000;
const tokens = createSyncTokens<SyncFrame>('messages');

/** The platform's answer to a token it cannot go on from: the client has to begin anew. */
export const fullSyncNeeded = (): PlatformReply =>
  apiError(400, {
    errorCode: 'MSG-333',
    message: 'Full synchronization is required',
    parameterName: 'syncToken',
  });

function readCount(query: URLSearchParams): number | undefined | PlatformReply {
  const text = query.get('recordCount');
  if (text === null) return undefined;
  const count = Number(text);
  return Number.isInteger(count) && count >= 1 ? count : badParameter('recordCount', text);
}

type Found = { readonly messages: readonly Message[]; readonly olderRecordsExist: boolean };

function reply(
  context: RouteContext,
  syncType: 'FSync' | 'ISync',
  frame: SyncFrame,
  { messages, olderRecordsExist }: Found,
): PlatformReply {
  const { world } = context;
  const owner = { accountId: world.account.id };
  const syncTime = world.clock.now();
  const isWhole = ({ availability }: Message) => availability === 'Alive';
  const answer = json(200, {
    uri: `${extensionUri(context, frame.personId)}/message-sync?${context.query.toString()}`,
    records: messages.map((one) => (isWhole(one) ? messageBody : goneBody)(owner, one)),
    syncInfo: {
      ...{ syncType, syncToken: tokens.write({ ...frame, syncTime }) },
      ...{ syncTime: new Date(syncTime).toISOString(), olderRecordsExist },
    },
  });
  disturbAfterRead(context, messages);
  return answer;
}

/** Those of the frame that are not deleted, newest first, so many at most. */
function newest({ world }: RouteContext, personId: number, filter: MessageFilter, count: number): Found {
  const all = world.messages
    .since(personId, filter.from)
    .filter((message) => passes(message, filter))
    .toReversed();
  // Those of one moment are not torn apart: a count is about right, no more.
  const last = all[count - 1]?.createdAt ?? -Infinity;
  const messages = all.filter(({ createdAt }, place) => place < count || createdAt === last);
  return { messages, olderRecordsExist: all.length > messages.length };
}

function fullSync(context: RouteContext, personId: number): PlatformReply {
  const { query, world } = context;
  const count = readCount(query);
  if (typeof count === 'object') return count;
  const filter = readMessageFilter(query, world.clock.now());
  if ('status' in filter) return filter;
  const found = newest(context, personId, { ...filter, availabilities: ['Alive'] }, count ?? usualCount);
  const { types, directions, from: dateFrom } = filter;
  const oldest = (found.olderRecordsExist ? found.messages.at(-1)?.createdAt : undefined) ?? dateFrom;
  const frame = { personId, syncTime: world.clock.now(), dateFrom, oldest, types, directions };
  return reply(context, 'FSync', frame, found);
}

/** What is new or has changed since the token, and what lies before its frame where that is asked for. */
function incrementalSync(context: RouteContext, personId: number): PlatformReply {
  const { query, world } = context;
  const frame = tokens.read(query.get('syncToken') ?? '', personId);
  if (!frame) return fullSyncNeeded();
  const count = readCount(query);
  if (typeof count === 'object') return count;
  const asked = readFrame(query, world.clock.now());
  if ('status' in asked) return asked;
  const { types, directions, dateFrom } = frame;
  const any = { types, directions, readStatuses: [], phoneNumber: undefined };
  const now = { ...any, from: dateFrom, to: Infinity, availabilities: [] };
  const fresh = world.messages
    .changedSince(personId, frame.syncTime - overlapMs)
    .filter((message) => passes(message, now));
  if (count === undefined && !query.has('dateFrom'))
    return reply(context, 'ISync', frame, { messages: fresh, olderRecordsExist: false });
  const from = query.has('dateFrom') ? asked.from : 0;
  const back = { ...any, from, to: frame.oldest - 1, availabilities: ['Alive'] };
  const older = newest(context, personId, back, count ?? usualCount);
  const oldest = older.messages.at(-1)?.createdAt ?? frame.oldest;
  const next = { ...frame, oldest, dateFrom: Math.min(dateFrom, oldest) };
  return reply(context, 'ISync', next, { ...older, messages: [...fresh, ...older.messages] });
}

function messageSync(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const syncType = context.query.get('syncType') ?? 'FSync';
  if (syncType === 'FSync') return fullSync(context, extension.id);
  if (syncType === 'ISync') return incrementalSync(context, extension.id);
  return badParameter('syncType', syncType);
}

export const messageSyncRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${extensionPath}/message-sync`,
    group: 'Light',
    permission: 'ReadMessages',
    run: messageSync,
  },
];
