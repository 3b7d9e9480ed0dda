import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** Rows are asked for by this many at a time. */
const pageSize = 100;

type Page<Row> = { readonly total: number; readonly rows: readonly Row[] };

/** What was read of one query: the newest answer, and the rows of all of them by their place in the whole list. */
type Loaded<Wanted, Answer extends Page<Row>, Row> = Wanted &
  Omit<Answer, 'rows'> & { readonly rows: ReadonlyMap<number, Row> };

export type PagedList<Wanted, Answer extends Page<Row>, Row> = {
  /** Undefined until the first answer is there. */
  readonly loaded: Loaded<Wanted, Answer, Row> | undefined;
  /** This row came into view. */
  readonly need: (at: number) => void;
  /** Where a row stands, as far as that part of the list was read. */
  readonly placeOf: (id: string | undefined) => number | undefined;
};

/**
 * A long list, read page by page as its rows come into view, and anew when it changes.
 *
 * @param wanted what is asked for; memoised: another object is another query. Undefined: nothing is asked.
 * @param version of what is shown
 * @param ask memoised
 */
export function usePages<
  Wanted extends object,
  Answer extends Page<Row>,
  Row extends { readonly id: string },
>(
  wanted: Wanted | undefined,
  version: number,
  ask: (query: Wanted & { readonly from: number; readonly count: number }) => Promise<Answer>,
): PagedList<Wanted, Answer, Row> {
  const [taken, setTaken] = useState<{
    readonly wanted: Wanted;
    readonly loaded: Loaded<Wanted, Answer, Row>;
  }>();
  const asked = useRef(new Set<number>());
  const round = useRef(0);
  const read = useCallback(
    (page: number, now: number) => {
      if (wanted === undefined) return;
      asked.current.add(page);
      const from = page * pageSize;
      ask({ ...wanted, from, count: pageSize })
        .then((answer) => {
          if (round.current !== now) return;
          setTaken((before) => {
            // What was read of another query is dropped; of the same one it stays until it is read anew.
            const rows = before?.wanted === wanted ? before.loaded.rows : undefined;
            return { wanted, loaded: joined(wanted, rows, from, answer) };
          });
        })
        .catch(() => asked.current.delete(page));
    },
    [ask, wanted],
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
  const loaded = wanted === undefined ? undefined : taken?.loaded;
  const places = useMemo(
    () => new Map([...(loaded?.rows ?? [])].map(([at, { id }]): [string, number] => [id, at])),
    [loaded],
  );
  return { loaded, need, placeOf: (id) => (id === undefined ? undefined : places.get(id)) };
}

function joined<Wanted, Answer extends Page<Row>, Row>(
  wanted: Wanted,
  before: ReadonlyMap<number, Row> | undefined,
  from: number,
  answer: Answer,
): Loaded<Wanted, Answer, Row> {
  const kept = [...(before ?? [])].filter(([at]) => at < answer.total);
  const fresh = answer.rows.map((row, index): [number, Row] => [from + index, row]);
  return { ...wanted, ...answer, rows: new Map([...kept, ...fresh]) };
}
