import { readCallPages, readRecords } from './call-log-pages.ts';
import { PlatformError } from './platform-port.ts';
import { isLoose, readTime } from './read-values.ts';
import type { CallLogChanges, CallLogFrom, CallLogRecord } from './reports.ts';
import type { RestDoor } from './rest-door.ts';

const path = '/restapi/v1.0/account/~/extension/~/call-log-sync';
const listPath = '/restapi/v1.0/account/~/extension/~/call-log';
/** The platform never sends more at once. */
const mostRecords = 250;
/** Pages of 250 read after a long absence: weeks of a busy desk. Eight Heavy requests a minute are all there are. */
const mostPages = 20;
const longestToken = 4_000;
/** A record comes up to a minute after its call; what is missing may only be late. */
const mayBeLate = 10 * 60_000;

/**
 * Reads the call log by the platform's sync: everything first, then changes (developer guide, Voice › Call log ›
 * Synchronization). A token that is no longer good, because it is old, the log was reset or there are more than
 * 250 changes, is answered 400: then everything is read again, and where that is more than the 250 newest the list
 * is read back until it tells nothing new. Throws PlatformError; nothing of a half-read answer is told.
 */
export async function syncCallLog(door: RestDoor, from: CallLogFrom): Promise<CallLogChanges> {
  const changes = from.token === undefined ? undefined : await readChanges(door, from.token);
  return changes ?? readEverything(door, from);
}

/** Undefined where the token is refused. */
async function readChanges(door: RestDoor, token: string): Promise<CallLogChanges | undefined> {
  try {
    const answer = await ask(door, { syncType: 'ISync', syncToken: token, showDeleted: 'true' });
    // The platform may answer with everything where changes were asked for; that holds all the changes, too.
    return { ...answer, whole: undefined };
  } catch (error) {
    // Which of CLG-101 to CLG-105 says what is written nowhere; a 400 for another reason meets us again at once.
    if (error instanceof PlatformError && error.status === 400) return undefined;
    throw error;
  }
}

async function readEverything(door: RestDoor, { since, isKnown }: CallLogFrom): Promise<CallLogChanges> {
  const dateFrom = new Date(since).toISOString();
  const query = { syncType: 'FSync', recordCount: String(mostRecords), statusGroup: 'All', dateFrom };
  const answer = await ask(door, query);
  const starts = answer.records.flatMap(({ startTime }) => startTime ?? []);
  const [oldest, newest] = [Math.min(...starts), Math.max(...starts)];
  const to = Math.max(newest, (answer.syncTime ?? newest) - mayBeLate);
  if (starts.length === 0) return { ...answer, whole: answer.count === 0 ? { from: since, to } : undefined };
  if (answer.count < mostRecords) return { ...answer, whole: { from: since, to } };
  const older = await readBack(door, { dateFrom, dateTo: new Date(oldest).toISOString() }, isKnown);
  // The sync's own records are the newer ones.
  const records = new Map([...older, ...answer.records].map((record) => [record.id, record]));
  return { ...answer, records: [...records.values()], whole: { from: oldest + 1, to } };
}

async function readBack(
  door: RestDoor,
  span: { readonly dateFrom: string; readonly dateTo: string },
  isKnown: CallLogFrom['isKnown'],
): Promise<readonly CallLogRecord[]> {
  const found: CallLogRecord[] = [];
  for await (const page of readCallPages(door, listPath, { view: 'Detailed', ...span }, mostPages)) {
    found.push(...page);
    if (page.every(isKnown)) break;
  }
  return found;
}

type Answer = Omit<CallLogChanges, 'whole'> & {
  readonly count: number;
  readonly syncTime: number | undefined;
};

async function ask(door: RestDoor, query: Readonly<Record<string, string>>): Promise<Answer> {
  const body = await door.ask({
    method: 'GET',
    path,
    query: { view: 'Detailed', ...query },
    urgency: 'background',
  });
  const sync = isLoose(body) ? body['syncInfo'] : undefined;
  const token = isLoose(sync) ? sync['syncToken'] : undefined;
  if (!isLoose(sync) || typeof token !== 'string' || token === '' || token.length > longestToken)
    throw new PlatformError('unexpected-answer', 'the answer names no place to go on from');
  return { ...readRecords(body), token, syncTime: readTime(sync['syncTime']) };
}
