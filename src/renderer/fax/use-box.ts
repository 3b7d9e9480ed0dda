import { useMemo } from 'react';
import type { FaxItem } from '../../shared/fax.ts';
import { useAppState } from '../use-app-state.ts';
import { type BoxName, draftsFor, type Entry, type FaxesRoute, itemsOnTop } from './box-entries.ts';
import { isWithin, type Period, periodBounds } from '../period.ts';
import { useFaxes } from './use-faxes.ts';

export type Box = {
  readonly name: BoxName;
  /** What was looked for. */
  readonly text: string;
  readonly isFiltered: boolean;
  readonly total: number;
  /** So many at the beginning are on their way from this computer. */
  readonly onTop: number;
  readonly isRead: boolean;
  readonly entryAt: (at: number) => Entry | undefined;
  readonly need: (at: number) => void;
  /** Where a route's fax or item stands, as far as the list was read. */
  readonly placeOf: (route: FaxesRoute) => number | undefined;
  readonly itemOf: (faxId: string) => FaxItem | undefined;
};

/** Everything that stands in one box, in order: what is on its way first, then the platform's rows; or the drafts. */
export function useBox(name: BoxName, text: string, period: Period): Box {
  const faxes = useAppState((state) => state.faxes);
  const bounds = periodBounds(period);
  const list = useFaxes({ box: name === 'drafts' ? undefined : name, text, ...bounds });
  const { loaded, placeOf } = list;
  const drafts = useMemo(
    () => (name === 'drafts' ? draftsFor(faxes.drafts, text) : []),
    [faxes.drafts, name, text],
  );
  const top = itemsOnTop(faxes.items, name, text, (faxId) => placeOf(faxId) !== undefined).filter(
    ({ writtenAt }) => isWithin(writtenAt, bounds),
  );
  const itemOf = (faxId: string): FaxItem | undefined =>
    faxes.items.find((item) => item.faxId === faxId || item.twinFaxId === faxId);
  const beyond = (place: number | undefined): number | undefined =>
    place === undefined ? undefined : place + top.length;
  const topPlace = (is: (item: FaxItem) => boolean): number | undefined => {
    const at = top.findIndex(is);
    return at < 0 ? undefined : at;
  };
  return {
    name,
    text,
    isFiltered: text !== '' || (name !== 'drafts' && Object.keys(bounds).length > 0),
    total: name === 'drafts' ? drafts.length : top.length + (loaded?.total ?? 0),
    onTop: top.length,
    isRead: name === 'drafts' || loaded !== undefined,
    entryAt: (at) => {
      const draft = drafts[at];
      if (name === 'drafts') return draft === undefined ? undefined : { kind: 'draft', draft };
      const item = top[at];
      if (item !== undefined) return { kind: 'item', item };
      const row = loaded?.rows.get(at - top.length);
      return row === undefined ? undefined : { kind: 'fax', row };
    },
    need: (at) => (at < top.length || name === 'drafts' ? undefined : list.need(at - top.length)),
    placeOf: ({ itemId, faxId }) => {
      if (faxId !== undefined) return beyond(placeOf(faxId)) ?? topPlace((item) => item.faxId === faxId);
      if (itemId === undefined) return undefined;
      const item = faxes.items.find(({ id }) => id === itemId);
      return topPlace(({ id }) => id === itemId) ?? beyond(placeOf(item?.faxId));
    },
    itemOf,
  };
}
