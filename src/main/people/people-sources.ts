import { noPeople, type PeopleState } from '../../shared/person.ts';
import { missingRight, problemOf, type ReadProblem, waitAfter } from '../read-failure.ts';

export type Source = 'directory' | 'contacts' | 'favourites';

/** How the reading of each source went last. */
export type Sources = {
  /** @param at this computer's clock, ms since the epoch */
  readonly read: (source: Source, at: number) => void;
  /** Answers how long to wait, in ms, or `hopeless`. */
  readonly failed: (source: Source, error: unknown) => number | 'hopeless';
  readonly state: () => Pick<PeopleState, 'status' | 'readAt' | 'missing' | 'problem'>;
  readonly forget: () => void;
};

/** The platform's names for the rights that are asked for, where its answer names none. */
const rights: Readonly<Record<Source, string>> = {
  directory: 'ReadAccounts',
  contacts: 'ReadContacts',
  favourites: 'ReadContacts',
};
/** Those without which there are no people; favourites only mark some of them. */
const lists = ['directory', 'contacts'] as const;

export function createSources(): Sources {
  const readAt = new Map<Source, number>();
  const missing = new Map<Source, string>();
  const problems = new Map<Source, ReadProblem>();

  return {
    read: (source, at) => {
      readAt.set(source, at);
      missing.delete(source);
      problems.delete(source);
    },
    failed: (source, error) => {
      const right = missingRight(error, rights[source]);
      if (right === undefined) problems.set(source, problemOf(error));
      else missing.set(source, right);
      return waitAfter(error);
    },
    state: () => {
      const expected = lists.filter((source) => !missing.has(source));
      const unread = expected.filter((source) => !readAt.has(source));
      const problem = lists.map((source) => problems.get(source)).find((one) => one !== undefined);
      const hasFailed = unread.some((source) => problems.has(source));
      const times = expected.flatMap((source) => readAt.get(source) ?? []);
      return {
        status: unread.length === 0 ? 'ready' : hasFailed ? 'failed' : 'loading',
        readAt: unread.length > 0 || times.length === 0 ? undefined : Math.min(...times),
        missing: [...new Set(missing.values())],
        problem: problem ?? noPeople.problem,
      };
    },
    forget: () => {
      for (const known of [readAt, missing, problems]) known.clear();
    },
  };
}
