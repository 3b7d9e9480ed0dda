import type { TeamStanding } from '../../shared/contact.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { missingRight } from '../read-failure.ts';
import type { TeamDoor } from '../ringcentral/team-port.ts';

/** Colleagues in team messaging, where their ids are those of their extensions. */
export type TeamPersons = {
  /** Known or read now; undefined where that is not to be had. @param id in team messaging */
  readonly standing: (id: string) => Promise<TeamStanding>;
  readonly forget: () => void;
};

type Ports = { readonly clock: Clock; readonly log: Log; readonly door: () => TeamDoor };

const day = 24 * 60 * 60_000;
/** Who is not there may come. */
const hour = 60 * 60_000;
/** Ms in which questions are gathered into one request. */
const gathering = 50;
const mostAtOnce = 30;
const mostKept = 5_000;

type Standing = NonNullable<TeamStanding>;
type Kept = { readonly standing: Standing; readonly until: number };
type Waiting = (standing: TeamStanding) => void;

export function createTeamPersons({ clock, log, door }: Ports): TeamPersons {
  const kept = new Map<string, Kept>();
  let waiting = new Map<string, Waiting[]>();
  let round = 0;

  function keep(id: string, standing: Standing): void {
    const goodFor = standing.kind === 'person' ? day : hour;
    kept.delete(id);
    kept.set(id, { standing, until: clock.elapsed() + goodFor });
    if (kept.size > mostKept) kept.delete([...kept.keys()][0] ?? '');
  }

  async function readAll(): Promise<void> {
    const now = round;
    const asked = [...waiting];
    waiting = new Map();
    for (let from = 0; from < asked.length; from += mostAtOnce) {
      const part = asked.slice(from, from + mostAtOnce);
      await read(
        part.map(([id]) => id),
        now,
      );
      for (const [id, waiters] of part) for (const tell of waiters) tell(kept.get(id)?.standing);
    }
  }

  async function read(ids: readonly string[], now: number): Promise<void> {
    try {
      const read = await door().readTeamPersons(ids);
      if (round === now) for (const [id, person] of read) keep(id, person);
    } catch (error) {
      log.warn('team messaging could not be asked who somebody is', { error: String(error) });
      // Team messaging is no part of every account: then nobody asks again for a while.
      const isMissing = missingRight(error, 'TeamMessaging') !== undefined;
      if (isMissing && round === now) for (const id of ids) keep(id, { kind: 'not-allowed' });
    }
  }

  return {
    standing: (id) => {
      const known = kept.get(id);
      if (known !== undefined && known.until > clock.elapsed()) return Promise.resolve(known.standing);
      return new Promise((resolve) => {
        if (waiting.size === 0) clock.after(gathering, () => void readAll());
        waiting.set(id, [...(waiting.get(id) ?? []), resolve]);
      });
    },
    forget: () => {
      round += 1;
      kept.clear();
      for (const waiters of waiting.values()) for (const tell of waiters) tell(undefined);
      waiting = new Map();
    },
  };
}
