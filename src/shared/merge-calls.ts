import type { CallEnding, CallParty } from './call.ts';
import type { PastCall } from './call-list.ts';

/** Rows of the list; more than that is no list for a person. */
export const mostRows = 200;

/** The call log's rows and those only we saw, newest first. The log has the last word on how a call ended. */
export function mergeRows<Row extends PastCall>(
  logged: readonly Row[],
  seen: readonly Row[],
): readonly Row[] {
  const rows: Row[] = [];
  const used = new Set<Row>();
  for (const row of onePerSession(logged)) {
    const same = seen.filter((each) => isSameCall(each, row));
    for (const each of same) used.add(each);
    const last = same.at(-1);
    // Several tries under one session id stay several rows: the log has one record for them all.
    if (same.length > 1) rows.push(...same.slice(0, -1));
    rows.push(last === undefined ? row : joined(row, last));
  }
  rows.push(...seen.filter((each) => !used.has(each)));
  return rows.sort((one, other) => other.startedAt - one.startedAt).slice(0, mostRows);
}

export function isSameCall(one: PastCall, other: PastCall): boolean {
  if (one.telephonySessionId !== undefined && other.telephonySessionId !== undefined)
    return one.telephonySessionId === other.telephonySessionId;
  return one.sessionId !== undefined && one.sessionId === other.sessionId;
}

export function isMissed({ ending, direction }: PastCall): boolean {
  return ending.kind === 'missed' && direction === 'inbound';
}

export function overAt({ startedAt, rangSeconds, talkedSeconds }: PastCall): number {
  return startedAt + 1000 * ((rangSeconds ?? 0) + (talkedSeconds ?? 0));
}

/** Legs of one call may have records of their own: the one that was answered tells what happened. */
function onePerSession<Row extends PastCall>(logged: readonly Row[]): readonly Row[] {
  const kept: Row[] = [];
  for (const row of logged) {
    const at = kept.findIndex((each) => isSameCall(each, row));
    const before = kept[at];
    if (before === undefined) kept.push(row);
    else if (weight(row.ending) > weight(before.ending)) kept[at] = row;
  }
  return kept;
}

const weightOf: Readonly<Record<CallEnding['kind'], number>> = {
  'answered-here': 6,
  'answered-elsewhere': 5,
  voicemail: 4,
  declined: 3,
  missed: 2,
  'not-connected': 1,
  unknown: 0,
};

function weight({ kind }: CallEnding): number {
  return weightOf[kind];
}

/** The row keeps the id it was shown under, so that nothing jumps when the log comes in. */
function joined<Row extends PastCall>(row: Row, seen: Row): Row {
  return {
    ...row,
    id: seen.id,
    party: hasName(seen.party) && !hasName(row.party) ? seen.party : row.party,
    line: seen.line ?? row.line,
    startedAt: seen.startedAt,
    ending: joinedEnding(row.ending, seen.ending),
    talkedSeconds:
      row.ending.kind === 'answered-here' ? (seen.talkedSeconds ?? row.talkedSeconds) : undefined,
    rangSeconds: seen.rangSeconds ?? row.rangSeconds,
    unheard: false,
  };
}

function joinedEnding(logged: CallEnding, seen: CallEnding): CallEnding {
  if (logged.kind === 'unknown') return seen;
  if (logged.kind !== seen.kind) return logged;
  if (logged.kind === 'answered-elsewhere' && seen.kind === 'answered-elsewhere')
    return { kind: logged.kind, by: logged.by ?? seen.by };
  return seen;
}

function hasName(party: CallParty): boolean {
  return party.kind !== 'anonymous' && party.name !== undefined;
}
