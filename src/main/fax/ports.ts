import type { Documents } from '../documents/documents-port.ts';

/** Files that the person gave, by ids that say nothing. */
export type FilePort = Pick<Documents, 'examine' | 'check' | 'stored' | 'restore' | 'forget'>;

/** Drafts on the disk. */
export type DraftShelf = {
  readonly all: () => readonly { readonly id: string; readonly content: string; readonly savedAt: number }[];
  /** False where the disk did not take it. */
  readonly put: (id: string, content: string) => boolean;
  readonly drop: (id: string) => void;
};
