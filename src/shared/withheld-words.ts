import type { I18n } from '@lingui/core';
import type { Withheld } from './call-control.ts';

/** Why something cannot be done with this call, for the tooltip of its button. */
export function withheldWords(why: Withheld, i18n: I18n): string {
  switch (why) {
    case 'no-right':
      return i18n._({
        id: 'withheld.noRight',
        message: 'This account may watch calls but not control them.',
      });
    case 'no-recording-right':
      return i18n._({ id: 'withheld.noRecordingRight', message: 'Your role may not record calls.' });
    case 'not-known-yet':
      return i18n._({
        id: 'withheld.notKnownYet',
        message: 'RingCentral has not told enough about this call yet.',
      });
    case 'offline':
      return i18n._({ id: 'withheld.offline', message: "You're offline. Use your phone." });
    case 'busy':
      return i18n._({ id: 'withheld.busy', message: 'Something else is being done with this call.' });
    case 'no-device':
    case 'device-offline':
    case 'device-cannot':
    case 'phone-not-known':
      return deviceWords(why, i18n);
    case 'conference':
    case 'recorded-by-rule':
    case 'incoming-only':
    case 'nothing-to-flip-to':
    case 'no-second-call':
    case 'nobody-to-tell':
    case 'test-call':
      return callWords(why, i18n);
  }
}

type OfDevice = 'no-device' | 'device-offline' | 'device-cannot' | 'phone-not-known';

function deviceWords(why: OfDevice, i18n: I18n): string {
  switch (why) {
    case 'no-device':
      return i18n._({ id: 'withheld.noDevice', message: 'None of your phones takes calls from here.' });
    case 'device-offline':
      return i18n._({
        id: 'withheld.deviceOffline',
        message: 'The phones that take calls from here are switched off.',
      });
    case 'device-cannot':
      return i18n._({
        id: 'withheld.deviceCannot',
        message: 'RingCentral has refused this for each of your phones.',
      });
    case 'phone-not-known':
      return i18n._({
        id: 'withheld.phoneNotKnown',
        message: "RingCentral doesn't say which of your phones has the call.",
      });
  }
}

type OfCall = Exclude<
  Withheld,
  OfDevice | 'no-right' | 'no-recording-right' | 'not-known-yet' | 'offline' | 'busy'
>;

function callWords(why: OfCall, i18n: I18n): string {
  switch (why) {
    case 'conference':
      return i18n._({ id: 'withheld.conference', message: "This can't be done with a conference." });
    case 'recorded-by-rule':
      return i18n._({
        id: 'withheld.recordedByRule',
        message: 'A rule of your company records this call. Nobody can stop that here.',
      });
    case 'incoming-only':
      return i18n._({ id: 'withheld.incomingOnly', message: 'Only calls that came in can be parked.' });
    case 'nothing-to-flip-to':
      return i18n._({
        id: 'withheld.nothingToFlipTo',
        message: 'You have no other number to move the call to.',
      });
    case 'no-second-call':
      return i18n._({ id: 'withheld.noSecondCall', message: 'There is no second call to join it with.' });
    case 'nobody-to-tell':
      return i18n._({ id: 'withheld.nobodyToTell', message: "This caller can't be told anything." });
    case 'test-call':
      return i18n._({ id: 'withheld.testCall', message: 'A test call exists only on this computer.' });
  }
}
