/**
 * Somebody to be called back. `waiting` until its time, `due` from then on; one without a time only stands in the list.
 */
export type CallReminder = {
  readonly id: string;
  readonly state: 'listed' | 'waiting' | 'due' | 'done';
  /** This computer's clock, ms since the epoch. */
  readonly at: number | undefined;
  readonly writtenAt: number;
  readonly doneAt: number | undefined;
};

/** Whom to call back: about a call, or a number (E.164 or an extension's). */
export type CallBackOf =
  { readonly kind: 'call'; readonly key: string } | { readonly kind: 'number'; readonly number: string };

/** The last change to the call-back list that can be taken back. */
export type CallBackUndo = { readonly what: 'added' | 'done' | 'moved' | 'removed'; readonly at: number };
