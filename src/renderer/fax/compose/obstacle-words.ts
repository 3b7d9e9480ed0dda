import type { I18n } from '@lingui/core';
import { type FaxConcern, type FaxDraft, faxLimits, type FaxObstacle } from '../../../shared/fax-draft.ts';

/** Why it cannot go yet: the window's own reason, or the main process's. */
export type Hindrance = FaxObstacle | 'time-missing' | 'not-open';

export function hindranceWords(why: Hindrance, i18n: I18n): string {
  switch (why) {
    case 'no-recipient':
      return i18n._({ id: 'hinders.noRecipient', message: 'Add somebody to send it to.' });
    case 'recipient-problem':
      return i18n._({ id: 'hinders.recipient', message: 'Correct or remove the marked recipients.' });
    case 'no-file':
      return i18n._({ id: 'hinders.noFile', message: 'Add a file.' });
    case 'file-reading':
      return i18n._({ id: 'hinders.reading', message: 'Files are still being read.' });
    case 'file-problem':
      return i18n._({ id: 'hinders.file', message: 'Mend or remove the marked files.' });
    case 'too-large':
      return i18n._({ id: 'hinders.large', message: 'Too large together: a fax has at most 50 MB.' });
    case 'too-many-pages':
      return i18n._({
        id: 'hinders.pages',
        message: 'Too many pages: a fax has at most {most}.',
        values: { most: faxLimits.pages },
      });
    case 'time-past':
      return i18n._({ id: 'hinders.past', message: 'The time to send it has passed.' });
    case 'time-too-far':
      return i18n._({ id: 'hinders.far', message: 'The time to send it is too far away.' });
    case 'time-missing':
      return i18n._({ id: 'hinders.time', message: 'Choose when to send it.' });
    case 'not-allowed':
      return i18n._({ id: 'hinders.allowed', message: 'Faxes are not part of this account.' });
    case 'not-open':
      return i18n._({ id: 'hinders.gone', message: 'This draft is no longer here.' });
  }
}

export function concernWords(concern: FaxConcern, draft: FaxDraft, i18n: I18n): string {
  switch (concern) {
    case 'many-recipients':
      return i18n._({
        id: 'concern.recipients',
        message: 'It goes to {count, plural, one {# recipient} other {# recipients}}.',
        values: { count: draft.validRecipients },
      });
    case 'many-pages':
      return draft.pages === undefined
        ? i18n._({ id: 'concern.manyPages', message: 'It has many pages.' })
        : i18n._({
            id: 'concern.pages',
            message: 'It has {count, plural, one {# page} other {# pages}}.',
            values: { count: draft.pages },
          });
    case 'international':
      return i18n._({
        id: 'concern.international',
        message: 'It goes to another country, which may cost more.',
      });
    case 'text-without-cover':
      return i18n._({
        id: 'concern.text',
        message: 'Your message is on the cover page, which is off. It would not be sent.',
      });
    case 'same-file':
      return i18n._({ id: 'concern.same', message: 'The same file is in it twice.' });
  }
}
