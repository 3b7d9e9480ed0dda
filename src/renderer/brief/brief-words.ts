import type { I18n } from '@lingui/core';
import type { OpenItem, RecentContact } from '../../shared/brief.ts';
import type { Caution } from '../../shared/identification.ts';
import { duration } from '../times.ts';
import { momentWords } from '../when-words.ts';

/** "You called · 6 min", "Missed", "Fax received · 3 pages". */
export function recentWords(contact: RecentContact, i18n: I18n): string {
  return contact.kind === 'call' ? callWords(contact, i18n) : faxWords(contact, i18n);
}

function callWords(call: Extract<RecentContact, { kind: 'call' }>, i18n: I18n): string {
  const { direction, ending, talkedSeconds } = call;
  switch (ending.kind) {
    case 'missed':
      return i18n._({ id: 'past.missed', message: 'Missed' });
    case 'voicemail':
      return i18n._({ id: 'past.voicemailLeft', message: 'Voicemail left' });
    case 'answered-elsewhere':
      return ending.by === undefined
        ? i18n._({ id: 'past.answeredBySomebody', message: 'Answered by somebody else' })
        : i18n._({ id: 'ending.answeredBy', message: 'Answered by {name}', values: { name: ending.by } });
    case 'answered-here':
      return talkedWords(direction, talkedSeconds, i18n);
    case 'declined':
      return i18n._({ id: 'past.passedOn', message: 'Passed on' });
    case 'not-connected':
      return i18n._({ id: 'brief.calledInVain', message: 'You called, not reached' });
    case 'unknown':
      return direction === 'inbound'
        ? i18n._({ id: 'brief.theyCalled', message: 'They called' })
        : i18n._({ id: 'brief.youCalled', message: 'You called' });
  }
}

function talkedWords(direction: 'inbound' | 'outbound', seconds: number | undefined, i18n: I18n): string {
  const talked = seconds === undefined ? undefined : duration(Math.max(1, seconds) * 1000, i18n.locale);
  if (direction === 'inbound')
    return talked === undefined
      ? i18n._({ id: 'brief.theyCalled', message: 'They called' })
      : i18n._({ id: 'brief.theyCalledTalked', message: 'They called · {talked}', values: { talked } });
  return talked === undefined
    ? i18n._({ id: 'brief.youCalled', message: 'You called' })
    : i18n._({ id: 'brief.youCalledTalked', message: 'You called · {talked}', values: { talked } });
}

function faxWords({ direction, pages, phase }: Extract<RecentContact, { kind: 'fax' }>, i18n: I18n): string {
  if (phase === 'failed') return i18n._({ id: 'brief.faxFailed', message: 'Fax not sent' });
  const isIn = direction === 'inbound';
  if (pages === undefined)
    return isIn
      ? i18n._({ id: 'brief.faxReceived', message: 'Fax received' })
      : i18n._({ id: 'brief.faxSent', message: 'Fax sent' });
  return isIn
    ? i18n._({
        id: 'brief.faxReceivedPages',
        message: '{pages, plural, one {Fax received · # page} other {Fax received · # pages}}',
        values: { pages },
      })
    : i18n._({
        id: 'brief.faxSentPages',
        message: '{pages, plural, one {Fax sent · # page} other {Fax sent · # pages}}',
        values: { pages },
      });
}

/** What waits for the person. */
export function openWords(item: OpenItem, now: number, i18n: I18n): string {
  switch (item.kind) {
    case 'missed':
      return i18n._({
        id: 'brief.missedOpen',
        message:
          '{count, plural, one {Missed call, not called back} other {# missed calls, not called back}}',
        values: { count: item.count },
      });
    case 'fax':
      return i18n._({
        id: 'brief.faxUnread',
        message: '{count, plural, one {Fax not read yet} other {# faxes not read yet}}',
        values: { count: item.count },
      });
    case 'reminder':
      return reminderWords(item.reminder.at, now, i18n);
  }
}

function reminderWords(at: number | undefined, now: number, i18n: I18n): string {
  if (at === undefined) return i18n._({ id: 'brief.toCallBack', message: 'To be called back' });
  const time = momentWords(at, now, i18n.locale);
  return i18n._({ id: 'brief.toCallBackAt', message: 'To be called back {time}', values: { time } });
}

/** The chip of a caller to be met with care. */
export function cautionWords(caution: Caution, i18n: I18n): string {
  return caution.kind === 'blocked'
    ? i18n._({ id: 'caution.blocked', message: 'Blocked' })
    : i18n._({ id: 'caution.spam', message: 'Likely spam' });
}

export function cautionReason(caution: Caution, i18n: I18n): string {
  if (caution.kind === 'blocked')
    return i18n._({ id: 'caution.youBlocked', message: 'You blocked this number' });
  switch (caution.why) {
    case 'marked':
      return i18n._({ id: 'caution.youMarked', message: 'You marked it as spam' });
    case 'network':
      return i18n._({ id: 'caution.network', message: 'Flagged by the phone network' });
    case 'similar':
      return i18n._({
        id: 'caution.similar',
        message: 'You blocked {count, plural, other {# similar numbers}}',
        values: { count: caution.count },
      });
  }
}
