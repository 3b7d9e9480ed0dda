import type { FaxRow } from '../../shared/fax.ts';
import type { Identity, PeoplePage, PeopleQuery, Person } from '../../shared/person.ts';
import type { PastCallRow } from '../../shared/past-calls.ts';
import type { SearchState } from '../../shared/search.ts';
import type { Clock } from '../clock.ts';

export type SearchPorts = {
  readonly clock: Clock;
  /** Best first. */
  readonly people: (query: PeopleQuery) => PeoplePage;
  readonly person: (id: string) => Person | undefined;
  /** Who has this E.164 number or extension, at once. */
  readonly identify: (number: string) => Identity | undefined;
  /** By `PastCallRow.id` or `key`, as the history shows it. */
  readonly call: (id: string) => PastCallRow | undefined;
  /** By `FaxRow.id`; undefined where it is not listed any more. */
  readonly fax: (id: string) => FaxRow | undefined;
  /** Small things worth keeping between runs. */
  readonly memory: {
    readonly get: (key: string) => unknown;
    readonly set: (key: string, value: unknown) => void;
  };
  readonly save: (change: Partial<SearchState>) => void;
};
