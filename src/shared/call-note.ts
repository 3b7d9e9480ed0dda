export type CallNote = {
  readonly text: string;
  /** This computer's clock, ms since the epoch. */
  readonly changedAt: number;
  /** What was typed is on the disk. */
  readonly saved: boolean;
};

/** What a note hangs on: a call by its `key`, or a person by one of their `partyKey`s. */
export type NoteOf =
  { readonly kind: 'call'; readonly key: string } | { readonly kind: 'party'; readonly partyKey: string };

/** Characters of one note. */
export const longestNote = 20_000;

/** Notes of calls with somebody and on themselves, newest first. */
export type PartyNote = {
  readonly of: NoteOf;
  readonly text: string;
  readonly changedAt: number;
  /** When the call began; undefined for a note on the person. */
  readonly callStartedAt: number | undefined;
};
