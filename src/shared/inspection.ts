/** One thing that happened between this computer and the platform. Never a body, a token, a name or a number. */
export type InspectionEntry = RequestEntry | EventEntry | LineEntry;

export type RequestEntry = {
  readonly kind: 'request';
  /** When it was sent, ms since the epoch. */
  readonly at: number;
  readonly method: string;
  /** Path without query; ids are left as they are. */
  readonly path: string;
  /** HTTP status; undefined where no answer came. */
  readonly status: number | undefined;
  /** The rate-limit group it counts against. */
  readonly group: string;
  /** The platform's trace id (`RCRequestId`). */
  readonly requestId: string | undefined;
  /** Until the whole answer was there. */
  readonly ms: number;
};

export type EventEntry = {
  readonly kind: 'event';
  readonly at: number;
  /** The event's path, without query. */
  readonly path: string;
  readonly uuid: string | undefined;
  readonly outcome: 'used' | 'repeated' | 'damaged' | 'foreign' | 'unknown' | 'unreadable';
  /** Characters of the frame. */
  readonly size: number;
};

/** Something about the line itself: opened, lost, read again. */
export type LineEntry = { readonly kind: 'line'; readonly at: number; readonly what: string };

/** Counted since the start. */
export type CounterName =
  | 'reconnects'
  | 'soft-gaps'
  | 'hard-gaps'
  | 'found-by-audit'
  | 'rate-limited'
  | 'refreshes'
  | 'events'
  | 'repeated'
  | 'damaged'
  | 'foreign'
  | 'unreadable';

export type Counters = Readonly<Record<CounterName, number>>;

export const noCounters: Counters = {
  reconnects: 0,
  'soft-gaps': 0,
  'hard-gaps': 0,
  'found-by-audit': 0,
  'rate-limited': 0,
  refreshes: 0,
  events: 0,
  repeated: 0,
  damaged: 0,
  foreign: 0,
  unreadable: 0,
};

/** An entry and its place: the first one since the start has number 1. */
export type Inspected = { readonly number: number; readonly entry: InspectionEntry };

export type InspectionPage = {
  /** Oldest first. */
  readonly rows: readonly Inspected[];
  /** More rows wait behind the last one. */
  readonly more: boolean;
};

/** How the report for support fares. Nothing of it leaves this computer by itself. */
export type ReportState =
  | { readonly phase: 'none' }
  | { readonly phase: 'saving' }
  /** `file` is its name without the folder, which was shown to the person. */
  | { readonly phase: 'saved'; readonly file: string }
  | { readonly phase: 'failed' };
