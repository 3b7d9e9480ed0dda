import { parseCallLogRecord } from './call-log-record.ts';
import { PlatformError } from './platform-port.ts';
import { isLoose } from './read-values.ts';
import type { CallLogPart, CallLogPartOf, CallLogRecord } from './reports.ts';
import type { RestDoor } from './rest-door.ts';

const pageSize = 250;

/**
 * Reads a list of calls page by page, newest first; whoever has seen enough stops asking. Pages are followed by number,
 * never by the address in the answer, and end where one brings nothing new. All of them are Heavy requests.
 */
export async function* readCallPages(
  door: RestDoor,
  path: string,
  filter: Readonly<Record<string, string>>,
  mostPages: number,
): AsyncGenerator<readonly CallLogRecord[]> {
  const found = new Set<string>();
  for (let page = 1; page <= mostPages; page += 1) {
    const query = { ...filter, page: String(page), perPage: String(pageSize) };
    const body = await door.ask({ method: 'GET', path, query, urgency: 'background' });
    const fresh = readRecords(body).records.filter(({ id }) => !found.has(id));
    for (const { id } of fresh) found.add(id);
    if (fresh.length > 0) yield fresh;
    const navigation = isLoose(body) ? body['navigation'] : undefined;
    if (fresh.length === 0 || !isLoose(navigation) || !isLoose(navigation['nextPage'])) return;
  }
}

const largestPage = 1000;

/** The newest calls of a part of the list, in one Heavy request. */
export async function readCallLogPart(
  door: RestDoor,
  path: string,
  { from, to }: CallLogPartOf,
): Promise<CallLogPart> {
  const span = { dateFrom: new Date(from).toISOString(), dateTo: new Date(to).toISOString() };
  const query = { view: 'Detailed', ...span, page: '1', perPage: String(largestPage) };
  const body = await door.ask({ method: 'GET', path, query, urgency: 'background' });
  const { records, count } = readRecords(body);
  const navigation = isLoose(body) ? body['navigation'] : undefined;
  const isMore = isLoose(navigation) && isLoose(navigation['nextPage']);
  return { records, isEnd: !isMore && count < largestPage };
}

export type ReadRecords = {
  readonly records: readonly CallLogRecord[];
  /** Ids of records that are there no more; the platform sends little else of them. */
  readonly gone: readonly string[];
  /** As many as the platform sent, broken ones too. */
  readonly count: number;
};

/** The `records` of an answer. Throws where there is no list; leaves out what is no record. */
export function readRecords(body: unknown): ReadRecords {
  if (!isLoose(body) || !Array.isArray(body['records']))
    throw new PlatformError('unexpected-answer', 'the answer is no list of calls');
  const values = body['records'] as unknown[];
  const isGone = (value: unknown): boolean => isLoose(value) && value['deleted'] === true;
  return {
    records: values.flatMap((value) => (isGone(value) ? [] : (parseCallLogRecord(value) ?? []))),
    gone: values.flatMap((value) => (isGone(value) ? (goneId(value) ?? []) : [])),
    count: values.length,
  };
}

function goneId(value: unknown): string | undefined {
  const id = isLoose(value) ? value['id'] : undefined;
  return typeof id === 'string' && /^[\w.:-]{1,80}$/.test(id) ? id : undefined;
}
