import type { I18n } from '@lingui/core';
import type { FaxItem, FaxRow, FaxSentTo } from '../../shared/fax.ts';
import { dueTime, pagesWords, percentSent } from './fax-words.ts';

/** What a list and a heading say of a fax that goes out; an item of this computer, or a row of the platform's. */
export type Outgoing = Pick<FaxItem, 'phase' | 'to' | 'pages' | 'sendAt'> &
  Partial<Pick<FaxItem, 'bytes' | 'bytesSent' | 'waits' | 'unconfirmed' | 'twinFaxId'>>;

export type Tone = 'neutral' | 'info' | 'warn' | 'stop';

export function countOf(to: readonly FaxSentTo[], status: FaxSentTo['status']): number {
  return to.filter((one) => one.status === status).length;
}

/** A row as the platform has it, which for a received one is nothing that goes out. */
export function asOutgoing(row: FaxRow): Outgoing | undefined {
  const { phase, to, pages, sendAt } = row;
  return phase === 'received' ? undefined : { phase, to, pages, sendAt };
}

/** The heading: what is going on with it now. @param now ms since the epoch */
export function phaseTitle(fax: Outgoing, now: number, i18n: I18n): string {
  const { to, bytes = 0, bytesSent = 0 } = fax;
  switch (fax.phase) {
    case 'waiting':
      return waitingTitle(fax.waits, i18n);
    case 'uploading':
      return i18n._({
        id: 'faxPhase.uploading',
        message: 'Uploading · {percent} %',
        values: { percent: percentSent(bytesSent, bytes) },
      });
    case 'refused':
      return i18n._({ id: 'faxPhase.refused', message: 'RingCentral did not take this fax' });
    case 'unsure':
      return i18n._({ id: 'faxPhase.unsure', message: 'Looking whether this went out' });
    case 'ask':
      return i18n._({ id: 'faxPhase.ask', message: 'We cannot tell whether this went out' });
    case 'scheduled':
      return scheduledTitle(fax.sendAt, now, i18n);
    case 'queued':
      return fax.unconfirmed === true
        ? unconfirmedTitle(i18n)
        : i18n._({ id: 'faxPhase.queued', message: 'In RingCentral’s queue' });
    case 'sending':
      return fax.unconfirmed === true
        ? unconfirmedTitle(i18n)
        : i18n._({ id: 'faxPhase.sending', message: 'Sending to {count}', values: { count: to.length } });
    case 'sent':
    case 'partly':
    case 'failed':
      return resultTitle(fax, i18n);
    case 'dropped':
      return i18n._({ id: 'faxPhase.dropped', message: 'Not sent again, as you chose' });
    case 'cancelled':
      return i18n._({ id: 'faxPhase.cancelled', message: 'Cancelled' });
  }
}

function unconfirmedTitle(i18n: I18n): string {
  return i18n._({ id: 'faxPhase.unconfirmed', message: 'RingCentral hasn’t confirmed yet' });
}

function resultTitle({ phase, to, pages }: Outgoing, i18n: I18n): string {
  const sent = countOf(to, 'sent');
  if (phase === 'failed') return i18n._({ id: 'faxPhase.failed', message: 'Not sent' });
  if (phase === 'partly')
    return i18n._({
      id: 'faxPhase.partly',
      message: 'Sent to {sent} of {count}',
      values: { sent, count: to.length },
    });
  const counted = pagesWords(pages, i18n);
  const values = { count: to.length };
  const words = i18n._({ id: 'faxPhase.sent', message: 'Sent to {count}', values });
  return counted === undefined ? words : `${words} · ${counted}`;
}

function scheduledTitle(sendAt: number | undefined, now: number, i18n: I18n): string {
  if (sendAt === undefined) return i18n._({ id: 'faxPhase.scheduledSome', message: 'Will be sent later' });
  const time = dueTime(sendAt, now, i18n.locale);
  return i18n._({ id: 'faxPhase.scheduled', message: 'Will be sent {time}', values: { time } });
}

function waitingTitle(waits: FaxItem['waits'], i18n: I18n): string {
  switch (waits) {
    case 'offline':
      return i18n._({ id: 'faxWaits.offline', message: 'Will be uploaded when you’re online' });
    case 'budget':
      return i18n._({ id: 'faxWaits.budget', message: 'RingCentral asks to wait' });
    case 'twin':
      return i18n._({ id: 'faxWaits.twin', message: 'Waits for the same fax before it' });
    case 'disk':
      return i18n._({ id: 'faxWaits.disk', message: 'Cannot be written down' });
    case 'retry':
      return i18n._({ id: 'faxWaits.retry', message: 'Will be tried again' });
    case 'confirm-late':
      return i18n._({ id: 'faxWaits.confirmLate', message: 'Still send this fax?' });
    case 'turn':
    case undefined:
      return i18n._({ id: 'faxWaits.turn', message: 'Waits for its turn' });
  }
}
