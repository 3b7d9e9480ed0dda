import type { I18n } from '@lingui/core';
import { faxLimits, type FaxRecipient } from '../../../shared/fax-draft.ts';
import { withoutControls } from '../../../shared/plain-text.ts';

/** By name, else exactly the number that is dialled, else what was typed. */
export function chipTitle({ identity, number, text }: FaxRecipient): string {
  return withoutControls(identity?.name ?? number?.shown ?? text);
}

/** Digits read from left to right, whatever is around them. */
export function isChipNumber({ identity }: FaxRecipient): boolean {
  return identity === undefined;
}

/** What is wrong with a recipient, or worth knowing; undefined where it is plain. */
export function recipientRemark(recipient: FaxRecipient, i18n: I18n): string | undefined {
  const { problem, note, text, number } = recipient;
  const values = { text: withoutControls(text), number: number?.shown ?? '' };
  switch (problem) {
    case 'not-a-number':
      return i18n._({ id: 'faxTo.notANumber', message: '{text} is no number.', values });
    case 'too-short':
      return i18n._({ id: 'faxTo.tooShort', message: '{text} is not a full number.', values });
    case 'emergency':
      return i18n._({
        id: 'faxTo.emergency',
        message: '{text} is an emergency number. No fax goes there.',
        values,
      });
    case 'extension':
      return i18n._({ id: 'faxTo.extension', message: 'No fax on ext. {text}. Use a full number.', values });
    case 'premium':
      return i18n._({ id: 'faxTo.premium', message: '{text} costs extra. No fax goes there.', values });
    case 'too-many': {
      const most = { ...values, most: faxLimits.recipients };
      return i18n._({
        id: 'faxTo.tooMany',
        message: 'A fax goes to at most {most} recipients. Remove {text}, or send it another fax.',
        values: most,
      });
    }
    case undefined:
  }
  switch (note) {
    case 'mobile':
      return i18n._({
        id: 'faxTo.mobile',
        message: '{number} is a mobile number. Few of them take faxes.',
        values,
      });
    case 'own-number':
      return i18n._({ id: 'faxTo.own', message: '{number} is your own number.', values });
    case 'international':
      return i18n._({ id: 'faxTo.international', message: '{number} is in another country.', values });
    case 'home-country':
      return i18n._({ id: 'faxTo.homeCountry', message: '{text} is read as {number}.', values });
    case undefined:
      return undefined;
  }
}
