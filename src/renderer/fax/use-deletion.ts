import type { Route } from '../../shared/route.ts';
import { useSend } from '../use-app-state.ts';
import type { Entry } from './box-entries.ts';
import { canHide } from './next-moves.ts';
import { routeTo, type ChosenEntry } from './use-chosen-entry.ts';
import type { Box } from './use-box.ts';
import { canDelete } from './use-fax-actions.ts';

/** Deletes what stands in a row, or hides what is on its way, and goes on to the row after it. */
export function useDeletion(box: Box, chosen: ChosenEntry, go: (route: Route) => void): (at: number) => void {
  const send = useSend();
  return (at) => {
    const entry = box.entryAt(at);
    if (entry === undefined || !canGo(entry)) return;
    const next = box.entryAt(at + 1) ?? box.entryAt(at - 1);
    if (entry.kind === 'draft') send.discardFaxDraft(entry.draft.id);
    else if (entry.kind === 'fax') send.deleteFax(entry.row.id);
    else return send.hideFax(entry.item.id);
    if (entry.kind === 'draft') chosen.choose(Math.max(0, Math.min(at, box.total - 2)));
    else go(next === undefined ? { screen: 'faxes', box: box.name } : routeTo(next, box.name));
  };
}

function canGo(entry: Entry): boolean {
  switch (entry.kind) {
    case 'fax':
      return canDelete(entry.row);
    case 'item':
      return canHide(entry.item);
    case 'draft':
      return true;
  }
}
