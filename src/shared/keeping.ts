/** Days counted back from the newest; 0: as long as there is room. */
export const keepDaysChoices = [0, 90, 365, 730] as const;
export type KeepDays = (typeof keepDaysChoices)[number];

/** Megabytes (10⁶ bytes) of the database. */
export const keepMegabytesChoices = [100, 250, 500, 1_000, 2_000] as const;
export type KeepMegabytes = (typeof keepMegabytesChoices)[number];

/** How much of the past stays on this computer. What waits to be sent and what is being written always stays. */
export type KeepingSettings = {
  readonly callDays: KeepDays;
  readonly faxDays: KeepDays;
  /** Notes are nowhere else. */
  readonly noteDays: KeepDays;
  /** The oldest calls go first; pages of faxes and recordings have limits of their own. */
  readonly megabytes: KeepMegabytes;
};

export const keepingDefaults: KeepingSettings = { callDays: 0, faxDays: 0, noteDays: 0, megabytes: 1_000 };

/** What is kept of whoever is signed in. Bytes are those on the disk. */
export type KeptUse = {
  readonly databaseBytes: number;
  readonly documentBytes: number;
  readonly calls: number;
  /** When the oldest of them began, ms since the epoch. */
  readonly oldestCall: number | undefined;
  readonly faxes: number;
  readonly people: number;
  readonly notes: number;
  readonly reminders: number;
  readonly unsent: number;
  readonly drafts: number;
};

export type ExportWhat = 'calls' | 'notes';
export type ExportFormat = 'csv' | 'json';

/**
 *   none ──> asking ──> writing ──> saved | failed | cancelled ──> asking …
 */
export type ExportState =
  | { readonly phase: 'none' | 'asking' | 'failed' | 'cancelled' }
  | { readonly phase: 'writing'; readonly done: number; readonly total: number }
  | { readonly phase: 'saved'; readonly file: string; readonly count: number };

export type KeepingState = {
  /** Grows when more or less is kept than before. */
  readonly version: number;
  /** Where what is written stays: in a file, for this run alone as in the demo, or nowhere because the disk refused. */
  readonly lasts: 'file' | 'run' | 'nowhere';
  readonly export: ExportState;
  /** What became of deleting everything. */
  readonly deletion: 'none' | 'done' | 'failed';
};

export const nothingKept: KeepingState = {
  version: 0,
  lasts: 'run',
  export: { phase: 'none' },
  deletion: 'none',
};

export type KeepingCommands = {
  /** Asks where. Does nothing while another one is written. */
  exportKept: (what: ExportWhat, format: ExportFormat) => void;
  cancelExport: () => void;
  /** Everything of whoever is signed in but what waits to be sent and what is being written. It cannot be taken back. */
  deleteEverythingKept: () => void;
};

export type KeepingQuestions = {
  /** Undefined while nobody is signed in. */
  keptUse: () => KeptUse | undefined;
};
