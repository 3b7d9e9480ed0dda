import { useLingui } from '@lingui/react';
import FileQuestion from 'lucide-react/icons/file-question-mark';
import type { ReactNode } from 'react';
import type { FaxFile } from '../../../shared/fax-draft.ts';
import type { PageLook } from '../../document/draw-order.ts';
import { pageName, PageView } from '../../document/page-view.tsx';
import { troubleWords } from '../../document/trouble-words.ts';
import { documentKey, type ShownDocument } from '../../document/use-documents.ts';
import type { PreviewSheet } from './preview-rows.ts';

type Props = {
  readonly sheet: PreviewSheet;
  readonly count: number;
  readonly look: PageLook;
  readonly shown: ShownDocument | undefined;
};

export function documentOf(draftId: string, file: FaxFile): string {
  return documentKey({ ref: { kind: 'draft-file', draftId, fileId: file.id }, revision: file.bytes });
}

/** One page in the preview, with its number below it. */
export function PreviewPage({ sheet: { page, number }, count, look, shown }: Props): ReactNode {
  const { i18n } = useLingui();
  return (
    <div className="preview-page">
      {content()}
      {page === undefined ? null : (
        <p className="preview-number" aria-hidden="true">
          {number}
        </p>
      )}
    </div>
  );
  function content(): ReactNode {
    if (page === undefined) return <Unknown words={troubleWords('office', i18n)} />;
    const reading = shown?.reading;
    if (reading?.status === 'cannot') return <Unknown words={troubleWords(reading.why, i18n)} />;
    if (shown === undefined || reading === undefined) {
      return <div className="sheet sheet-waiting" role="img" aria-label={pageName(number, count, i18n)} />;
    }
    return <PageView document={shown.document} page={page} look={look} number={number} count={count} />;
  }
}

function Unknown({ words }: { readonly words: string }): ReactNode {
  return (
    <div className="sheet-unknown">
      <FileQuestion size="2em" aria-hidden="true" />
      <p>{words}</p>
    </div>
  );
}
