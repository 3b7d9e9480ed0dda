import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FaxBox, FaxListPage, FaxQuery, FaxRow } from '../../shared/fax.ts';
import { useAppState, useCompanion } from '../use-app-state.ts';

/** Faxes are asked for by this many at a time. */
const pageSize = 100;

type Wanted = Pick<FaxQuery, 'box' | 'text' | 'since' | 'until'>;
type Asked = Omit<Wanted, 'box'> & { readonly box: FaxBox | undefined };

type Loaded = Wanted & {
  readonly total: number;
  /** By their place in the whole list. */
  readonly rows: ReadonlyMap<number, FaxRow>;
};

export type FaxList = {
  /** Undefined until the first answer is there. */
  readonly loaded: Loaded | undefined;
  /** This row came into view. */
  readonly need: (at: number) => void;
  /** Where a fax stands, as far as that part of the list was read. */
  readonly placeOf: (faxId: string | undefined) => number | undefined;
};

/**
 * The faxes of one box, newest first, read page by page as they come into view; read anew when they change.
 * Without a box nothing is asked.
 */
export function useFaxes({ box, text, since, until }: Asked): FaxList {
  const { ask } = useCompanion();
  const version = useAppState((state) => state.faxes.version);
  const [loaded, setLoaded] = useState<Loaded>();
  const asked = useRef(new Set<number>());
  const round = useRef(0);
  const read = useCallback(
    (page: number, now: number) => {
      if (box === undefined) return;
      const wanted = {
        ...{ box, text },
        ...(since === undefined ? {} : { since }),
        ...(until === undefined ? {} : { until }),
      };
      asked.current.add(page);
      ask
        .faxes({ ...wanted, from: page * pageSize, count: pageSize })
        .then((answer) => {
          if (round.current === now) setLoaded((before) => taken(before, wanted, page, answer));
        })
        .catch(() => asked.current.delete(page));
    },
    [ask, box, since, text, until],
  );
  useEffect(() => {
    round.current += 1;
    // The first page, and what was looked at last: further ones are asked for when they come into view again.
    const again = new Set([0, ...[...asked.current].slice(-2)]);
    asked.current = new Set();
    for (const page of again) read(page, round.current);
  }, [read, version]);
  const need = useCallback(
    (at: number) => {
      const page = Math.floor(at / pageSize);
      if (!asked.current.has(page)) read(page, round.current);
    },
    [read],
  );
  // Rows of another box are not this one's, not even for a moment.
  const shown = box !== undefined && loaded?.box === box ? loaded : undefined;
  const places = useMemo(
    () => new Map([...(shown?.rows ?? [])].map(([at, { id }]): [string, number] => [id, at])),
    [shown],
  );
  return { loaded: shown, need, placeOf: (id) => (id === undefined ? undefined : places.get(id)) };
}

/** What was read of another query is dropped; of the same one it stays until it is read anew. */
function taken(before: Loaded | undefined, wanted: Wanted, page: number, answer: FaxListPage): Loaded {
  const isSame =
    before?.text === wanted.text &&
    before.box === wanted.box &&
    before.since === wanted.since &&
    before.until === wanted.until;
  const kept = isSame ? [...before.rows].filter(([at]) => at < answer.total) : [];
  const fresh = answer.rows.map((row, index): [number, FaxRow] => [page * pageSize + index, row]);
  return { ...wanted, total: answer.total, rows: new Map([...kept, ...fresh]) };
}
