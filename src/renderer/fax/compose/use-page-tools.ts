import { useLingui } from '@lingui/react';
import { useState } from 'react';
import type { DocumentPage } from '../../../shared/document.ts';
import { speak } from '../../call-card/speak.ts';
import { moved, pagesOf, turned, without } from './page-edits.ts';
import { type PreviewSheet, sheetKey } from './preview-rows.ts';
import type { OwnPages } from './use-own-pages.ts';

type Step = { readonly fileId: string; readonly pages: readonly DocumentPage[] };

export type PageTools = {
  readonly canEdit: boolean;
  readonly turn: (by: 90 | -90) => void;
  readonly move: (by: -1 | 1) => void;
  readonly canMove: (by: -1 | 1) => boolean;
  readonly remove: () => void;
  readonly undo: () => void;
  readonly canUndo: boolean;
};

/** Steps that can be taken back. */
const longest = 50;

/** What can be done with the page that is chosen; the file itself stays as it is. */
export function usePageTools(
  set: OwnPages['set'],
  sheet: PreviewSheet | undefined,
  choose: (key: string) => void,
): PageTools {
  const { i18n } = useLingui();
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const pages = sheet === undefined ? undefined : pagesOf(sheet.file);
  const canEdit = sheet?.file.canEdit === true && pages !== undefined;
  const change = (
    next: (now: readonly DocumentPage[], at: number) => readonly DocumentPage[],
    words: string,
  ): void => {
    if (!canEdit) return;
    setSteps([...steps, { fileId: sheet.file.id, pages }].slice(-longest));
    set(sheet.file.id, next(pages, sheet.at));
    speak(words, 'normal');
  };
  const canMove = (by: -1 | 1): boolean => canEdit && pages[sheet.at + by] !== undefined;
  const last = steps.at(-1);
  return {
    ...{ canEdit, canMove, canUndo: last !== undefined },
    turn: (by) =>
      change((now, at) => turned(now, at, by), i18n._({ id: 'pageTool.turned', message: 'Page turned.' })),
    move: (by) => {
      if (!canMove(by) || sheet === undefined) return;
      const place = sheet.at + by;
      const words = i18n._({
        id: 'pageTool.moved',
        message: 'Page moved to position {place}.',
        values: { place: place + 1 },
      });
      change((now, at) => moved(now, at, by), words);
      choose(sheetKey(sheet.file.id, place));
    },
    remove: () => {
      if (!canEdit) return;
      change(without, i18n._({ id: 'pageTool.removed', message: 'Page left out.' }));
      choose(sheetKey(sheet.file.id, Math.max(0, Math.min(sheet.at, pages.length - 2))));
    },
    undo: () => {
      if (last === undefined) return;
      setSteps(steps.slice(0, -1));
      set(last.fileId, last.pages);
      speak(i18n._({ id: 'pageTool.undone', message: 'Undone.' }), 'normal');
    },
  };
}
