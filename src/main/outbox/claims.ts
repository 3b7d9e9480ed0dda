import type { MessageRecord } from '../ringcentral/message-port.ts';
import type { Doubt, OutboxContent } from '../storage/outbox-row.ts';

export type Doubtful = {
  readonly id: string;
  readonly content: OutboxContent;
  readonly doubts: readonly Doubt[];
};

/** That message is what became of that attempt. */
export type Found = { readonly itemId: string; readonly attempt: number; readonly record: MessageRecord };

export type CanBe = (content: OutboxContent, doubt: Doubt, record: MessageRecord) => boolean;

type Case = { readonly itemId: string; readonly doubt: Doubt };

/**
 * Which messages belong to which attempts. Several copies that nobody can tell apart go to the attempts in the order
 * of both. Where a message could be several items' and there are not enough for all of them, it is nobody's: then the
 * person is asked, because the wrong answer would be a fax that never left.
 * @param records that no item has claimed yet
 */
export function findClaims(
  items: readonly Doubtful[],
  records: readonly MessageRecord[],
  canBe: CanBe,
): readonly Found[] {
  const cases = items.flatMap(({ id, content, doubts }) =>
    doubts.map((doubt) => ({
      ...{ itemId: id, doubt },
      fits: records.filter((record) => canBe(content, doubt, record)),
    })),
  );
  const found: Found[] = [];
  const taken = new Set<MessageRecord>();
  const sorted = cases.toSorted((one, other) => one.doubt.startedAt - other.doubt.startedAt);
  for (const { itemId, doubt, fits } of sorted) {
    const free = fits.filter((record) => !taken.has(record));
    const rivals = rivalsOf({ itemId, doubt }, fits, cases);
    const record = free.toSorted(byCreation).at(0);
    if (record === undefined || (rivals.items > 1 && rivals.records < rivals.cases)) continue;
    taken.add(record);
    found.push({ itemId, attempt: doubt.attempt, record });
  }
  return found;
}

/** Everybody who could claim one of the same messages, and how many messages there are for them. */
function rivalsOf(
  { itemId, doubt }: Case,
  fits: readonly MessageRecord[],
  all: readonly (Case & { readonly fits: readonly MessageRecord[] })[],
): { readonly items: number; readonly cases: number; readonly records: number } {
  const rivals = all.filter(
    (other) =>
      (other.itemId === itemId && other.doubt === doubt) ||
      other.fits.some((record) => fits.includes(record)),
  );
  const records = new Set(rivals.flatMap((each) => each.fits));
  return {
    items: new Set(rivals.map((each) => each.itemId)).size,
    cases: rivals.length,
    records: records.size,
  };
}

function byCreation(one: MessageRecord, other: MessageRecord): number {
  return one.createdAt - other.createdAt || one.id.localeCompare(other.id, 'en', { numeric: true });
}
