import type { FaxItem, FaxRow } from '../../shared/fax.ts';
import { countOf } from './phase-words.ts';

/** What the person can do about a fax that goes or went out, the likeliest first. */
export type Move =
  | 'cancel'
  | 'keep-as-draft'
  | 'edit'
  | 'resend'
  | 'edit-and-resend'
  | 'send-now'
  | 'change-scheduled'
  | 'cancel-scheduled'
  | 'check-now'
  | 'send-late'
  | 'drop-late'
  | 'to-same'
  | 'hide';

/** At least one of them: what this computer knows of it, and what the platform has. */
export type Known = { readonly item: FaxItem | undefined; readonly row: FaxRow | undefined };

/** The question is not among them: it has its own buttons. */
export function nextMoves({ item, row }: Known): readonly Move[] {
  const phase = item?.phase ?? row?.phase;
  const hide: readonly Move[] = item === undefined ? [] : ['hide'];
  switch (phase) {
    case 'waiting':
      if (item?.waits === 'confirm-late') return ['send-late', 'drop-late'];
      return item?.canCancel === true ? ['cancel', 'keep-as-draft'] : [];
    case 'uploading':
      return item?.canCancel === true ? ['cancel'] : [];
    case 'refused':
    case 'dropped':
    case 'cancelled':
      return ['edit', ...hide];
    case 'unsure':
      return hide;
    case 'queued':
    case 'sending':
      return item?.unconfirmed === true ? ['check-now', 'hide'] : hide;
    case 'scheduled':
      return scheduledMoves({ item, row });
    case 'sent':
      return [...(textOf(to({ item, row })) === undefined ? [] : ['to-same' as const]), ...hide];
    case 'partly':
    case 'failed':
      return resendMoves({ item, row });
    case 'ask':
    case 'received':
    case undefined:
      return [];
  }
}

/** Not while it needs an answer, or could still be stopped. */
export function canHide(item: FaxItem): boolean {
  return nextMoves({ item, row: undefined }).includes('hide');
}

export function to({ item, row }: Known): FaxItem['to'] {
  return row?.to ?? item?.to ?? [];
}

/** What a new draft can hold at its beginning. */
const longestList = 300;

/** Everybody it went to, as a list that can be read again; undefined where nobody's number is known, or too many are. */
export function textOf(recipients: FaxItem['to']): string | undefined {
  const numbers = recipients.flatMap(({ number }) => (number === undefined ? [] : [number.e164]));
  const text = numbers.join(', ');
  return numbers.length === 0 || numbers.length < recipients.length || text.length > longestList
    ? undefined
    : text;
}

export function failedCount(known: Known): number {
  return countOf(to(known), 'failed');
}

/** Only what the platform has can be sent again without its files. */
function resendMoves(known: Known): readonly Move[] {
  const hasRow = (known.row?.id ?? known.item?.faxId) !== undefined;
  return [
    ...(hasRow && failedCount(known) > 0 ? ['resend' as const] : []),
    'edit-and-resend',
    ...(known.item === undefined ? [] : ['hide' as const]),
  ];
}

/** Where its files are not here any more, it can be stopped, but not opened again. */
function scheduledMoves({ item, row }: Known): readonly Move[] {
  if ((row?.id ?? item?.faxId) === undefined) return item?.canCancel === true ? ['cancel'] : [];
  return ['send-now', ...(item === undefined ? [] : ['change-scheduled' as const]), 'cancel-scheduled'];
}
