import { useEffect, useState } from 'react';
import type { Route } from '../../shared/route.ts';
import type { Entry, FaxesRoute } from './box-entries.ts';
import type { Box } from './use-box.ts';

export type ChosenEntry = {
  /** Place in the list, where it is known. */
  readonly at: number | undefined;
  readonly entry: Entry | undefined;
  readonly choose: (at: number) => void;
};

/**
 * Which row is chosen. A row that is not read yet (End in a long list) becomes a fax as soon as it is. A draft is
 * chosen without going to it, because that opens the composer.
 */
export function useChosenEntry(box: Box, route: FaxesRoute, go: (route: Route) => void): ChosenEntry {
  const [pending, setPending] = useState<{ readonly box: Box['name']; readonly at: number }>();
  const isDrafts = box.name === 'drafts';
  const here = pending?.box === box.name ? pending.at : undefined;
  const wanted = here === undefined ? undefined : box.entryAt(here);
  const place = isDrafts ? undefined : box.placeOf(route);
  const target = wanted === undefined || isDrafts ? undefined : routeTo(wanted, box.name);
  const isThere = target !== undefined && target.faxId === route.faxId && target.itemId === route.itemId;
  if (isThere) setPending(undefined);
  useEffect(() => {
    if (target !== undefined && !isThere) go(target);
  });
  const at = here ?? place;
  return {
    at: at !== undefined && at < box.total ? at : undefined,
    entry: at === undefined ? undefined : box.entryAt(at),
    choose: (next) => setPending({ box: box.name, at: next }),
  };
}

export function routeTo(entry: Entry, box: Box['name']): FaxesRoute {
  switch (entry.kind) {
    case 'item':
      return { screen: 'faxes', box, itemId: entry.item.id };
    case 'fax':
      return { screen: 'faxes', box, faxId: entry.row.id };
    case 'draft':
      return { screen: 'faxes', box: 'drafts', draftId: entry.draft.id };
  }
}
