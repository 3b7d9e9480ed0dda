import type { I18n } from '@lingui/core';
import { percentSent } from './fax-words.ts';
import { countOf, type Outgoing, phaseTitle, type Tone } from './phase-words.ts';

export type ChipLook = { readonly tone: Tone; readonly words: string };

/** The few words that a row has room for. */
export function phaseChip(fax: Outgoing, now: number, i18n: I18n): ChipLook {
  if (fax.twinFaxId !== undefined)
    return { tone: 'warn', words: i18n._({ id: 'faxChip.twin', message: 'Went out twice' }) };
  return { tone: chipTone(fax), words: chipWords(fax, now, i18n) };
}

function chipTone({ phase, waits, unconfirmed }: Outgoing): Tone {
  switch (phase) {
    case 'waiting':
      return waits === 'confirm-late' || waits === 'offline' || waits === 'disk' ? 'warn' : 'neutral';
    case 'uploading':
    case 'scheduled':
      return 'info';
    case 'queued':
    case 'sending':
      return unconfirmed === true ? 'warn' : 'info';
    case 'ask':
    case 'unsure':
    case 'partly':
      return 'warn';
    case 'refused':
    case 'failed':
      return 'stop';
    case 'sent':
    case 'dropped':
    case 'cancelled':
      return 'neutral';
  }
}

function chipWords(fax: Outgoing, now: number, i18n: I18n): string {
  const { phase, to, bytes = 0, bytesSent = 0 } = fax;
  switch (phase) {
    case 'waiting':
      return waitingWords(fax.waits, i18n);
    case 'uploading':
      return i18n._({
        id: 'faxChip.uploading',
        message: 'Uploading {percent} %',
        values: { percent: percentSent(bytesSent, bytes) },
      });
    case 'refused':
      return i18n._({ id: 'faxChip.refused', message: 'Not taken' });
    case 'unsure':
      return i18n._({ id: 'faxChip.unsure', message: 'Looking' });
    case 'ask':
      return i18n._({ id: 'faxChip.ask', message: 'Needs your answer' });
    case 'queued':
      return fax.unconfirmed === true
        ? unconfirmed(i18n)
        : i18n._({ id: 'faxChip.queued', message: 'Queued' });
    case 'sending':
      return fax.unconfirmed === true
        ? unconfirmed(i18n)
        : i18n._({ id: 'faxChip.sending', message: 'Sending' });
    case 'sent':
      return i18n._({ id: 'faxChip.sent', message: 'Sent' });
    case 'partly':
      return i18n._({
        id: 'faxPhase.partly',
        message: 'Sent to {sent} of {count}',
        values: { sent: countOf(to, 'sent'), count: to.length },
      });
    case 'scheduled':
    case 'failed':
    case 'dropped':
    case 'cancelled':
      return phaseTitle(fax, now, i18n);
  }
}

function unconfirmed(i18n: I18n): string {
  return i18n._({ id: 'faxChip.unconfirmed', message: 'Not confirmed' });
}

function waitingWords(waits: Outgoing['waits'], i18n: I18n): string {
  switch (waits) {
    case 'offline':
      return i18n._({ id: 'faxChip.offline', message: 'Waits for the network' });
    case 'confirm-late':
      return i18n._({ id: 'faxWaits.confirmLate', message: 'Still send this fax?' });
    case 'disk':
      return i18n._({ id: 'faxWaits.disk', message: 'Cannot be written down' });
    case 'budget':
    case 'turn':
    case 'twin':
    case 'retry':
    case undefined:
      return i18n._({ id: 'faxChip.waiting', message: 'Waiting' });
  }
}
