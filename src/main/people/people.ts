import {
  noPeople,
  type PeoplePage,
  type PeopleQuery,
  type PeopleState,
  type Person,
} from '../../shared/person.ts';

export type PeoplePorts = {
  /** Its `version` has grown: whoever shows people asks again. */
  readonly save: (state: PeopleState) => void;
};

/** The person's own contacts and the company's directory. */
export type People = {
  /** Reads both again. */
  readonly refresh: () => void;
  readonly page: (query: PeopleQuery) => PeoplePage;
  readonly person: (id: string) => Person | undefined;
};

export function createPeople({ save }: PeoplePorts): People {
  const state = noPeople;
  return {
    refresh: () => save(state),
    page: () => ({ total: 0, rows: [], letters: [], version: state.version }),
    person: () => undefined,
  };
}
