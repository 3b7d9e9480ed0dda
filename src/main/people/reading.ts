import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { PeopleDoor } from '../ringcentral/people-port.ts';
import type { PeopleChange } from '../storage/history-people.ts';
import type { History } from '../storage/history.ts';
import type { Reader } from './from-platform.ts';

/** What one reading of contacts or of the directory needs; good for one person who is followed. */
export type Reading = {
  readonly clock: Clock;
  readonly log: Log;
  readonly door: Pick<PeopleDoor, 'readDirectory' | 'syncContacts'>;
  readonly history: History;
  readonly reader: Reader;
  /** ISO 3166: numbers were understood as those of this country. */
  readonly country: string;
  /** Also in memory; the disk has it already. */
  readonly changed: (change: PeopleChange) => void;
  /** Somebody else is followed by now: nothing that comes is of use any more. */
  readonly isOver: () => boolean;
};

/** The platform allows no more contacts than that, and a list of more people is none for a person. */
export const mostPeople = 10_000;

/** Where a reading stands, as it was found and as it was left. */
export type Step = { readonly name: string; readonly from: string | undefined; readonly to: string };

/**
 * On the disk together with how far the reading is, then in memory. Throws where the disk failed and something of what
 * the reading builds upon may be lost: the next one begins where the disk stands.
 */
export function keep(
  { history, changed }: Pick<Reading, 'history' | 'changed'>,
  change: PeopleChange | undefined,
  step: Step,
): void {
  history.write(change === undefined ? { cursor: step } : { people: change, cursor: step });
  if (change !== undefined) changed(change);
  if (history.cursors.get(step.name) !== step.to)
    throw new Error(`${step.name} could not be kept as they were read`);
}

/** So many are worked on before everything else gets its turn: a ring must not wait for a list. */
const slice = 50;

export async function inSlices<One, Other>(
  list: readonly One[],
  clock: Pick<Clock, 'after'>,
  work: (one: One) => Other,
): Promise<readonly Other[]> {
  const worked: Other[] = [];
  for (let from = 0; from < list.length; from += slice) {
    if (from > 0) await pause(0, clock);
    worked.push(...list.slice(from, from + slice).map(work));
  }
  return worked;
}

export function pause(ms: number, clock: Pick<Clock, 'after'>): Promise<void> {
  return new Promise((resolve) => void clock.after(ms, resolve));
}

/** How far a reading is, from its cursor; undefined where it was of another country or is not to be understood. */
export function readPlace(
  written: string | undefined,
  country: string,
): Readonly<Record<string, unknown>> | undefined {
  try {
    const place: unknown = JSON.parse(written ?? 'null');
    if (typeof place !== 'object' || place === null) return undefined;
    const fields = { ...place } as Readonly<Record<string, unknown>>;
    return fields['country'] === country ? fields : undefined;
  } catch {
    return undefined;
  }
}
