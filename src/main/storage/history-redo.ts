import { applyChange, applyCursors, type HistoryChange, type HistoryRows } from './history-change.ts';
import type { Deed, Journal } from './history-journal.ts';
import type { PopDeed } from './history-pops.ts';

/** Lines of the rules' log that have another `PopRun.id` now. */
export type NewRunIds = Map<number, number>;

/**
 * Does again what was done in memory; has to run in one transaction.
 * @param isCopy memory knew what this database holds; else what is here already is not to be overwritten unseen
 */
export function redo(
  journal: Pick<Journal, 'deeds' | 'isWhole'>,
  rows: HistoryRows,
  isCopy: boolean,
): NewRunIds {
  const newIds: NewRunIds = new Map();
  const beside = isCopy ? (change: HistoryChange) => change : createBeside(rows);
  const areCursorsTrue = isCopy && journal.isWhole();
  for (const deed of journal.deeds()) redoOne(deed);
  return newIds;

  function redoOne(deed: Deed): void {
    if (deed.kind === 'pop') return redoPop(rows, deed.deed, newIds);
    applyChange(rows, beside(deed.change));
    if (areCursorsTrue && deed.isSure) applyCursors(rows, deed.moved, deed.change, deed.at);
  }
}

function redoPop({ pops }: HistoryRows, deed: PopDeed, newIds: NewRunIds): void {
  switch (deed.kind) {
    case 'begin':
      newIds.set(deed.id, pops.begin(deed.claim, deed.run));
      return;
    case 'note':
      newIds.set(deed.id, pops.note(deed.run));
      return;
    case 'settle':
      return pops.settle(newIds.get(deed.id) ?? deed.id, deed.result);
    case 'interrupt':
      return pops.interrupt();
    case 'clear':
      return pops.clear();
  }
}

/** A note or a list of favourites that was begun without what is here stands behind it. */
function createBeside(rows: HistoryRows): (change: HistoryChange) => HistoryChange {
  const notes = new Map<string, string>();
  const favourites = rows.people.favourites();

  function noteOf(of: string): string {
    const found = notes.get(of) ?? rows.callMarks.note(of)?.text ?? '';
    notes.set(of, found);
    return found;
  }

  const behind = (before: string, text: string): string =>
    before === '' || before === text ? text : `${before}\n${text}`;

  return (change) => ({
    ...change,
    ...(change.callMarks?.notes === undefined
      ? {}
      : {
          callMarks: {
            ...change.callMarks,
            notes: change.callMarks.notes.map((note) => ({
              ...note,
              text: behind(noteOf(note.of), note.text),
            })),
          },
        }),
    ...(change.favourites === undefined
      ? {}
      : { favourites: [...new Set([...favourites, ...change.favourites])] }),
  });
}
