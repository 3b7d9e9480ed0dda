import { useLingui } from '@lingui/react';
import { type ReactNode, useRef } from 'react';
import { type FaxDraft, faxLimits } from '../../../shared/fax-draft.ts';
import { Button } from '../../components/button.tsx';
import { useSend } from '../../use-app-state.ts';
import { bytesWords } from '../fax-words.ts';
import { FileRow } from './file-row.tsx';
import { useFileOrder } from './use-file-order.ts';
import { useFilesSpeech } from './use-files-speech.ts';

type Props = {
  readonly draft: FaxDraft;
  /** Shows where the pages of a file begin. */
  readonly preview: (fileId: string) => void;
};

/** The files in the order in which they are sent, and the place where more are dropped. */
export function FilesPart({ draft, preview }: Props): ReactNode {
  const { i18n } = useLingui();
  const list = useRef<HTMLOListElement>(null);
  const order = useFileOrder(draft, list);
  useFilesSpeech(draft);
  const { files } = draft;
  return (
    <section className="compose-part" aria-label={i18n._({ id: 'compose.files', message: 'Files' })}>
      <div className="compose-files-head">
        <h3>{i18n._({ id: 'compose.files', message: 'Files' })}</h3>
        {files.length === 0 ? null : <FilesSum draft={draft} />}
      </div>
      {files.length === 0 ? null : (
        <ol ref={list} className="compose-files" data-dragging={order.dragged !== undefined}>
          {files.map((file, at) => (
            <FileRow key={file.id} file={file} draft={draft} at={at} order={order} preview={preview} />
          ))}
        </ol>
      )}
      <LeftOut draft={draft} />
      <AddFiles draftId={draft.id} />
    </section>
  );
}

function FilesSum({ draft: { files, pages, bytes } }: { readonly draft: FaxDraft }): ReactNode {
  const { i18n } = useLingui();
  const values = { files: files.length, pages: pages ?? 0, size: bytesWords(bytes, i18n.locale) };
  const isTooMuch = bytes > faxLimits.bytes || (pages ?? 0) > faxLimits.pages;
  return (
    <p className={isTooMuch ? 'field-problem' : 'compose-sum'}>
      {pages === undefined
        ? i18n._({
            id: 'compose.sumUnknown',
            message: '{files, plural, one {# file} other {# files}} · pages unknown · {size} of 50 MB',
            values,
          })
        : i18n._({
            id: 'compose.sum',
            message:
              '{files, plural, one {# file} other {# files}} · {pages, plural, one {# page} other {# pages}} · {size} of 50 MB',
            values,
          })}
    </p>
  );
}

function LeftOut({ draft: { leftOut } }: { readonly draft: FaxDraft }): ReactNode {
  const { i18n } = useLingui();
  if (leftOut === 0) return null;
  return (
    <p className="compose-aside" role="status">
      {i18n._({
        id: 'compose.leftOut',
        message:
          '{leftOut, plural, one {# more file was left out.} other {# more files were left out.}} At most {most} are added at once.',
        values: { leftOut, most: faxLimits.filesAtOnce },
      })}
    </p>
  );
}

function AddFiles({ draftId }: { readonly draftId: string }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  return (
    <div className="compose-add">
      <p>{i18n._({ id: 'compose.drop', message: 'Drop files here, or' })}</p>
      <Button onPress={() => send.chooseFaxFiles(draftId)}>
        {i18n._({ id: 'compose.choose', message: 'Choose files…' })}
      </Button>
      <Button onPress={() => send.pasteIntoFax(draftId)}>
        {i18n._({ id: 'compose.paste', message: 'Paste' })}
      </Button>
    </div>
  );
}
