import type { FaxRow } from '../shared/fax.ts';
import type { PastCallRow } from '../shared/past-calls.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { People } from './people/people.ts';
import { createSearch, type Search } from './search/search.ts';
import type { StateStore } from './state-store.ts';

export type SearchJoint = {
  readonly outside: Pick<OutsideWorld, 'clock' | 'memory'>;
  readonly store: StateStore;
  readonly people: Pick<People, 'page' | 'person' | 'identify'>;
  readonly pastCalls: { readonly row: (key: string) => PastCallRow | undefined };
  readonly fax: { readonly row: (faxId: string) => FaxRow | undefined };
};

/** One box over people, calls and faxes. */
export function joinSearch({ outside, store, people, pastCalls, fax }: SearchJoint): Search {
  return createSearch({
    clock: outside.clock,
    memory: outside.memory,
    people: people.page,
    ...{ person: people.person, identify: people.identify, call: pastCalls.row },
    fax: fax.row,
    save: (change) => store.change((state) => ({ ...state, search: { ...state.search, ...change } })),
  });
}
