import type { CallLogQuery } from '../world-types.ts';
import type { Board } from './board.ts';
import { recordOf, type Row } from './call-record.ts';
import type { LongHistory } from './long-history.ts';
import { isConnected, type Party, type Session } from './session.ts';

/** Ended calls stay in the list of active calls this long. */
const activeCallsKeepMs = 120_000;

type Place = { readonly session: Session; readonly party: Party };

/** The extension's party that its record tells of: the last one, if a call came back to it. */
function placesOf(sessions: readonly Session[], extensionId: number): readonly Place[] {
  return sessions.flatMap((session) => {
    const party = session.parties.findLast(({ extension }) => extension?.id === extensionId);
    return party ? [{ session, party }] : [];
  });
}

const newestFirst = (one: Place, other: Place): number => other.session.createdAt - one.session.createdAt;

/** A record appears 15 to 30 s after its call ended. */
export function callLog(
  board: Board,
  past: LongHistory,
  extensionId: number,
  query: CallLogQuery,
): readonly Row[] {
  const from = Date.parse(query.dateFrom);
  const to = query.dateTo === undefined ? Number.POSITIVE_INFINITY : Date.parse(query.dateTo);
  const now = board.clock.now();
  const { changedAfter = Number.NEGATIVE_INFINITY } = query;
  const isShown = ({ loggedAt = now, createdAt }: Session): boolean =>
    loggedAt <= now && loggedAt > changedAfter && createdAt >= from && createdAt <= to;
  const shown = [...board.history, ...board.ended].filter(isShown);
  const own = board.people.extensions.find(({ id }) => id === extensionId);
  const recent = placesOf(shown, extensionId)
    .filter(({ party }) => query.direction === undefined || party.direction === query.direction)
    .toSorted(newestFirst)
    .map((place) => recordOf(board, place, extensionId, query.view));
  return own === undefined ? recent : [...recent, ...past.rows(own, query)];
}

const isTalk = (party: Party): boolean => isConnected(party) || party.code === 'Parked';

/** Connected calls and those that ended in the last 120 s; ringing ones do not show here. */
export function activeCalls(board: Board, extensionId: number, view: CallLogQuery['view']): readonly Row[] {
  const since = board.clock.now() - activeCallsKeepMs;
  const recent = board.ended.filter(({ endedAt }) => endedAt !== undefined && endedAt > since);
  return placesOf([...recent, ...board.live.values()], extensionId)
    .filter(({ party }) => (party.endedAt === undefined ? isTalk(party) : party.endedAt > since))
    .toSorted(newestFirst)
    .map((place) => recordOf(board, place, extensionId, view));
}
