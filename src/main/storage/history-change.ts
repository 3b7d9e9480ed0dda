import type { PastCall } from '../../shared/call-list.ts';
import { type CallMarkChange, type CallMarkRows, createCallMarkRows } from './history-call-marks.ts';
import { type CallPartnerRows, createCallPartnerRows } from './history-call-partners.ts';
import { type CallRows, type CallSpan, createCallRows, type LoggedCall } from './history-calls.ts';
import { createCursorRows, type CursorRows } from './history-cursors.ts';
import { readMeta } from './history-database.ts';
import {
  createIdentificationRows,
  type IdentificationChange,
  type IdentificationRows,
} from './history-identification.ts';
import { createKeepingRows, type KeepingRows } from './history-keeping.ts';
import { createMessageRows, type MessageChange, type MessageRows } from './history-messages.ts';
import { createPastCallRows, type PastCallRows } from './history-past-calls.ts';
import type { Dialled } from './history-people-schema.ts';
import { createPeopleRows, type PeopleChange, type PeopleRows } from './history-people.ts';
import { createPopRows, type PopRows } from './history-pops.ts';
import { createSeal } from './history-seal.ts';
import type { Database } from './history-sqlite.ts';

export type HistoryChange = {
  readonly logged?: readonly LoggedCall[];
  /** Record ids that the platform deleted. */
  readonly gone?: readonly string[];
  /** This part of the call log is in `logged` as a whole: other rows in it are gone. */
  readonly whole?: CallSpan | undefined;
  readonly seen?: readonly PastCall[];
  readonly callMarks?: CallMarkChange;
  readonly people?: PeopleChange;
  /** All of them; `Person.id`. */
  readonly favourites?: readonly string[];
  readonly dialled?: Dialled;
  readonly messages?: MessageChange;
  readonly identification?: IdentificationChange;
  /**
   * How far a stream has been read with these rows. It counts only where the cursor still stands at `from`: where
   * another database took the first one's place meanwhile, rows between the two are missing.
   */
  readonly cursor?: { readonly name: string; readonly from: string | undefined; readonly to: string };
};

/** What is known of the streams apart from rows: moved without a condition. */
export type MovedCursors = readonly (readonly [name: string, value: string | undefined])[];

export type HistoryRows = {
  readonly calls: CallRows;
  readonly pastCalls: PastCallRows;
  readonly callMarks: CallMarkRows;
  readonly people: PeopleRows;
  readonly partners: CallPartnerRows;
  readonly messages: MessageRows;
  readonly identification: IdentificationRows;
  readonly cursors: CursorRows;
  readonly pops: PopRows;
  readonly keeping: KeepingRows;
};

/** All but the cursor; in a transaction. */
export function applyChange(rows: HistoryRows, change: HistoryChange): void {
  putCalls(rows.calls, change);
  if (change.callMarks !== undefined) rows.callMarks.change(change.callMarks);
  putPeople(rows.people, change);
  if (change.messages !== undefined) rows.messages.change(change.messages);
  if (change.identification !== undefined) rows.identification.change(change.identification);
}

/** In the transaction of the rows they stand for. @param at this computer's clock, ms since the epoch */
export function applyCursors(
  { cursors }: Pick<HistoryRows, 'cursors'>,
  moved: MovedCursors,
  { cursor }: Pick<HistoryChange, 'cursor'>,
  at: number,
): void {
  for (const [name, value] of moved) cursors.put(name, value, at);
  if (cursor !== undefined && cursors.get(cursor.name) === cursor.from)
    cursors.put(cursor.name, cursor.to, at);
}

/** Everything that reads and writes rows of one database. */
export function rowsOf(database: Database): HistoryRows {
  const seal = createSeal(readMeta(database, 'id') ?? '');
  return {
    calls: createCallRows(database, seal),
    pastCalls: createPastCallRows(database, seal),
    callMarks: createCallMarkRows(database, seal),
    people: createPeopleRows(database, seal),
    partners: createCallPartnerRows(database),
    messages: createMessageRows(database, seal),
    identification: createIdentificationRows(database, seal),
    cursors: createCursorRows(database, seal),
    pops: createPopRows(database, seal),
    keeping: createKeepingRows(database, seal),
  };
}

function putCalls(calls: CallRows, { logged = [], gone = [], whole, seen = [] }: HistoryChange): void {
  for (const call of logged) calls.putLogged(call);
  for (const recordId of gone) calls.dropLogged(recordId);
  if (whole !== undefined) calls.keepOnly(whole, new Set(logged.map(({ recordId }) => recordId)));
  for (const row of seen) calls.putSeen(row);
  calls.settle();
}

function putPeople(rows: PeopleRows, { people, favourites, dialled }: HistoryChange): void {
  if (people !== undefined) rows.change(people);
  if (favourites !== undefined) rows.putFavourites(favourites);
  if (dialled !== undefined) rows.putDialled(dialled);
}
