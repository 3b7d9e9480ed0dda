import { useLingui } from '@lingui/react';
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import type { FaxDraft } from '../../../shared/fax-draft.ts';
import { Segments } from '../../components/segments.tsx';
import { VirtualListbox } from '../../components/virtual-listbox.tsx';
import type { PageLook } from '../../document/draw-order.ts';
import { useDocuments, type WantedDocument } from '../../document/use-documents.ts';
import { PageToolBar } from './page-tool-bar.tsx';
import { documentOf, PreviewPage } from './preview-page.tsx';
import { type PreviewSheet, previewRows } from './preview-rows.ts';
import { useOwnPages } from './use-own-pages.ts';
import { type PageTools, usePageTools } from './use-page-tools.ts';

type Props = {
  readonly draft: FaxDraft;
  readonly chosen: string | undefined;
  readonly choose: (key: string) => void;
};

/** Every page as it will come out of the other machine. */
export function Preview({ draft, chosen, choose }: Props): ReactNode {
  const { i18n } = useLingui();
  const [look, setLook] = useState<PageLook['kind']>('fax');
  const { files, set } = useOwnPages(draft);
  const rows = useMemo(() => previewRows(files), [files]);
  const documents = useDocuments(useWanted(draft));
  // There is always one that the tools are for.
  const sheet =
    rows.find((row) => row.kind === 'item' && row.key === chosen) ?? rows.find(({ kind }) => kind === 'item');
  const tools = usePageTools(set, sheet?.kind === 'item' ? sheet.item : undefined, choose);
  const count = rows.filter(({ kind }) => kind === 'item').length;
  const pageLook: PageLook =
    look === 'fax' ? { kind: 'fax', resolution: draft.resolution } : { kind: 'plain' };
  return (
    <section
      className="compose-preview"
      data-region="preview"
      aria-label={i18n._({ id: 'compose.pages', message: 'Preview of all pages' })}
      onKeyDownCapture={(event) => runKey(event, tools)}
    >
      <div className="compose-preview-head">
        <Segments
          name={i18n._({ id: 'compose.look', message: 'How pages are shown' })}
          value={look}
          segments={[
            { value: 'fax', label: i18n._({ id: 'compose.asFaxed', message: 'As faxed' }) },
            { value: 'plain', label: i18n._({ id: 'compose.asFile', message: 'As in the file' }) },
          ]}
          onChange={setLook}
        />
        <PageToolBar tools={tools} />
      </div>
      {draft.coverIndex === 0 ? null : (
        <p className="compose-aside">
          {i18n._({
            id: 'compose.coverFirst',
            message: 'The cover page comes before these pages. RingCentral makes it.',
          })}
        </p>
      )}
      <VirtualListbox<PreviewSheet>
        name={i18n._({ id: 'compose.pageList', message: 'Pages' })}
        rows={rows}
        selectedKey={sheet?.key}
        onSelect={choose}
        onOpen={choose}
        draw={(item) => (
          <PreviewPage
            sheet={item}
            count={count}
            look={pageLook}
            shown={documents.get(documentOf(draft.id, item.file))}
          />
        )}
      />
    </section>
  );
}

function useWanted({ id, files }: FaxDraft): readonly WantedDocument[] {
  return files
    .filter(({ state, kind }) => state.status === 'ready' && kind !== 'office')
    .map((file) => ({ ref: { kind: 'draft-file', draftId: id, fileId: file.id }, revision: file.bytes }));
}

function runKey(event: KeyboardEvent, tools: PageTools): void {
  const mod = event.ctrlKey || event.metaKey;
  const { key } = event;
  if (mod && key === 'ArrowLeft') tools.turn(-90);
  else if (mod && key === 'ArrowRight') tools.turn(90);
  else if (mod && key === 'z' && tools.canUndo) tools.undo();
  else if (event.altKey && key === 'ArrowUp') tools.move(-1);
  else if (event.altKey && key === 'ArrowDown') tools.move(1);
  else if (key === 'Delete') tools.remove();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
