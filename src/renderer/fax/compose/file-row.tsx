import { useLingui } from '@lingui/react';
import GripVertical from 'lucide-react/icons/grip-vertical';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import type { FaxDraft, FaxFile } from '../../../shared/fax-draft.ts';
import { ActionMenu } from '../../components/action-menu.tsx';
import { Button, IconButton } from '../../components/button.tsx';
import { useSend } from '../../use-app-state.ts';
import { bytesWords } from '../fax-words.ts';
import { isPicture } from './file-rows.ts';
import { adviceWords, fileTitle, stateWords } from './file-words.ts';
import { useFileActions } from './use-file-actions.ts';
import type { FileOrder } from './use-file-order.ts';

type Props = {
  readonly file: FaxFile;
  readonly draft: FaxDraft;
  readonly at: number;
  readonly order: FileOrder;
  readonly preview: (fileId: string) => void;
};

/** One file: where it stands, what it is called, what is the matter with it. */
export function FileRow({ file, draft, at, order, preview }: Props): ReactNode {
  const { i18n } = useLingui();
  const actions = useFileActions({ file, draft, at, order, preview });
  const name = fileTitle(file);
  const values = { name, place: at + 1, count: draft.files.length };
  const target = order.over?.fileId === file.id ? order.over : undefined;
  return (
    <li
      className="file-row"
      data-status={isTroubled(file) ? 'trouble' : file.state.status}
      data-file={file.id}
      data-dragged={order.dragged === file.id}
      data-drop={target === undefined ? undefined : target.isBelow ? 'below' : 'above'}
      draggable
      onDragStart={(event) => order.start(event, file)}
      onDragOver={(event) => order.hover(event, file)}
      onDrop={order.drop}
      onDragEnd={order.end}
      onKeyDown={(event) => order.onKeyDown(event, file)}
    >
      <IconButton
        className="grip"
        name={i18n._({ id: 'compose.grip', message: '{name}, position {place} of {count}', values })}
        hint={i18n._({ id: 'compose.gripHint', message: 'Drag, or move with Alt and the arrows' })}
        onPress={() => preview(file.id)}
      >
        <GripVertical size="1.25em" aria-hidden="true" />
      </IconButton>
      <span className="file-number" aria-hidden="true">
        {at + 1}
      </span>
      <div className="file-lines">
        <FileLines file={file} draft={draft} />
      </div>
      <ActionMenu
        name={i18n._({ id: 'compose.more', message: 'More for {name}', values })}
        actions={actions}
      />
      <IconButton
        name={i18n._({ id: 'compose.removeFile', message: 'Remove {name}', values })}
        hint={i18n._({ id: 'compose.remove', message: 'Remove' })}
        onPress={() => order.remove(file)}
      >
        <X size="1.25em" aria-hidden="true" />
      </IconButton>
    </li>
  );
}

function isTroubled({ state, sameAs, pages }: FaxFile): boolean {
  return (
    sameAs !== undefined || pages?.length === 0 || (state.status !== 'ready' && state.status !== 'reading')
  );
}

function saysItsSize({ state }: FaxFile): boolean {
  return state.status === 'refused' && state.why === 'too-large';
}

function FileLines({ file, draft }: Pick<Props, 'file' | 'draft'>): ReactNode {
  const { i18n } = useLingui();
  const twin = draft.files.findIndex(({ id }) => id === file.sameAs);
  const advice = adviceWords(file, i18n);
  return (
    <>
      <bdi className="file-name">{fileTitle(file)}</bdi>
      {file.linkTo === undefined ? null : (
        <span className="file-more">
          {i18n._({ id: 'compose.linkTo', message: 'Leads to {target}', values: { target: file.linkTo } })}
        </span>
      )}
      <span className="file-more">
        {isTroubled(file) ? <TriangleAlert size="1em" aria-hidden="true" className="file-mark" /> : null}
        <span className="file-state">{stateWords(file, i18n)}</span>
        {file.bytes > 0 && !saysItsSize(file) ? <span>{bytesWords(file.bytes, i18n.locale)}</span> : null}
        {isPicture(file) && file.state.status === 'ready' ? (
          <span>{i18n._({ id: 'file.blackAndWhite', message: 'will be black and white' })}</span>
        ) : null}
        {advice === undefined ? null : <span>{advice}</span>}
        {twin < 0 ? null : (
          <span className="file-state">
            {i18n._({ id: 'file.twin', message: 'Already added as {place}', values: { place: twin + 1 } })}
          </span>
        )}
      </span>
      <Remedy file={file} draft={draft} />
    </>
  );
}

/** What mends it, in reach of one press. */
function Remedy({ file, draft }: Pick<Props, 'file' | 'draft'>): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const fileId = file.id;
  if (file.state.status === 'changed') {
    return (
      <Button
        size="small"
        onPress={() => send.changeFaxDraft(draft.id, { kind: 'take-changed-file', fileId })}
      >
        {i18n._({ id: 'compose.takeChanged', message: 'Use it as it is now' })}
      </Button>
    );
  }
  if (file.state.status === 'moved') {
    return (
      <Button size="small" onPress={() => send.findFaxFile(draft.id, fileId)}>
        {i18n._({ id: 'compose.find', message: 'Find…' })}
      </Button>
    );
  }
  if (file.sameAs === undefined) return null;
  return (
    <Button size="small" onPress={() => send.changeFaxDraft(draft.id, { kind: 'keep-file', fileId })}>
      {i18n._({ id: 'compose.keep', message: 'Keep both' })}
    </Button>
  );
}
