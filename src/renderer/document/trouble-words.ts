import type { I18n } from '@lingui/core';
import type { DocumentTrouble } from './trouble.ts';

/** Why pages cannot be shown, and what still can be done. */
export function troubleWords(why: DocumentTrouble, i18n: I18n): string {
  switch (why) {
    case 'office':
      return i18n._({
        id: 'page.office',
        message:
          'RingCentral turns this file into pages. How they look and how many they are is unknown until it is sent.',
      });
    case 'password':
      return i18n._({
        id: 'page.password',
        message: 'This file is protected with a password, so its pages cannot be shown.',
      });
    case 'damaged':
      return i18n._({ id: 'page.damaged', message: 'This page is damaged and cannot be shown.' });
    case 'unknown-file':
      return i18n._({ id: 'page.unknownFile', message: 'This is a kind of file that cannot be shown here.' });
    case 'too-many-pixels':
      return i18n._({ id: 'page.tooManyPixels', message: 'This picture is too large to be shown.' });
    case 'too-slow':
      return i18n._({ id: 'page.tooSlow', message: 'Drawing this file took too long and was given up.' });
    case 'not-yet':
      return i18n._({ id: 'page.notYet', message: 'The pages are not here yet.' });
    case 'gone':
      return i18n._({ id: 'page.gone', message: 'The file is no longer there.' });
    case 'changed':
      return i18n._({ id: 'page.changed', message: 'The file has changed since it was added.' });
    case 'offline':
      return i18n._({ id: 'page.offline', message: 'The pages are shown as soon as you’re online.' });
    case 'failed':
      return i18n._({ id: 'page.failed', message: 'The file could not be read.' });
  }
}
