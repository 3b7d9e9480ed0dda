import type { CallDirection } from './call.ts';
import type { FaxRow } from './fax.ts';
import type { NoteOf } from './call-note.ts';
import type { PastCallRow } from './past-calls.ts';
import type { Person } from './person.ts';

/** What can be looked for besides commands and settings, which the window knows itself. */
export const searchGroups = ['people', 'calls', 'notes', 'faxes'] as const;
export type SearchGroup = (typeof searchGroups)[number];

/** All of it holds at once. Texts are plain words: nothing in them is a language of its own. */
export type SearchQuery = {
  /** Words of names, lines, notes and covers, or digits of a number; empty where the rest says enough. */
  readonly text: string;
  readonly groups: readonly SearchGroup[];
  /** Words of whom it was with. */
  readonly whom?: string;
  readonly direction?: CallDirection;
  readonly missed?: true;
  /** Ms since the epoch; the first belongs to it, the last does not. */
  readonly since?: number;
  readonly until?: number;
};

/** Characters of either text; what is beyond is not looked for. */
export const longestSearch = 200;

/** Rows of each group; best first, then the newest. */
export type SearchAnswer = {
  readonly people: readonly Person[];
  readonly calls: readonly PastCallRow[];
  readonly notes: readonly FoundNote[];
  readonly faxes: readonly FaxRow[];
};

export type FoundNote = {
  readonly of: NoteOf;
  /** The call it was written to, as long as that is kept. */
  readonly call: PastCallRow | undefined;
  /** Whom it is about, where it is about somebody and not about a call. */
  readonly whom: string | undefined;
  /** `Person.id`. */
  readonly personId: string | undefined;
  /** Its beginning, where it is long. */
  readonly text: string;
  /** This computer's clock, ms since the epoch. */
  readonly changedAt: number;
};

/** Rows of each group that are answered at most. */
export const mostOfGroup = 8;

export const nothingFound: SearchAnswer = { people: [], calls: [], notes: [], faxes: [] };

export type SearchCommands = {
  /** One of the window's own commands was chosen, by its name there. */
  usedCommand: (name: string) => void;
};

export type SearchQuestions = {
  search: (query: SearchQuery) => SearchAnswer;
};

/** What windows know of the search without asking. */
export type SearchState = {
  /** Rows that are kept but cannot be found yet: the index is being made. 0 nearly always. */
  readonly left: number;
  /** Commands chosen here, the last one first; names of the window's own table. */
  readonly recent: readonly string[];
};

export const noSearch: SearchState = { left: 0, recent: [] };
