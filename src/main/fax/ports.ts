import type { DocumentKind } from '../../shared/document.ts';
import type { FaxFileState } from '../../shared/fax.ts';

/** A file as it was found; what it is called and how large it is, as far as that could be seen. */
export type LookedAt = {
  readonly name: string;
  readonly linkTo: string | undefined;
  readonly bytes: number;
  readonly kind: DocumentKind | undefined;
  readonly hash: string | undefined;
  readonly canEdit: boolean;
  readonly state: FaxFileState;
};

/** Files that the person gave, by ids that say nothing. */
export type FilePort = {
  /** @param path given by the person in this run */
  readonly take: (path: string) => string;
  /** From what `sourceOf` answered in an earlier run. Undefined where it means nothing here. */
  readonly takeAgain: (source: string, name: string) => string | undefined;
  readonly nameOf: (id: string) => string;
  readonly lookAt: (id: string) => Promise<LookedAt>;
  /** Is it still what was looked at? */
  readonly check: (id: string) => Promise<'same' | 'changed' | 'moved'>;
  readonly sourceOf: (id: string) => string;
  readonly forget: (id: string) => void;
};

/** Drafts on the disk. */
export type DraftShelf = {
  readonly all: () => readonly { readonly id: string; readonly content: string; readonly savedAt: number }[];
  /** False where the disk did not take it. */
  readonly put: (id: string, content: string) => boolean;
  readonly drop: (id: string) => void;
};
