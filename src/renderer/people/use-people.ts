import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PeoplePage, PeopleQuery, Person } from '../../shared/person.ts';
import { useAppState, useCompanion } from '../use-app-state.ts';

/** People are asked for by this many at a time. */
const pageSize = 100;

type Wanted = Pick<PeopleQuery, 'text' | 'show'>;

type Loaded = Wanted & {
  readonly total: number;
  readonly letters: PeoplePage['letters'];
  /** By their place in the whole list. */
  readonly rows: ReadonlyMap<number, Person>;
};

export type PeopleList = {
  /** Undefined until the first answer is there. */
  readonly loaded: Loaded | undefined;
  /** This row came into view. */
  readonly need: (at: number) => void;
  /** Where somebody stands, as far as that part of the list was read. */
  readonly placeOf: (id: string | undefined) => number | undefined;
};

/** The people that a query means, read page by page as they come into view; read anew when they change. */
export function usePeople({ text, show }: Wanted): PeopleList {
  const { ask } = useCompanion();
  const version = useAppState((state) => state.people.version);
  const [loaded, setLoaded] = useState<Loaded>();
  const asked = useRef(new Set<number>());
  const round = useRef(0);
  const read = useCallback(
    (page: number, now: number) => {
      asked.current.add(page);
      ask
        .people({ text, show, from: page * pageSize, count: pageSize })
        .then((answer) => {
          if (round.current === now) setLoaded((before) => taken(before, { text, show }, page, answer));
        })
        .catch(() => asked.current.delete(page));
    },
    [ask, text, show],
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
  const places = useMemo(
    () => new Map([...(loaded?.rows ?? [])].map(([at, { id }]): [string, number] => [id, at])),
    [loaded],
  );
  return { loaded, need, placeOf: (id) => (id === undefined ? undefined : places.get(id)) };
}

/** What was read of another query is dropped; of the same one it stays until it is read anew. */
function taken(before: Loaded | undefined, wanted: Wanted, page: number, answer: PeoplePage): Loaded {
  const isSame = before?.text === wanted.text && before.show === wanted.show;
  const kept = isSame ? [...before.rows].filter(([at]) => at < answer.total) : [];
  const fresh = answer.rows.map((person, index): [number, Person] => [page * pageSize + index, person]);
  return { ...wanted, total: answer.total, letters: answer.letters, rows: new Map([...kept, ...fresh]) };
}
