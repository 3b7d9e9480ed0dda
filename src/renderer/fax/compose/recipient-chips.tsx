import { useLingui } from '@lingui/react';
import Printer from 'lucide-react/icons/printer';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import X from 'lucide-react/icons/x';
import { type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from 'react';
import type { FaxDraft, FaxRecipient } from '../../../shared/fax-draft.ts';
import { PhoneNumber } from '../../components/phone-number.tsx';
import { useSend } from '../../use-app-state.ts';
import { chipTitle, isChipNumber, recipientRemark } from './recipient-words.ts';

type Props = {
  readonly draft: FaxDraft;
  readonly list: RefObject<HTMLUListElement | null>;
  readonly toInput: () => void;
};

/** The recipients so far. Arrows walk along them, Enter edits one, Backspace and Delete take it away. */
export function RecipientChips({ draft, list, toInput }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const [edited, setEdited] = useState<string>();
  const { id, recipients } = draft;
  const remove = (recipientId: string, back: HTMLElement | undefined): void => {
    send.changeFaxDraft(id, { kind: 'remove-recipient', recipientId });
    if (back === undefined) toInput();
    else back.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, recipient: FaxRecipient): void => {
    const chips = [...(list.current?.querySelectorAll<HTMLElement>('.fax-chip') ?? [])];
    const at = chips.indexOf(event.currentTarget);
    const isRtl = document.documentElement.dir === 'rtl';
    if (event.key === (isRtl ? 'ArrowRight' : 'ArrowLeft')) chips[Math.max(0, at - 1)]?.focus();
    else if (event.key === (isRtl ? 'ArrowLeft' : 'ArrowRight'))
      (chips[at + 1] ?? { focus: toInput }).focus();
    else if (event.key === 'Home') chips[0]?.focus();
    else if (event.key === 'End' || event.key === 'Escape') toInput();
    else if (event.key === 'Backspace') remove(recipient.id, chips[at - 1]);
    else if (event.key === 'Delete') remove(recipient.id, chips[at + 1]);
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) setEdited(recipient.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (recipients.length === 0) return null;
  return (
    <ul
      ref={list}
      className="fax-chips"
      aria-label={i18n._({ id: 'compose.recipients', message: 'Recipients' })}
    >
      {recipients.map((recipient) => (
        <li key={recipient.id}>
          {edited === recipient.id ? (
            <EditedChip
              recipient={recipient}
              done={(text) => {
                if (text !== undefined) {
                  send.changeFaxDraft(id, { kind: 'edit-recipient', recipientId: recipient.id, text });
                }
                setEdited(undefined);
                toInput();
              }}
            />
          ) : (
            <Chip
              recipient={recipient}
              onKeyDown={onKeyDown}
              edit={() => setEdited(recipient.id)}
              remove={() => remove(recipient.id, undefined)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

type ChipProps = {
  readonly recipient: FaxRecipient;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, recipient: FaxRecipient) => void;
  readonly edit: () => void;
  readonly remove: () => void;
};

function Chip({ recipient, onKeyDown, edit, remove }: ChipProps): ReactNode {
  const { i18n } = useLingui();
  const title = chipTitle(recipient);
  const remark = recipientRemark(recipient, i18n);
  const number = recipient.identity === undefined ? undefined : recipient.number?.shown;
  const name = [title, number, remark].filter((part) => part !== undefined).join(', ');
  return (
    <span className="fax-chip-place" data-problem={recipient.problem !== undefined}>
      <button
        type="button"
        className="fax-chip"
        tabIndex={-1}
        aria-label={name}
        title={name}
        onKeyDown={(event) => onKeyDown(event, recipient)}
        onDoubleClick={edit}
      >
        {remark === undefined && recipient.identity?.label === 'fax' ? (
          <Printer size="1em" aria-hidden="true" className="fax-chip-mark" />
        ) : null}
        {remark === undefined ? null : (
          <TriangleAlert size="1em" aria-hidden="true" className="fax-chip-mark" />
        )}
        {isChipNumber(recipient) && recipient.number !== undefined ? (
          <PhoneNumber shown={title} />
        ) : (
          <bdi>{title}</bdi>
        )}
      </button>
      <button
        type="button"
        className="fax-chip-remove"
        tabIndex={-1}
        aria-label={i18n._({ id: 'compose.removeRecipient', message: 'Remove {title}', values: { title } })}
        onClick={remove}
      >
        <X size="1em" aria-hidden="true" />
      </button>
    </span>
  );
}

type EditedProps = {
  readonly recipient: FaxRecipient;
  /** With what stands there now, or with nothing where it stays as it was. */
  readonly done: (text: string | undefined) => void;
};

function EditedChip({ recipient, done }: EditedProps): ReactNode {
  const { i18n } = useLingui();
  const before = recipient.number?.shown ?? recipient.text;
  const [text, setText] = useState(before);
  const isDone = useRef(false);
  const end = (to: string | undefined): void => {
    // Going away takes the focus, which would end it once more.
    if (isDone.current) return;
    isDone.current = true;
    done(to);
  };
  const changed = text.trim() === '' || text === before ? undefined : text;
  return (
    <input
      className="fax-chip-edit"
      aria-label={i18n._({
        id: 'compose.editRecipient',
        message: 'Change {title}',
        values: { title: chipTitle(recipient) },
      })}
      autoFocus
      dir="ltr"
      spellCheck="false"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => end(changed)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') end(changed);
        else if (event.key === 'Escape') end(undefined);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
