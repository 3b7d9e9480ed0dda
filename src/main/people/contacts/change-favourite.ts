import type { Person } from '../../../shared/person.ts';
import type { FavouriteId } from '../../ringcentral/people-port.ts';
import { type ContactPorts, failed, platformId, problemOf } from './contact-ports.ts';
import type { WorkOutcome } from './works.ts';

/** Makes somebody a favourite, the last of them, or takes that from them; taken back, they stand where they stood. */
export async function changeFavourite(
  ports: ContactPorts,
  person: Pick<Person, 'id' | 'source'>,
  favourite: boolean,
  at?: number,
): Promise<WorkOutcome> {
  const one: FavouriteId = { source: person.source, id: platformId(person.id) };
  const stood = ports.favourites().indexOf(person.id);
  const changed = await ports.door().changeFavourites(favourite ? { add: one, at } : { remove: one });
  if (changed.kind !== 'changed') return failed(problemOf(changed, ports.clock.now()));
  ports.learn({ favourites: changed.favourites });
  const before = stood === -1 ? undefined : stood;
  const undo = (): Promise<WorkOutcome> =>
    changeFavourite(ports, person, !favourite, before).then((outcome) =>
      outcome.kind === 'done' ? { kind: 'done' } : outcome,
    );
  return { kind: 'done', undo };
}
