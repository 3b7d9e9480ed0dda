import type { I18n } from '@lingui/core';
import type { PersonNumber } from '../../shared/person.ts';

/** What a number is to the person whose it is. */
export function labelWords(label: PersonNumber['label'], i18n: I18n): string {
  switch (label) {
    case 'direct':
      return i18n._({ id: 'label.direct', message: 'Direct' });
    case 'mobile':
      return i18n._({ id: 'label.mobile', message: 'Mobile' });
    case 'home':
      return i18n._({ id: 'label.home', message: 'Home' });
    case 'work':
      return i18n._({ id: 'label.work', message: 'Work' });
    case 'company':
      return i18n._({ id: 'label.company', message: 'Company' });
    case 'assistant':
      return i18n._({ id: 'label.assistant', message: 'Assistant' });
    case 'fax':
      return i18n._({ id: 'label.fax', message: 'Fax' });
    case 'car':
      return i18n._({ id: 'label.car', message: 'Car' });
    case 'callback':
      return i18n._({ id: 'label.callback', message: 'Call back' });
    case 'other':
      return i18n._({ id: 'label.other', message: 'Other' });
  }
}
