import type { I18n } from '@lingui/core';
import { filterWord } from './filter-words.ts';

export type Lesson = { readonly fills: string; readonly explains: string };

/** What narrows a search, by examples that can be taken over. */
export function lessonsIn(i18n: I18n): readonly Lesson[] {
  const word = (name: Parameters<typeof filterWord>[0]): string => filterWord(name, i18n);
  return [
    {
      fills: `${word('from')}:`,
      explains: i18n._({
        id: 'lesson.from',
        message: 'Calls and faxes from somebody; “to:” for those to them',
      }),
    },
    {
      fills: `${word('missed')} ${word('last-week')} `,
      explains: i18n._({
        id: 'lesson.missed',
        message: 'Missed calls of a time: today, yesterday, last month, since 3 Nov',
      }),
    },
    {
      fills: `${word('fax')} `,
      explains: i18n._({
        id: 'lesson.fax',
        message: 'Only faxes; “call” and “note” for the others, “in” and “out” for the direction',
      }),
    },
    { fills: '>', explains: i18n._({ id: 'lesson.commands', message: 'Only what can be done' }) },
    { fills: '@', explains: i18n._({ id: 'lesson.people', message: 'Only people' }) },
    { fills: '#', explains: i18n._({ id: 'lesson.numbers', message: 'A number or an extension' }) },
    { fills: '/', explains: i18n._({ id: 'lesson.settings', message: 'Only settings' }) },
  ];
}
