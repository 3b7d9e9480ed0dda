import type { FaxAnswer, FaxItem } from '../../shared/fax.ts';
import type { Documents } from '../documents/documents-port.ts';
import type { OutboxRow } from '../storage/outbox-row.ts';

/** Files that the person gave, by ids that say nothing. */
export type FilePort = Pick<Documents, 'examine' | 'check' | 'stored' | 'restore' | 'forget' | 'release'>;

/** Drafts on the disk. */
export type DraftShelf = {
  readonly all: () => readonly { readonly id: string; readonly content: string; readonly savedAt: number }[];
  /** False where the disk did not take it. */
  readonly put: (id: string, content: string) => boolean;
  readonly drop: (id: string) => void;
};

/** Something that is sent, as far as this computer knows. */
export type SentItem = OutboxRow & {
  /** While it is queued: why. */
  readonly waits: FaxItem['waits'];
  readonly bytesSent: number;
};

/** What is to be sent and what became of it; each item leaves once. */
export type OutboxPort = {
  /** In the order they were written. */
  readonly items: () => readonly SentItem[];
  readonly find: (id: string) => OutboxRow | undefined;
  readonly cancel: (id: string) => void;
  readonly answer: (id: string, answer: FaxAnswer) => void;
};
