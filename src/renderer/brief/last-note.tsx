import { useLingui } from '@lingui/react';
import NotebookPen from 'lucide-react/icons/notebook-pen';
import type { ReactNode } from 'react';
import type { BriefNote } from '../../shared/brief.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { useClock } from '../use-app-state.ts';
import { momentWords } from '../when-words.ts';

/** What was written down last, in two lines at most; all of it is read out and shown by the pointer. */
export function LastNote({ note }: { readonly note: BriefNote }): ReactNode {
  const { i18n } = useLingui();
  const now = useClock().now();
  const text = withoutControls(note.text.replace(/\s+/gu, ' '));
  return (
    <p className="brief-note" title={text}>
      <NotebookPen size="1.25em" aria-hidden="true" />
      <span className="visually-hidden">{i18n._({ id: 'brief.lastNote', message: 'Last note:' })} </span>
      <bdi className="brief-note-text">{text}</bdi>
      <span className="brief-when">{momentWords(note.at, now, i18n.locale)}</span>
    </p>
  );
}
