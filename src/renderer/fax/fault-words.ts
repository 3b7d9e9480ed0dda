import type { I18n } from '@lingui/core';
import { type FaultCode, faultReason, isFaultCode } from '../../shared/fax-faults.ts';

type Advice =
  | 'wait'
  | 'machine'
  | 'number'
  | 'right'
  | 'abroad'
  | 'credit'
  | 'file'
  | 'parts'
  | 'some'
  | 'support'
  | 'blocked'
  | 'account';

/** What helps, by what went wrong. */
const adviceFor: Readonly<Record<FaultCode, Advice>> = {
  ...{ AllLinesInUse: 'wait', LineBusy: 'wait', TooManyCallsPerLine: 'wait', CallFailed: 'wait' },
  ...{ ReturnToDBQueue: 'wait', NoAnswer: 'machine', CallerHungUp: 'machine', NotAccepted: 'machine' },
  ...{ CallDeclined: 'machine', NoFaxMachine: 'number', InvalidNumber: 'number', WrongNumber: 'number' },
  ...{ UnknownCountryCode: 'number', UserNotFound: 'number', NoFaxSendPermission: 'right' },
  ...{ FaxSendingProhibited: 'right', NoInternationalPermission: 'abroad', InternationalDisabled: 'abroad' },
  ...{ InternationalCallingDisabled: 'abroad', DestinationCountryDisabled: 'abroad' },
  ...{ NotEnoughCredits: 'credit', NoCallTime: 'credit', SkypeBillingFailed: 'credit' },
  ...{ RenderingFailed: 'file', ConvertError: 'file', TooManyPages: 'parts', SentPartially: 'some' },
  ...{ Undefined: 'support', InternalError: 'support', DBGeneralError: 'support' },
  ...{ ProhibitedNumber: 'blocked', ThePhoneIsBlacklisted: 'blocked', ProhibitedDestination: 'blocked' },
  ...{ AccountSuspended: 'account' },
};

const advices: Readonly<Record<Advice, (i18n: I18n) => string>> = {
  wait: (i18n) => i18n._({ id: 'faxAdvice.wait', message: 'Resend it in a few minutes.' }),
  machine: (i18n) =>
    i18n._({
      id: 'faxAdvice.machine',
      message: 'Ask whether their machine is on and has paper, then resend.',
    }),
  number: (i18n) =>
    i18n._({
      id: 'faxAdvice.number',
      message: 'Check the fax number with them, then send to the right one.',
    }),
  right: (i18n) =>
    i18n._({
      id: 'faxAdvice.right',
      message: 'An administrator can allow it in the admin portal under Users › Roles.',
    }),
  abroad: (i18n) =>
    i18n._({
      id: 'faxAdvice.abroad',
      message: 'An administrator can turn it on under international calling in the admin portal.',
    }),
  credit: (i18n) =>
    i18n._({ id: 'faxAdvice.credit', message: 'An administrator can add credit; resend it after that.' }),
  file: (i18n) => i18n._({ id: 'faxAdvice.file', message: 'Save the file as PDF and send that.' }),
  parts: (i18n) => i18n._({ id: 'faxAdvice.parts', message: 'Send it in parts of at most 200 pages.' }),
  some: (i18n) =>
    i18n._({ id: 'faxAdvice.some', message: 'Ask which pages are missing, or resend all of them.' }),
  support: (i18n) =>
    i18n._({
      id: 'faxAdvice.support',
      message: 'Resend it. If that fails too, RingCentral’s support needs the code.',
    }),
  blocked: (i18n) =>
    i18n._({
      id: 'faxAdvice.blocked',
      message: 'Resending does not help. RingCentral’s support can say why.',
    }),
  account: (i18n) =>
    i18n._({ id: 'faxAdvice.account', message: 'An administrator has to settle this with RingCentral.' }),
};

export type FaultWords = { readonly reason: string; readonly advice: string };

/** @param code the platform's `faxErrorCode`; a new one is not guessed at */
export function faultWords(code: string | undefined, i18n: I18n): FaultWords {
  const advice = code !== undefined && isFaultCode(code) ? adviceFor[code] : 'support';
  return { reason: faultReason(code, i18n), advice: advices[advice](i18n) };
}
