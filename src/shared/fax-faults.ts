import type { I18n } from '@lingui/core';

type Say = (i18n: I18n) => string;

/** Why a fax did not reach somebody, by the platform's `faxErrorCode`, each as one whole sentence. */
export const faultReasons = {
  AllLinesInUse: (i18n) =>
    i18n._({ id: 'faxFault.AllLinesInUse', message: 'All fax lines of your company were in use.' }),
  Undefined: (i18n) => i18n._({ id: 'faxFault.Undefined', message: 'RingCentral does not know the reason.' }),
  NoFaxSendPermission: (i18n) =>
    i18n._({ id: 'faxFault.NoFaxSendPermission', message: 'You may not send faxes.' }),
  NoInternationalPermission: (i18n) =>
    i18n._({ id: 'faxFault.NoInternationalPermission', message: 'You may not fax to other countries.' }),
  NoFaxMachine: (i18n) => i18n._({ id: 'faxFault.NoFaxMachine', message: 'No fax machine picked up.' }),
  NoAnswer: (i18n) => i18n._({ id: 'faxFault.NoAnswer', message: 'Nobody picked up.' }),
  LineBusy: (i18n) => i18n._({ id: 'faxFault.LineBusy', message: 'The line was busy.' }),
  CallerHungUp: (i18n) =>
    i18n._({ id: 'faxFault.CallerHungUp', message: 'The other side hung up before the last page.' }),
  NotEnoughCredits: (i18n) =>
    i18n._({ id: 'faxFault.NotEnoughCredits', message: 'Your company’s calling credit is used up.' }),
  SentPartially: (i18n) =>
    i18n._({ id: 'faxFault.SentPartially', message: 'Only some of the pages arrived.' }),
  InternationalCallingDisabled: (i18n) =>
    i18n._({
      id: 'faxFault.InternationalCallingDisabled',
      message: 'Your company’s international calling is off.',
    }),
  DestinationCountryDisabled: (i18n) =>
    i18n._({
      id: 'faxFault.DestinationCountryDisabled',
      message: 'Calls to that country are off for your company.',
    }),
  UnknownCountryCode: (i18n) =>
    i18n._({ id: 'faxFault.UnknownCountryCode', message: 'The number begins with an unknown country code.' }),
  NotAccepted: (i18n) =>
    i18n._({ id: 'faxFault.NotAccepted', message: 'The other side’s machine did not take the fax.' }),
  InvalidNumber: (i18n) => i18n._({ id: 'faxFault.InvalidNumber', message: 'This is not a valid number.' }),
  CallDeclined: (i18n) =>
    i18n._({ id: 'faxFault.CallDeclined', message: 'The other side turned the call away.' }),
  TooManyCallsPerLine: (i18n) =>
    i18n._({ id: 'faxFault.TooManyCallsPerLine', message: 'Too many calls ran over that line at once.' }),
  CallFailed: (i18n) => i18n._({ id: 'faxFault.CallFailed', message: 'The call could not be connected.' }),
  RenderingFailed: (i18n) =>
    i18n._({ id: 'faxFault.RenderingFailed', message: 'RingCentral could not turn the file into pages.' }),
  TooManyPages: (i18n) => i18n._({ id: 'faxFault.TooManyPages', message: 'The fax has too many pages.' }),
  ReturnToDBQueue: (i18n) =>
    i18n._({ id: 'faxFault.ReturnToDBQueue', message: 'RingCentral put the fax back and did not send it.' }),
  NoCallTime: (i18n) => i18n._({ id: 'faxFault.NoCallTime', message: 'No calling minutes were left.' }),
  WrongNumber: (i18n) => i18n._({ id: 'faxFault.WrongNumber', message: 'The number is not in use.' }),
  ProhibitedNumber: (i18n) =>
    i18n._({ id: 'faxFault.ProhibitedNumber', message: 'RingCentral does not call this number.' }),
  InternalError: (i18n) =>
    i18n._({ id: 'faxFault.InternalError', message: 'Something went wrong inside RingCentral.' }),
  FaxSendingProhibited: (i18n) =>
    i18n._({ id: 'faxFault.FaxSendingProhibited', message: 'Sending faxes is off for your account.' }),
  ThePhoneIsBlacklisted: (i18n) =>
    i18n._({ id: 'faxFault.ThePhoneIsBlacklisted', message: 'The number is blocked.' }),
  UserNotFound: (i18n) =>
    i18n._({ id: 'faxFault.UserNotFound', message: 'RingCentral does not know this recipient.' }),
  ConvertError: (i18n) =>
    i18n._({ id: 'faxFault.ConvertError', message: 'RingCentral could not convert the file.' }),
  DBGeneralError: (i18n) =>
    i18n._({ id: 'faxFault.DBGeneralError', message: 'RingCentral could not store the fax.' }),
  SkypeBillingFailed: (i18n) =>
    i18n._({ id: 'faxFault.SkypeBillingFailed', message: 'The call could not be charged.' }),
  AccountSuspended: (i18n) =>
    i18n._({ id: 'faxFault.AccountSuspended', message: 'Your company’s account is suspended.' }),
  ProhibitedDestination: (i18n) =>
    i18n._({ id: 'faxFault.ProhibitedDestination', message: 'RingCentral does not send faxes there.' }),
  InternationalDisabled: (i18n) =>
    i18n._({
      id: 'faxFault.InternationalDisabled',
      message: 'International faxes are off for your company.',
    }),
} as const satisfies Readonly<Record<string, Say>>;

export type FaultCode = keyof typeof faultReasons;

/** @param code the platform's `faxErrorCode`; a new one is not guessed at */
export function faultReason(code: string | undefined, i18n: I18n): string {
  if (code !== undefined && isFaultCode(code)) return faultReasons[code](i18n);
  return i18n._({ id: 'faxFault.unknown', message: 'RingCentral gave no reason that is known here.' });
}

export function isFaultCode(code: string): code is FaultCode {
  return Object.hasOwn(faultReasons, code);
}
