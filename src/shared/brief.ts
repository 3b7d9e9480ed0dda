import type { NoteOf } from './call-note.ts';
import type { CallReminder } from './call-reminder.ts';
import type { FaxRow } from './fax.ts';
import type { Whom } from './identification.ts';
import type { PastCallRow } from './past-calls.ts';

/** What is known of somebody from before, for the moment they call. From this computer alone: nothing is asked for. */
export type CallerBrief = {
  /** The newest of any kind, newest first, at most three. */
  readonly recent: readonly RecentContact[];
  /** What waits for the person, at most one of each kind. */
  readonly open: readonly OpenItem[];
  /** The newest note with words, on them or on an earlier call. */
  readonly note: BriefNote | undefined;
  readonly tags: readonly string[];
};

/** Times are the platform's, in ms since the epoch. */
export type RecentContact =
  | ({ readonly kind: 'call'; readonly at: number } & Pick<
      PastCallRow,
      'key' | 'direction' | 'ending' | 'talkedSeconds' | 'reason'
    >)
  | ({ readonly kind: 'fax'; readonly at: number } & Pick<
      FaxRow,
      'id' | 'direction' | 'pages' | 'phase' | 'unread'
    >);

export type OpenItem =
  /** Calls that nobody took and that nobody has come back to; the newest of them. */
  | { readonly kind: 'missed'; readonly count: number; readonly at: number; readonly key: string }
  /** Received and not read; the newest of them. */
  | { readonly kind: 'fax'; readonly count: number; readonly at: number; readonly id: string }
  | { readonly kind: 'reminder'; readonly reminder: Pick<CallReminder, 'id' | 'state' | 'at'> };

export type BriefNote = { readonly of: NoteOf; readonly text: string; readonly at: number };

export type BriefQuery = {
  readonly whom: Whom;
  /** `callKey` of the call it is wanted for, which is no news in its own brief. */
  readonly about?: string;
};

export type BriefQuestions = {
  callerBrief: (query: BriefQuery) => CallerBrief;
};

export const emptyBrief: CallerBrief = { recent: [], open: [], note: undefined, tags: [] };
