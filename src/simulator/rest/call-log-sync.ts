import { apiError, badParameter, json, type PlatformReply } from '../exchange.ts';
import { readTime, readView } from './calls.ts';
import { extensionPath, extensionUri, findOwnExtension, type Route, type RouteContext } from './route.ts';
import { createSyncTokens } from './sync-token.ts';

type CallRecord = Readonly<Record<string, unknown>>;

/** What a sync token remembers: the frame that a full sync set, and how far the client has read. */
type SyncFrame = {
  readonly personId: number;
  /** Moment of the last answer; changes after it are news. */
  readonly syncTime: number;
  /** Start of the frame, as the client asked for it; without end unless given. */
  readonly dateFrom: string | undefined;
  /** Start time of the oldest record the client was given: an extension goes on before it. */
  readonly oldest: string | undefined;
  readonly missedOnly: boolean;
  readonly view: 'Simple' | 'Detailed';
};

const mostRecords = 250;
const farthestBackMs = 30 * 86_400_000;
const tokens = createSyncTokens<SyncFrame>('sync');

/** The platform's answer to a token it can no longer go on from: the client has to begin anew. */
export function invalidSyncToken(errorCode: string, why: string): PlatformReply {
  const parameterName = 'syncToken';
  return apiError(400, {
    errorCode,
    message: `Parameter [${parameterName}] is invalid [${why}]`,
    parameterName,
  });
}

/** `undefined` when it is left out, a refusal when it is no count up to 250. */
function readRecordCount(query: URLSearchParams): number | undefined | PlatformReply {
  const text = query.get('recordCount');
  if (text === null) return undefined;
  const count = Number(text);
  return Number.isInteger(count) && count >= 1 && count <= mostRecords
    ? count
    : badParameter('recordCount', text);
}

function recordsOf(
  { world }: RouteContext,
  frame: SyncFrame,
  range: { readonly dateTo?: string; readonly changedAfter?: number },
): readonly CallRecord[] {
  const { dateTo, ...rest } = range;
  const dateFrom = frame.dateFrom ?? new Date(0).toISOString();
  const query = { dateFrom, dateTo, direction: undefined, view: frame.view, ...rest };
  const records = world.callLog(frame.personId, query);
  return frame.missedOnly ? records.filter(({ result }) => result === 'Missed') : records;
}

const startOf = (record: CallRecord | undefined) =>
  typeof record?.startTime === 'string' ? record.startTime : undefined;

function reply(
  context: RouteContext,
  syncType: 'FSync' | 'ISync',
  frame: SyncFrame,
  records: readonly CallRecord[],
): PlatformReply {
  const syncTime = context.world.clock.now();
  const starts = [frame.oldest, ...records.map(startOf)].filter((start) => start !== undefined);
  // Times of one form sort as text.
  const next: SyncFrame = { ...frame, syncTime, oldest: starts.toSorted()[0] };
  return json(200, {
    uri: `${extensionUri(context, frame.personId)}/call-log-sync?${context.query.toString()}`,
    records,
    syncInfo: { syncType, syncToken: tokens.write(next), syncTime: new Date(syncTime).toISOString() },
  });
}

/** The newest records of the frame, at most `recordCount`. */
function fullSync(context: RouteContext, personId: number): PlatformReply {
  const { query, world } = context;
  const count = readRecordCount(query);
  if (typeof count === 'object') return count;
  if (count === undefined) return badParameter('recordCount', '');
  const view = readView(query);
  if (typeof view !== 'string') return view;
  const dateFrom = readTime(query, 'dateFrom');
  if (typeof dateFrom === 'object') return dateFrom;
  const now = world.clock.now();
  if (dateFrom !== undefined && Date.parse(dateFrom) < now - farthestBackMs)
    return badParameter('dateFrom', dateFrom);
  const groups = query.getAll('statusGroup');
  const missedOnly = groups.includes('Missed') && !groups.includes('All');
  const frame = { personId, syncTime: now, dateFrom, oldest: undefined, missedOnly, view };
  return reply(context, 'FSync', frame, recordsOf(context, frame, {}).slice(0, count));
}

/** What has changed since the token was given, then older records if asked for; never more than 250 in all. */
function incrementalSync(context: RouteContext, personId: number): PlatformReply {
  const frame = tokens.read(context.query.get('syncToken') ?? '', personId);
  if (!frame) return invalidSyncToken('CLG-104', 'Sync token expired, call log was reset');
  const count = readRecordCount(context.query);
  if (typeof count === 'object') return count;
  const fresh = recordsOf(context, frame, { changedAfter: frame.syncTime });
  if (fresh.length > mostRecords)
    return invalidSyncToken('CLG-101', 'max sync record number limit is exceeded');
  if (count === undefined || frame.oldest === undefined) return reply(context, 'ISync', frame, fresh);
  const before = new Date(Date.parse(frame.oldest) - 1).toISOString();
  const room = Math.min(count, mostRecords - fresh.length);
  // An extension goes back past the start that the client had asked for.
  const back = { ...frame, dateFrom: undefined };
  const older = recordsOf(context, back, { dateTo: before }).slice(0, room);
  return reply(context, 'ISync', frame, [...fresh, ...older]);
}

function callLogSync(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const syncType = context.query.get('syncType') ?? 'FSync';
  if (syncType === 'FSync') return fullSync(context, extension.id);
  if (syncType === 'ISync') return incrementalSync(context, extension.id);
  return badParameter('syncType', syncType);
}

export const callLogSyncRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${extensionPath}/call-log-sync`,
    group: 'Heavy',
    permission: 'ReadCallLog',
    run: callLogSync,
  },
];
