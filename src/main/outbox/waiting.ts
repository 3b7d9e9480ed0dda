import type { OutboxRow } from '../storage/outbox-row.ts';
import { digitsOf } from './fingerprint.ts';

/** Why something does not go at once. `disk`: it could not be written ahead. */
export type Waiting = 'offline' | 'budget' | 'turn' | 'twin' | 'retry' | 'confirm-late' | 'disk' | undefined;

/** Ms after which nobody expects it to leave any more without being asked. */
const lateMs = 12 * 3_600_000;

/**
 * First written, first sent, for each recipient: what is unsettled holds up what was written later to one of the same
 * numbers, and nothing else. So two that nobody could tell apart are never on their way together.
 * @param open all that is unsettled, in the order it was written
 * @returns those that are held up
 */
export function heldUp(open: readonly OutboxRow[]): ReadonlyMap<string, 'twin' | 'turn'> {
  const held = new Map<string, 'twin' | 'turn'>();
  const numbers = new Set<string>();
  const fingerprints = new Set<string>();
  const add = (row: OutboxRow): void => {
    fingerprints.add(row.fingerprint);
    for (const number of numbersOf(row)) numbers.add(number);
  };
  for (const row of open) if (isOnItsWay(row)) add(row);
  for (const row of open) {
    if (isOnItsWay(row)) continue;
    if (fingerprints.has(row.fingerprint)) held.set(row.id, 'twin');
    else if (numbersOf(row).some((number) => numbers.has(number))) held.set(row.id, 'turn');
    add(row);
  }
  return held;
}

export function isOnItsWay({ state }: OutboxRow): boolean {
  return state === 'sending' || state === 'unsure';
}

function numbersOf({ content }: OutboxRow): readonly string[] {
  return content.to.map(({ e164 }) => digitsOf(e164));
}

/** Ms until it must not leave without a question, by this computer's clock. */
export function untilLate(row: OutboxRow, wall: number): number {
  const from = Math.max(row.writtenAt, row.confirmedAt ?? 0, row.content.sendAt ?? 0);
  return from + lateMs - wall;
}
