import type { StoredFile } from '../documents/documents-port.ts';
import type { Examination } from '../documents/examine-file.ts';
import type { DraftFile } from './draft.ts';

/** What is seen of a file. */
export type LookedAt = Pick<DraftFile, 'linkTo' | 'bytes' | 'kind' | 'hash' | 'canEdit' | 'state'>;

export function lookedAt(found: Examination): LookedAt {
  const nothing = { linkTo: undefined, bytes: 0, kind: undefined, hash: undefined, canEdit: false };
  switch (found.status) {
    case 'ready': {
      const { linkTo, kind, canEdit, identity, pages } = found;
      const state = { status: 'ready', pages } as const;
      return { linkTo, kind, canEdit, bytes: identity.size, hash: identity.hash, state };
    }
    case 'refused': {
      const { why, detail, bytes, linkTo } = found;
      return { ...nothing, bytes, linkTo, state: { status: 'refused', why, detail } };
    }
    case 'changed':
    case 'moved':
      return { ...nothing, state: { status: found.status } };
  }
}

/** What was seen of it in an earlier run. */
export function knownBefore({ known }: StoredFile): LookedAt | undefined {
  if (known === undefined) return undefined;
  const { linkTo, kind, canEdit, identity, pages } = known;
  return {
    ...{ linkTo, kind, canEdit, bytes: identity.size, hash: identity.hash },
    state: { status: 'ready', pages },
  };
}
