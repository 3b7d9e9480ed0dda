import type { DocumentPage } from '../../../shared/document.ts';
import type { FaxFile } from '../../../shared/fax-draft.ts';
import type { ListRow } from '../../components/virtual-listbox.tsx';
import { fileTitle } from './file-words.ts';
import { pagesOf } from './page-edits.ts';

/** One sheet of the preview: a page, or a file whose pages only the platform knows. */
export type PreviewSheet = {
  readonly file: FaxFile;
  /** Place among the pages of its file. */
  readonly at: number;
  readonly page: DocumentPage | undefined;
  /** Place in the whole fax, from 1, cover page aside. */
  readonly number: number;
};

/** Sheets in the order in which they come out at the other end; a heading for each file where there are several. */
export function previewRows(files: readonly FaxFile[]): readonly ListRow<PreviewSheet>[] {
  const shown = files.filter(({ state }) => state.status === 'ready');
  let number = 0;
  return shown.flatMap((file) => {
    const pages: readonly (DocumentPage | undefined)[] = pagesOf(file) ?? [undefined];
    const sheets = pages.map((page, at): ListRow<PreviewSheet> => {
      number += 1;
      return {
        kind: 'item',
        key: sheetKey(file.id, at),
        text: fileTitle(file),
        item: { file, at, page, number },
      };
    });
    const heading: ListRow<PreviewSheet> = { kind: 'heading', key: `head:${file.id}`, text: fileTitle(file) };
    return shown.length > 1 ? [heading, ...sheets] : sheets;
  });
}

export function sheetKey(fileId: string, at: number): string {
  return `${fileId}:${at}`;
}
