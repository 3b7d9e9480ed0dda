import type { CallLogQuery } from '../world-types.ts';
import { badParameter, json, notFound, type PlatformReply } from '../exchange.ts';
import { batched } from './batch.ts';
import { listReply } from './list.ts';
import { extensionPath, extensionUri, findOwnExtension, type Route, type RouteContext } from './route.ts';

type CallRecord = Readonly<Record<string, unknown>>;

const dayMs = 24 * 60 * 60_000;

/** The `view` of every list of calls. */
export function readView(query: URLSearchParams): 'Simple' | 'Detailed' | PlatformReply {
  const view = query.get('view') ?? 'Simple';
  return view === 'Simple' || view === 'Detailed' ? view : badParameter('view', view);
}

/** Only `view` and paging work here: the guide says the other filters of the description are ignored. */
function activeCalls(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const view = readView(context.query);
  if (typeof view !== 'string') return view;
  const uri = `${extensionUri(context, extension.id)}/active-calls`;
  return listReply(context, uri, context.world.activeCalls(extension.id, view), { acceptsMax: true });
}

/** A moment out of the query; undefined when it is not given. */
export function readTime(query: URLSearchParams, name: string): string | undefined | PlatformReply {
  const text = query.get(name);
  if (text === null) return undefined;
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? badParameter(name, text) : new Date(time).toISOString();
}

function readQuery(context: RouteContext): CallLogQuery | PlatformReply {
  const { query, world } = context;
  const view = readView(query);
  if (typeof view !== 'string') return view;
  const dateTo = readTime(query, 'dateTo');
  if (typeof dateTo === 'object') return dateTo;
  const asked = readTime(query, 'dateFrom');
  if (typeof asked === 'object') return asked;
  const directions = [...new Set(query.getAll('direction'))];
  const wrong = directions.find((direction) => direction !== 'Inbound' && direction !== 'Outbound');
  if (wrong !== undefined) return badParameter('direction', wrong);
  const end = dateTo === undefined ? world.clock.now() : Date.parse(dateTo);
  return {
    view,
    dateTo,
    // Without a start the list reaches back one day.
    dateFrom: asked ?? new Date(end - dayMs).toISOString(),
    direction: directions.length === 1 ? (directions[0] as 'Inbound' | 'Outbound') : undefined,
  };
}

const digits = (value: unknown) => (typeof value === 'string' ? value.replace(/\D/g, '') : '');

function partyMatches(record: CallRecord, field: 'phoneNumber' | 'extensionNumber', wanted: string): boolean {
  return [record.from, record.to].some((party) => {
    const value = typeof party === 'object' && party !== null ? (party as CallRecord)[field] : undefined;
    return digits(value) !== '' && digits(value) === digits(wanted);
  });
}

/** The filters that the world need not know about. */
function passes(record: CallRecord, query: URLSearchParams): boolean {
  for (const name of ['type', 'transport'] as const) {
    const wanted = query.getAll(name);
    // A record of the simple view has no transport; it is let through rather than guessed.
    const value = record[name];
    if (wanted.length > 0 && typeof value === 'string' && !wanted.includes(value)) return false;
  }
  for (const name of ['sessionId', 'telephonySessionId'] as const) {
    const wanted = query.get(name);
    if (wanted !== null && record[name] !== wanted) return false;
  }
  const phone = query.get('phoneNumber');
  if (phone !== null && !partyMatches(record, 'phoneNumber', phone)) return false;
  const extensionNumber = query.get('extensionNumber');
  return extensionNumber === null || partyMatches(record, 'extensionNumber', extensionNumber);
}

function callLog(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const query = readQuery(context);
  if ('status' in query) return query;
  const records = context.world
    .callLog(extension.id, query)
    .filter((record) => passes(record, context.query));
  return listReply(context, `${extensionUri(context, extension.id)}/call-log`, records, { acceptsMax: true });
}

/** Records that are in the log by now, however old. */
function callRecord(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const view = readView(context.query);
  if (typeof view !== 'string') return view;
  const everything = { dateFrom: new Date(0).toISOString(), dateTo: undefined, direction: undefined, view };
  const asked = context.params.callRecordId ?? '';
  const record = context.world.callLog(extension.id, everything).find(({ id }) => id === asked);
  return record ? json(200, record) : notFound('callRecordId', asked);
}

const mostRecords = 50;

export const callRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${extensionPath}/active-calls`,
    group: 'Heavy',
    permission: 'ReadCallLog',
    run: activeCalls,
  },
  {
    method: 'GET',
    path: `${extensionPath}/call-log`,
    group: 'Heavy',
    permission: 'ReadCallLog',
    run: callLog,
  },
  {
    method: 'GET',
    path: `${extensionPath}/call-log/{callRecordId}`,
    group: 'Heavy',
    permission: 'ReadCallLog',
    run: batched('callRecordId', mostRecords, callRecord),
  },
];
