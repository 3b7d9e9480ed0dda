import type { DayTrace } from './trace.ts';

/** What must not be, by the name of the figure that counts it. */
export const wrongKinds = [
  'crashes',
  'missed_calls',
  'false_alerts',
  'double_alerts',
  'out_of_order',
  'signouts_by_us',
  'self_made_429',
  'max_sockets_alive',
  'auth_calls_per_min_max',
  'back_online_s',
  'dead_line_noticed_s',
  'connection_page_wrong',
] as const;

export type WrongKind = (typeof wrongKinds)[number];

/** `at` in ms from the beginning of the day. */
export type Wrong = { readonly kind: WrongKind; readonly at: number; readonly text: string };

/** Notes what went wrong. @param at ms since the epoch, where it is not now */
export type NoteWrong = (kind: WrongKind, text: string, at?: number) => void;

export function createWrongs(
  now: () => number,
  trace: DayTrace,
): { readonly note: NoteWrong; readonly all: () => readonly Wrong[] } {
  const start = now();
  const wrongs: Wrong[] = [];
  return {
    note: (kind, text, at = now()) => {
      trace.note('WRONG', `${kind}: ${text}`);
      wrongs.push({ kind, at: at - start, text });
    },
    all: () => wrongs,
  };
}
