import { useLingui } from '@lingui/react';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useRef } from 'react';
import type { FaxDraft } from '../../../shared/fax-draft.ts';
import { IconButton } from '../../components/button.tsx';
import { RecipientChips } from './recipient-chips.tsx';
import { RecipientRemarks } from './recipient-remarks.tsx';
import { SuggestionList, suggestionId } from './suggestion-list.tsx';
import { type RecipientEntry, useRecipientEntry } from './use-recipient-entry.ts';

type Props = { readonly draft: FaxDraft; readonly field: RefObject<HTMLInputElement | null> };

/** As much as one line of it can mean; lists are pasted and become chips at once. */
const longest = 200;

/** Whom it goes to: names, numbers and pasted lists become chips. */
export function RecipientsField({ draft, field }: Props): ReactNode {
  const { i18n } = useLingui();
  const ids = { list: useId(), remarks: useId(), label: useId() };
  const chips = useRef<HTMLUListElement>(null);
  const entry = useRecipientEntry(draft);
  const { text, rows, active } = entry;
  const toInput = (): void => field.current?.focus();
  return (
    <div className="compose-line">
      <label className="compose-label" id={ids.label} htmlFor={`${ids.list}-field`}>
        {i18n._({ id: 'compose.to', message: 'To' })}
      </label>
      <div className="compose-control">
        <div
          className="fax-to"
          onBlur={(event) => {
            if (event.currentTarget.contains(event.relatedTarget)) return;
            // Whoever goes on to the next field is done with this one.
            entry.commit();
            entry.close();
          }}
          onClick={(event) => (event.target === event.currentTarget ? toInput() : undefined)}
        >
          <RecipientChips draft={draft} list={chips} toInput={toInput} />
          <input
            ref={field}
            id={`${ids.list}-field`}
            className="fax-to-field"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={rows.length > 0}
            aria-controls={ids.list}
            aria-activedescendant={active === undefined ? undefined : suggestionId(ids.list, active)}
            aria-describedby={ids.remarks}
            autoComplete="off"
            spellCheck="false"
            maxLength={longest}
            dir={/^[\d+(]/.test(text) ? 'ltr' : 'auto'}
            placeholder={placeholder()}
            value={text}
            onChange={(event) => entry.type(event.target.value)}
            onPaste={entry.paste}
            onKeyDown={(event) => onKeyDown(event, entry, () => lastChip(chips)?.focus())}
          />
          <IconButton
            className="fax-to-more"
            name={i18n._({ id: 'compose.contacts', message: 'Contacts' })}
            onPress={() => {
              toInput();
              entry.toggle();
            }}
          >
            <ChevronDown size="1.25em" aria-hidden="true" />
          </IconButton>
        </div>
        <SuggestionList id={ids.list} rows={rows} active={active} onPick={entry.pick} />
        <RecipientRemarks id={ids.remarks} draft={draft} repeated={entry.repeated} />
      </div>
    </div>
  );
  function placeholder(): string | undefined {
    if (draft.recipients.length > 0) return undefined;
    return i18n._({ id: 'compose.toHint', message: 'Name or number' });
  }
}

function onKeyDown(event: KeyboardEvent<HTMLInputElement>, entry: RecipientEntry, toChips: () => void): void {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
  const { rows, active, text } = entry;
  const row = active === undefined ? undefined : rows[active];
  const atStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0;
  const back = document.documentElement.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  if (event.key === 'ArrowDown') entry.walk(1);
  else if (event.key === 'ArrowUp') entry.walk(-1);
  else if (event.key === 'Enter') {
    if (row === undefined) entry.commit();
    else entry.pick(row);
  } else if (event.key === 'Escape' && rows.length > 0) entry.close();
  else if ((event.key === 'Backspace' && text === '') || (event.key === back && atStart)) toChips();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function lastChip(list: RefObject<HTMLUListElement | null>): HTMLElement | undefined {
  return [...(list.current?.querySelectorAll<HTMLElement>('.fax-chip') ?? [])].at(-1);
}
