import { useLingui } from '@lingui/react';
import { type ReactNode, type Ref, useId } from 'react';
import { savedTime } from '../times.ts';
import { useClock } from '../use-app-state.ts';
import { useKeptText } from './use-kept-text.ts';

/** What is known of a note: empty and without a time where there is none. */
export type KeptNote = {
  readonly text: string;
  /** Ms since the epoch; undefined where nothing was ever written. */
  readonly changedAt: number | undefined;
  /** It is on the disk. */
  readonly saved: boolean;
};

type Props = {
  /** What it is about, e.g. "Note about this call". */
  readonly label: string;
  /** Undefined until it is read: until then nothing can be typed that would take its place. */
  readonly kept: KeptNote | undefined;
  /** UTF-16 units; typing ends there. */
  readonly most: number;
  /** With every keystroke. */
  readonly write: (text: string) => void;
  readonly placeholder?: string;
  readonly fieldRef?: Ref<HTMLTextAreaElement>;
};

/** A note that needs no button and keeps every keystroke. A note about something else needs another `key`. */
export function NoteField({ label, kept, most, write, placeholder, fieldRef }: Props): ReactNode {
  const { text, type, isKept } = useKeptText(kept?.text, write);
  const [fieldId, statusId] = [useId(), useId()];
  return (
    <div className="note-field">
      <label htmlFor={fieldId} className="note-label">
        {label}
      </label>
      <textarea
        id={fieldId}
        ref={fieldRef}
        className="text-input note-text"
        dir="auto"
        rows={2}
        maxLength={most}
        value={text}
        placeholder={placeholder}
        aria-describedby={statusId}
        readOnly={kept === undefined}
        onChange={(event) => type(event.target.value)}
      />
      <NoteStatus
        id={statusId}
        kept={kept}
        isSaved={isKept && kept?.saved === true}
        length={text.length}
        most={most}
      />
    </div>
  );
}

type StatusProps = {
  readonly id: string;
  readonly kept: KeptNote | undefined;
  readonly isSaved: boolean;
  readonly length: number;
  readonly most: number;
};

function NoteStatus({ id, kept, isSaved, length, most }: StatusProps): ReactNode {
  const { i18n } = useLingui();
  const now = useClock().now();
  const isFull = length >= most;
  return (
    <p id={id} className={isFull ? 'note-status field-problem' : 'note-status'}>
      {/* Said where the end is reached; that it was saved is no news worth talking over somebody who types. */}
      <span role="status">{isFull ? fullWords() : ''}</span>
      {isFull ? null : savedWords()}
    </p>
  );
  function fullWords(): string {
    return i18n._({
      id: 'note.full',
      message: 'A note has at most {most} characters.',
      values: { most: new Intl.NumberFormat(i18n.locale).format(most) },
    });
  }
  function savedWords(): string {
    if (length === 0 && (kept === undefined || (isSaved && kept.text === '')))
      return i18n._({ id: 'note.savesItself', message: 'Saved while you type' });
    if (!isSaved || kept?.changedAt === undefined) return i18n._({ id: 'note.saving', message: 'Saving…' });
    const time = savedTime(kept.changedAt, now, i18n.locale);
    return i18n._({ id: 'note.saved', message: 'Saved {time}', values: { time } });
  }
}
