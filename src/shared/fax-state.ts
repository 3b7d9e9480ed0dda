import type { FaxItem, FaxNumber } from './fax.ts';
import type { FaxDraft } from './fax-draft.ts';

/** What every window knows of faxes; lists are asked for. */
export type FaxState = {
  readonly drafts: readonly FaxDraft[];
  /** Under way, waiting for an answer, and settled within this run; newest first. */
  readonly items: readonly FaxItem[];
  readonly status: 'empty' | 'loading' | 'ready' | 'failed';
  readonly unread: number;
  /** Grows with every change of the lists: whoever shows them asks again. */
  readonly version: number;
  readonly readAt: number | undefined;
  readonly ownNumber: FaxNumber | undefined;
  readonly covers: readonly FaxCover[];
  /** False where the account, the person or the app may not fax; `why` in the platform's spelling. */
  readonly allowed: boolean;
  readonly why: string | undefined;
  /** A fax was deleted a moment ago and can be brought back. */
  readonly deleted: { readonly faxId: string; readonly until: number } | undefined;
  /** A draft was discarded a moment ago and can be brought back. */
  readonly discarded: { readonly draftId: string; readonly until: number } | undefined;
};

export type FaxCover = { readonly index: number; readonly name: string };

export const noFaxes: FaxState = {
  drafts: [],
  items: [],
  status: 'empty',
  unread: 0,
  version: 0,
  readAt: undefined,
  ownNumber: undefined,
  covers: [],
  allowed: true,
  why: undefined,
  deleted: undefined,
  discarded: undefined,
};
