import type { I18n } from '@lingui/core';
import type { FaxDraft } from '../../shared/fax-draft.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import type { Entry } from './box-entries.ts';
import { faxPartyTitle, recipientsTitle } from './fax-words.ts';

/** Who a row is about: whoever sent it, or whom it goes to. */
export function entryTitle(entry: Entry, i18n: I18n): string {
  switch (entry.kind) {
    case 'item':
      return recipientsTitle(entry.item.to, i18n);
    case 'fax':
      return entry.row.direction === 'inbound'
        ? faxPartyTitle(entry.row.from, i18n)
        : recipientsTitle(entry.row.to, i18n);
    case 'draft':
      return draftTitle(entry.draft, i18n);
  }
}

/** Whom a draft goes to, as far as that is known. */
export function draftTitle({ recipients }: FaxDraft, i18n: I18n): string {
  const [first] = recipients;
  if (first === undefined) return i18n._({ id: 'faxes.draftNobody', message: 'No recipient yet' });
  const name = withoutControls(first.identity?.name ?? first.number?.shown ?? first.text);
  if (recipients.length === 1) return name;
  return i18n._({
    id: 'fax.andMore',
    message: '{name} and {count, plural, other {# more}}',
    values: { name, count: recipients.length - 1 },
  });
}
