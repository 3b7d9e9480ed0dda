import type { I18n } from '@lingui/core';
import type { Outgoing } from './phase-words.ts';

/** One sentence below the heading, where the heading alone would leave a question. */
export function phaseSentence(fax: Outgoing, i18n: I18n): string | undefined {
  switch (fax.phase) {
    case 'waiting':
      return waitingSentence(fax.waits, i18n);
    case 'uploading':
      return i18n._({ id: 'faxSays.uploading', message: 'You can close this window.' });
    case 'unsure':
      return i18n._({
        id: 'faxSays.unsure',
        message:
          'The connection broke at the end, so no answer came. Ringside looks in the sent list for three minutes before it asks you.',
      });
    case 'queued':
    case 'sending':
      return fax.unconfirmed === true
        ? i18n._({
            id: 'faxSays.unconfirmed',
            message:
              'RingCentral has had this fax for 15 minutes and has said nothing of it since. A busy line takes its time.',
          })
        : undefined;
    case 'refused':
      return i18n._({ id: 'faxSays.refused', message: 'Nothing was sent.' });
    case 'dropped':
      return i18n._({
        id: 'faxSays.dropped',
        message: 'Should the first copy turn up after all, it appears under Sent.',
      });
    case 'cancelled':
      return i18n._({ id: 'faxSays.cancelled', message: 'It was stopped before RingCentral took it.' });
    case 'ask':
    case 'scheduled':
    case 'sent':
    case 'partly':
    case 'failed':
      return undefined;
  }
}

function waitingSentence(waits: Outgoing['waits'], i18n: I18n): string {
  switch (waits) {
    case 'offline':
      return i18n._({ id: 'faxSays.offline', message: 'It is kept on this computer until then.' });
    case 'budget':
      return i18n._({ id: 'faxSays.budget', message: 'It goes on by itself in about a minute.' });
    case 'twin':
      return i18n._({
        id: 'faxSays.twin',
        message:
          'Two equal faxes are never on their way at once: if an answer were lost, nobody could tell them apart.',
      });
    case 'retry':
      return i18n._({ id: 'faxSays.retry', message: 'Nothing of it has left this computer yet.' });
    case 'disk':
      return i18n._({
        id: 'faxSays.disk',
        message:
          'This computer’s disk is full or cannot be written. Nothing is sent before it is written down, so that nothing is sent twice. Make room, and it goes on by itself.',
      });
    case 'confirm-late':
      return i18n._({
        id: 'faxSays.confirmLate',
        message: 'It has waited for more than 12 hours. Nothing of it has left this computer.',
      });
    case 'turn':
    case undefined:
      return i18n._({ id: 'faxSays.turn', message: 'Others are sent before it.' });
  }
}
