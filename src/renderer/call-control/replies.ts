import type { I18n } from '@lingui/core';
import type { CallReply } from '../../shared/call-control.ts';

export type OfferedReply = { readonly words: string; readonly reply: CallReply };

/** Replies that need no time; the platform says its own patterns in the caller's language. */
export function replies(i18n: I18n): readonly OfferedReply[] {
  const question = i18n._({ id: 'reply.whatAbout', message: 'What is it about?' });
  return [
    {
      words: i18n._({ id: 'reply.willCall', message: "Can't talk now, I'll call you back" }),
      reply: { kind: 'pattern', pattern: 'WillCallYouBack' },
    },
    { words: question, reply: { kind: 'text', text: question } },
    {
      words: i18n._({ id: 'reply.callMe', message: 'Call me back' }),
      reply: { kind: 'pattern', pattern: 'CallMeBack' },
    },
    {
      words: i18n._({ id: 'reply.meeting', message: "I'm in a meeting" }),
      reply: { kind: 'pattern', pattern: 'InAMeeting' },
    },
    {
      words: i18n._({ id: 'reply.onMyWay', message: "I'm on my way" }),
      reply: { kind: 'pattern', pattern: 'OnMyWay' },
    },
  ];
}

export function laterReplies(minutes: number, i18n: I18n): readonly OfferedReply[] {
  return [
    {
      words: i18n._({
        id: 'reply.willCallIn',
        message: '{minutes, plural, one {I will call you in # minute} other {I will call you in # minutes}}',
        values: { minutes },
      }),
      reply: { kind: 'later', pattern: 'WillCallYouBackLater', minutes },
    },
    {
      words: i18n._({
        id: 'reply.callMeIn',
        message: '{minutes, plural, one {Call me in # minute} other {Call me in # minutes}}',
        values: { minutes },
      }),
      reply: { kind: 'later', pattern: 'CallMeBackLater', minutes },
    },
  ];
}

const minutesOffered = [5, 10, 15, 30, 60];

export function minuteChoices(locale: string): readonly { readonly value: string; readonly label: string }[] {
  const number = new Intl.NumberFormat(locale);
  return minutesOffered.map((minutes) => ({ value: String(minutes), label: number.format(minutes) }));
}
