import { useEffect, useMemo, useState } from 'react';
import type { DocumentPage } from '../../../shared/document.ts';
import type { FaxDraft, FaxFile } from '../../../shared/fax-draft.ts';
import { useClock, useSend } from '../../use-app-state.ts';

type Pages = readonly DocumentPage[];

export type OwnPages = {
  /** The files with the pages as the person has them, which the main process may not have heard of yet. */
  readonly files: readonly FaxFile[];
  readonly set: (fileId: string, pages: Pages) => void;
};

/** Ms after the last change from which the main process's word counts again. */
const settled = 2000;

/** Changes of pages count at once: the next key may come before the answer to the one before. */
export function useOwnPages({ id, files }: FaxDraft): OwnPages {
  const send = useSend();
  const clock = useClock();
  const [own, setOwn] = useState<ReadonlyMap<string, Pages>>(new Map());
  useEffect(() => (own.size === 0 ? undefined : clock.after(settled, () => setOwn(new Map()))), [clock, own]);
  return {
    files: useMemo(
      () => files.map((file) => ({ ...file, pages: own.get(file.id) ?? file.pages })),
      [files, own],
    ),
    set: (fileId, pages) => {
      setOwn(new Map(own).set(fileId, pages));
      send.changeFaxDraft(id, { kind: 'set-pages', fileId, pages });
    },
  };
}
