import type { Availability } from '../../shared/presence.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { AvailabilityDoor } from '../ringcentral/availability-port.ts';

/** Who of the colleagues could take a call now, by `Person.id`. */
export type Availabilities = {
  /** Those of whom nothing is known are left out; nothing is told where nobody can be asked. */
  readonly of: (personIds: readonly string[]) => Promise<Readonly<Record<string, Availability>>>;
  readonly forget: () => void;
};

type Ports = { readonly clock: Clock; readonly log: Log; readonly door: () => AvailabilityDoor };

/** Ms in which an answer is as good as a new one: a list that is typed into asks with every letter. */
const goodFor = 10_000;
const mostKept = 500;
const ofCompany = 'company:';

type Kept = { readonly availability: Availability | undefined; readonly readAt: number };

/** Asks how colleagues stand while somebody looks at them, and never else: nothing pushes it to us. */
export function createAvailabilities({ clock, log, door }: Ports): Availabilities {
  const kept = new Map<string, Kept>();
  let round = 0;

  const isFresh = (id: string): boolean => clock.elapsed() - (kept.get(id)?.readAt ?? -Infinity) < goodFor;

  async function read(ids: readonly string[]): Promise<void> {
    const mine = round;
    try {
      const found = await door().readAvailability(ids);
      if (mine !== round) return;
      const readAt = clock.elapsed();
      if (kept.size > mostKept) kept.clear();
      for (const id of ids) kept.set(id, { availability: found.get(id), readAt });
    } catch (error) {
      log.warn('how colleagues stand could not be read', { error: String(error) });
    }
  }

  return {
    of: async (personIds) => {
      const ids = personIds.flatMap((id) => (id.startsWith(ofCompany) ? [id.slice(ofCompany.length)] : []));
      const wanted = ids.filter((id) => !isFresh(id));
      if (wanted.length > 0) await read(wanted);
      const known = ids.flatMap((id) => {
        // What is old is no word about now.
        const availability = isFresh(id) ? kept.get(id)?.availability : undefined;
        return availability === undefined ? [] : [[`${ofCompany}${id}`, availability] as const];
      });
      return Object.fromEntries(known);
    },
    forget: () => {
      round += 1;
      kept.clear();
    },
  };
}
