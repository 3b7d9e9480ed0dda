import type { MergeOrder } from '../../../shared/contact.ts';
import { changeContact } from './change-contact.ts';
import { type ContactPorts, failed, platformId } from './contact-ports.ts';
import { bringingBack, remember, type Remembered, unfavour } from './delete-contact.ts';
import { mergedCard, mergeRows, type SameNumber } from './merge-cards.ts';
import type { WorkOutcome } from './works.ts';

/**
 * Puts everything of two contacts into one, then deletes the other. Both are read first. Where it breaks off in
 * between, nothing is lost: the one has everything, and the other is still there.
 */
export async function mergeContacts(
  ports: ContactPorts,
  { keptId, droppedId, taken }: MergeOrder,
  sameNumber: SameNumber,
): Promise<WorkOutcome> {
  const kept = await remember(ports, keptId);
  if (kept.kind === 'failed') return kept;
  const dropped = await remember(ports, droppedId);
  if (dropped.kind === 'failed') return dropped;
  const [base, other] = [kept.of.card, dropped.of.card];
  const card = mergedCard(base, other, mergeRows(base, other, sameNumber), new Set(taken));
  const changed = await changeContact(ports, { base, card }, keptId);
  if (changed.kind === 'failed') return changed;
  const otherName = ports.person(droppedId)?.name ?? '';
  const deleted = await ports.door().deleteContacts([platformId(droppedId)]);
  if (deleted.kind !== 'deleted') return failed({ kind: 'half-merged', otherName });
  ports.learn({ gone: [droppedId] });
  if (dropped.of.favouriteAt !== undefined) {
    if (kept.of.favouriteAt === undefined) await inherit(ports, keptId, droppedId, dropped.of.favouriteAt);
    else await unfavour(ports, droppedId);
  }
  return { kind: 'done', personId: keptId, undo: apart(ports, changed.undo, dropped.of) };
}

/** The favourite of the two was the one that went. */
async function inherit(ports: ContactPorts, keptId: string, droppedId: string, at: number): Promise<void> {
  const [add, remove] = [keptId, droppedId].map(
    (id) => ({ source: 'personal', id: platformId(id) }) as const,
  );
  const changed = await ports.door().changeFavourites({ add, remove, at });
  if (changed.kind === 'changed') ports.learn({ favourites: changed.favourites });
  else ports.log.warn('a merged contact is no favourite', { why: changed.kind });
}

/** First the one that went comes back, then the other is as it was: no moment without the numbers of both. */
function apart(
  ports: ContactPorts,
  undoChange: (() => Promise<WorkOutcome>) | undefined,
  dropped: Remembered,
): () => Promise<WorkOutcome> {
  const bringBack = bringingBack(ports, dropped);
  let isBack = false;
  return async () => {
    if (!isBack) {
      const back = await bringBack();
      if (back.kind === 'failed') return back;
      isBack = true;
    }
    return undoChange === undefined ? { kind: 'done' } : undoChange();
  };
}
