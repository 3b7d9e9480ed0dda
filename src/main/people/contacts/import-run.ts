import type { ContactCard } from '../../../shared/contact.ts';
import { pause } from '../reading.ts';
import type { ContactPorts } from './contact-ports.ts';
import { type Created, createCreation } from './create-contact.ts';

/** Ms until the next try while there is no network. */
const whenOffline = 30_000;
/** After an hour without an answer nobody knows, and the next one has its turn. */
const mostLooks = 120;

export type Counted = { readonly added: number; readonly refused: number; readonly unsure: number };
export type Ran = Counted & {
  readonly stopped: 'by-person' | 'right' | undefined;
  /** The right that is missing, in the platform's spelling. */
  readonly missing: string | undefined;
  /** The platform's ids of those that were added. */
  readonly ids: readonly string[];
};

type Progress = {
  readonly tell: (counted: Counted, waits: 'offline' | 'too-many' | undefined) => void;
  readonly isStopped: () => boolean;
};

/** Adds them one by one, each once, as fast as the platform lets what runs by itself; waits where it has to. */
export async function runImport(
  ports: ContactPorts,
  cards: readonly ContactCard[],
  { tell, isStopped }: Progress,
): Promise<Ran> {
  const counted = { added: 0, refused: 0, unsure: 0 };
  const ids: string[] = [];
  for (const card of cards) {
    const waiting = (why: 'offline' | 'too-many'): void => tell(counted, why);
    const created = await createOne(ports, card, waiting, isStopped);
    if (created === 'stopped') return { ...counted, ids, stopped: 'by-person', missing: undefined };
    if (created !== 'nothing-came' && created.kind === 'right')
      return { ...counted, ids, stopped: 'right', missing: created.permission };
    if (created !== 'nothing-came' && created.kind === 'created') {
      counted.added += 1;
      ids.push(created.contact.id);
      ports.learn({ put: [created.contact] });
    } else if (created !== 'nothing-came' && created.kind === 'lost') counted.unsure += 1;
    else counted.refused += 1;
    tell(counted, undefined);
  }
  return { ...counted, ids, stopped: undefined, missing: undefined };
}

async function createOne(
  { clock, ...ports }: ContactPorts,
  card: ContactCard,
  waiting: (why: 'offline' | 'too-many') => void,
  isStopped: () => boolean,
): Promise<Created | 'stopped'> {
  const create = createCreation({ clock, ...ports }, card, 'background');
  let isRepeated = false;
  let looks = 0;
  while (!isStopped()) {
    const created = await create();
    if (created === 'nothing-came') {
      if (isRepeated) return created;
      isRepeated = true;
    } else if (created.kind === 'too-many' || created.kind === 'offline') {
      waiting(created.kind);
      await pause(created.kind === 'offline' ? whenOffline : created.waitMs, clock);
    } else if (created.kind === 'lost' && looks < mostLooks) {
      // The next try looks for it before it sends anything.
      looks += 1;
      waiting('offline');
      await pause(whenOffline, clock);
    } else return created;
  }
  return 'stopped';
}
