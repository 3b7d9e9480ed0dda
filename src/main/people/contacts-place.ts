import { type Reading, readPlace, type Step } from './reading.ts';

export const contactsCursor = 'contacts';

/**
 *   round ──(last page)──> synced ──(token refused, or a day old)──> the next round
 *
 * A round reads everything, and what it did not bring is gone at its end. With the token changes are asked for.
 */
export type ContactsPlace = Round | Synced;

export type Round = {
  readonly kind: 'round';
  readonly round: number;
  /** Undefined for the first. */
  readonly page: string | undefined;
  /** Contacts read so far. */
  readonly count: number;
  readonly token: string | undefined;
};

export type Synced = {
  readonly kind: 'synced';
  readonly round: number;
  /** This computer's clock, ms since the epoch: when a whole round was read last. */
  readonly wholeAt: number;
  readonly token: string | undefined;
};

export function roundAfter({ round }: Pick<ContactsPlace, 'round'>): Round {
  return { kind: 'round', round: round + 1, page: undefined, count: 0, token: undefined };
}

/** Where the last reading ended; the first round where that is not known. */
export function contactsPlace({ history, country }: Reading): {
  readonly written: string | undefined;
  readonly place: ContactsPlace;
} {
  const written = history.cursors.get(contactsCursor);
  const { round, page, count, wholeAt, token } = readPlace(written, country) ?? {};
  const known = {
    round: typeof round === 'number' ? round : 1,
    token: typeof token === 'string' ? token : undefined,
  };
  if (typeof wholeAt === 'number') return { written, place: { kind: 'synced', ...known, wholeAt } };
  const at = typeof page === 'string' ? page : undefined;
  return {
    written,
    place: { kind: 'round', ...known, page: at, count: typeof count === 'number' ? count : 0 },
  };
}

export function stepTo(place: ContactsPlace, from: string | undefined, { country }: Reading): Step {
  return { name: contactsCursor, from, to: JSON.stringify({ country, ...place }) };
}
