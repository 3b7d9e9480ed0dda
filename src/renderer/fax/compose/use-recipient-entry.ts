import { useLingui } from '@lingui/react';
import { type ClipboardEvent, useState } from 'react';
import type { FaxDraft } from '../../../shared/fax-draft.ts';
import { speak } from '../../call-card/speak.ts';
import { useSend } from '../../use-app-state.ts';
import { isThere } from './already-there.ts';
import { isList, isNumberLike, type Suggestion } from './suggestions.ts';
import { useSuggestions } from './use-suggestions.ts';

export type RecipientEntry = {
  readonly text: string;
  readonly type: (text: string) => void;
  readonly paste: (event: ClipboardEvent) => void;
  readonly rows: readonly Suggestion[];
  /** Place of the row that Enter takes. */
  readonly active: number | undefined;
  readonly walk: (by: -1 | 1) => void;
  readonly pick: (row: Suggestion) => void;
  /** Makes chips of what is typed. */
  readonly commit: () => void;
  /** Opens the list of everybody, or closes what is open. */
  readonly toggle: () => void;
  readonly close: () => void;
  /** What was entered last is a chip already. */
  readonly repeated: string | undefined;
};

/** What is being typed into the field of recipients, and whom it may mean. */
export function useRecipientEntry({ id, recipients }: FaxDraft): RecipientEntry {
  const { i18n } = useLingui();
  const send = useSend();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [walked, setWalked] = useState<number>();
  const [repeated, setRepeated] = useState<string>();
  const rows = useSuggestions(isOpen ? text.trim() : undefined);
  // A name means the first who has it; a number means itself.
  const first = text.trim() === '' || isNumberLike(text) ? undefined : 0;
  const active = rows.length === 0 ? undefined : (walked ?? first);
  const clear = (): void => {
    setText('');
    setOpen(false);
    setWalked(undefined);
  };
  const tellRepeated = (what: string, number: string): void => {
    const isRepeated = isThere(number, recipients);
    setRepeated(isRepeated ? what : undefined);
    if (isRepeated)
      speak(
        i18n._({ id: 'faxTo.repeated', message: '{what} is there already.', values: { what } }),
        'normal',
      );
  };
  const add = (words: string): void => {
    tellRepeated(words.trim(), isList(words) ? '' : words);
    send.changeFaxDraft(id, { kind: 'add-recipients', text: words });
    clear();
  };
  return {
    ...{ text, rows, active, repeated },
    type: (next) => {
      setRepeated(undefined);
      if (isList(next)) return add(next);
      setText(next);
      setOpen(next.trim() !== '');
      setWalked(undefined);
    },
    paste: (event) => {
      const pasted = event.clipboardData.getData('text/plain');
      // The field has one line: it would join the lines of a list.
      if (!isList(pasted)) return;
      event.preventDefault();
      add(`${text}${pasted}`);
    },
    walk: (by) => {
      if (!isOpen) return setOpen(true);
      if (rows.length > 0) setWalked(((active ?? (by === 1 ? -1 : 0)) + by + rows.length) % rows.length);
    },
    pick: ({ personId, name, number }) => {
      tellRepeated(name, number.e164);
      send.changeFaxDraft(id, { kind: 'add-person', personId, e164: number.e164 });
      clear();
    },
    commit: () => (text.trim() === '' ? undefined : add(text)),
    toggle: () => setOpen(!isOpen),
    close: () => setOpen(false),
  };
}
