import type { I18n } from '@lingui/core';
import type { CostlyKind, DialNote, DialRefusal, QuickCallNotice } from '../../shared/dialling.ts';
import { isolatedNumber } from '../call-words.ts';

/** Why what was received is not called. */
export function refusalWords(reason: DialRefusal, i18n: I18n): string {
  switch (reason) {
    case 'no-number':
      return i18n._({ id: 'refusal.noNumber', message: 'There is no number in this.' });
    case 'too-short':
      return i18n._({ id: 'refusal.tooShort', message: 'This number is too short.' });
    case 'too-long':
      return i18n._({ id: 'refusal.tooLong', message: 'This number is too long.' });
    case 'impossible':
      return i18n._({ id: 'refusal.impossible', message: 'No phone can have this number.' });
    case 'special-code':
      return i18n._({ id: 'refusal.specialCode', message: 'Codes like this one work only on a phone.' });
    case 'caller-id-code':
      return i18n._({
        id: 'refusal.callerIdCode',
        message: 'Codes that hide your number are not dialled. Settings say which number others see.',
      });
    case 'costly-blocked':
      return i18n._({
        id: 'refusal.costlyBlocked',
        message: 'This number costs extra, and your settings refuse such numbers.',
      });
    case 'not-a-phone-number':
    case 'unknown-place':
    case 'unknown-link':
    case 'badly-encoded':
      return linkRefusal(reason, i18n);
    case 'control-characters':
    case 'mixed-digits':
    case 'look-alikes':
      return trickRefusal(reason, i18n);
  }
}

type LinkRefusal = 'not-a-phone-number' | 'unknown-place' | 'unknown-link' | 'badly-encoded';

function linkRefusal(reason: LinkRefusal, i18n: I18n): string {
  switch (reason) {
    case 'not-a-phone-number':
      return i18n._({ id: 'refusal.notAPhone', message: 'This is an address, not a phone number.' });
    case 'unknown-place':
      return i18n._({
        id: 'refusal.unknownPlace',
        message: 'The link does not say in which country this number is.',
      });
    case 'unknown-link':
      return i18n._({ id: 'refusal.unknownLink', message: 'Ringside does not know links of this kind.' });
    case 'badly-encoded':
      return i18n._({ id: 'refusal.badlyEncoded', message: 'This link is damaged.' });
  }
}

function trickRefusal(reason: 'control-characters' | 'mixed-digits' | 'look-alikes', i18n: I18n): string {
  switch (reason) {
    case 'control-characters':
      return i18n._({
        id: 'refusal.controls',
        message: 'Hidden characters stand in this number. Type it instead.',
      });
    case 'mixed-digits':
      return i18n._({
        id: 'refusal.mixedDigits',
        message: 'The digits of this number come from several scripts. Type it instead.',
      });
    case 'look-alikes':
      return i18n._({
        id: 'refusal.lookAlikes',
        message: 'Some characters of this number only look like digits. Type it instead.',
      });
  }
}

/** What the person should know before this is called. */
export function noteWords(note: DialNote, i18n: I18n): string {
  switch (note.kind) {
    case 'home-country': {
      const country = countryName(note.country, i18n.locale);
      return i18n._({
        id: 'note.homeCountry',
        message: 'Read as a number in {country}.',
        values: { country },
      });
    }
    case 'combined':
      return i18n._({ id: 'note.combined', message: 'Completed with the place that the link named.' });
    case 'from-letters':
      return i18n._({
        id: 'note.fromLetters',
        message: '{letters} is read as digits.',
        values: { letters: note.letters },
      });
    case 'other-digits':
      return i18n._({ id: 'note.otherDigits', message: 'Its digits were written in another script.' });
    case 'extension-apart':
      return i18n._({
        id: 'note.extensionApart',
        message: 'Extension {extension} is not dialled.',
        values: { extension: isolatedNumber(note.extension, i18n) },
      });
    case 'tones-not-sent':
      return i18n._({
        id: 'note.tonesNotSent',
        message: '{tones} is not sent. Press it on your phone.',
        values: { tones: isolatedNumber(note.tones, i18n) },
      });
    case 'part-ignored':
      return i18n._({
        id: 'note.partIgnored',
        message: '“{what}” in the link means nothing here.',
        values: { what: note.what },
      });
  }
}

export function costlyWords(what: CostlyKind, i18n: I18n): string {
  switch (what) {
    case 'premium':
      return i18n._({ id: 'note.premium', message: 'This is a premium number. The call costs extra.' });
    case 'shared-cost':
      return i18n._({ id: 'note.sharedCost', message: 'You pay part of what this call costs extra.' });
    case 'satellite':
      return i18n._({ id: 'note.satellite', message: 'This is a satellite phone. The call costs extra.' });
  }
}

function countryName(code: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code;
}

/** A sentence instead of a number, or beside one. */
export function noticeWords(notice: QuickCallNotice, i18n: I18n): string {
  switch (notice.kind) {
    case 'refused':
      return refusalWords(notice.reason, i18n);
    case 'texts-not-yet':
      return i18n._({ id: 'notice.textsNotYet', message: 'Ringside cannot send texts yet. You can call.' });
    case 'faxes-not-yet':
      return i18n._({ id: 'notice.faxesNotYet', message: 'Ringside cannot send faxes yet.' });
    case 'too-many':
      return i18n._({
        id: 'notice.tooMany',
        message:
          '{count, plural, one {# more link came at once and was not opened.} other {# more links came at once and were not opened.}}',
        values: { count: notice.count },
      });
    case 'nothing-selected':
      return i18n._({ id: 'notice.nothingSelected', message: 'There is no number in what you copied.' });
  }
}
