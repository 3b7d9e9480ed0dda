import type { ContactWork } from './contact.ts';

/** One contact of a file, as it would be added. */
export type ImportRow = {
  readonly name: string;
  /** E.g. `Analytical Interiors · +1 212 555 0100`. */
  readonly detail: string;
  /** Whoever is there already and looks the same. */
  readonly twin: string | undefined;
};

export type UnreadableFile = 'no-card' | 'too-large' | 'too-many' | 'not-there';

/** A file of contacts on its way in: none ──> reading ──> preview ──> running ──> done; `unreadable` is an end, too. */
export type ImportState =
  | { readonly phase: 'none' }
  | { readonly phase: 'reading' }
  | { readonly phase: 'unreadable'; readonly why: UnreadableFile }
  | {
      readonly phase: 'preview';
      readonly total: number;
      /** The first five. */
      readonly rows: readonly ImportRow[];
      /** How many of all are there already. */
      readonly twins: number;
      /** Cards of the file in which there was nothing to keep. */
      readonly unread: number;
      /** How long it takes at least: the platform takes a few in a minute. */
      readonly minutes: number;
    }
  | {
      readonly phase: 'running';
      readonly total: number;
      readonly added: number;
      /** The platform did not take these. */
      readonly refused: number;
      /** Why nothing goes on just now. */
      readonly waits: 'offline' | 'too-many' | undefined;
    }
  | {
      readonly phase: 'done';
      readonly added: number;
      readonly refused: number;
      /** It is not known whether these were added. */
      readonly unsure: number;
      readonly stopped: 'by-person' | 'right' | undefined;
      readonly undo: 'possible' | 'working' | 'undone' | 'failed' | undefined;
    };

/** What the person does with contacts; lists come by question. */
export type ContactsState = {
  /** Those under way and those that ended a moment ago, in order. */
  readonly works: readonly ContactWork[];
  /** The right that is missing to change contacts, once the platform has said so. */
  readonly missing: string | undefined;
  readonly importing: ImportState;
};

export const noContacts: ContactsState = { works: [], missing: undefined, importing: { phase: 'none' } };
