import { describe, expect, test } from 'vitest';
import { faultReasons } from '../../../../src/shared/fax-faults.ts';
import { faultWords } from '../../../../src/renderer/fax/fault-words.ts';
import { createWords } from '../../../../src/renderer/words.ts';

const i18n = createWords('en-US');

/** Every `faxErrorCode` that the platform's description lists, and what helps. */
const codes = [
  ['AllLinesInUse', /in use/, /few minutes/],
  ['Undefined', /does not know/, /support/],
  ['NoFaxSendPermission', /may not send/, /Users › Roles/],
  ['NoInternationalPermission', /other countries/, /international calling/],
  ['NoFaxMachine', /No fax machine/, /Check the fax number/],
  ['NoAnswer', /Nobody picked up/, /machine is on/],
  ['LineBusy', /busy/, /few minutes/],
  ['CallerHungUp', /hung up/, /machine is on/],
  ['NotEnoughCredits', /credit is used up/, /add credit/],
  ['SentPartially', /Only some of the pages/, /which pages/],
  ['InternationalCallingDisabled', /international calling is off/, /turn it on/],
  ['DestinationCountryDisabled', /that country/, /turn it on/],
  ['UnknownCountryCode', /country code/, /Check the fax number/],
  ['NotAccepted', /did not take/, /machine is on/],
  ['InvalidNumber', /not a valid number/, /Check the fax number/],
  ['CallDeclined', /turned the call away/, /machine is on/],
  ['TooManyCallsPerLine', /Too many calls/, /few minutes/],
  ['CallFailed', /could not be connected/, /few minutes/],
  ['RenderingFailed', /into pages/, /PDF/],
  ['TooManyPages', /too many pages/, /200 pages/],
  ['ReturnToDBQueue', /did not send it/, /few minutes/],
  ['NoCallTime', /minutes/, /add credit/],
  ['WrongNumber', /not in use/, /Check the fax number/],
  ['ProhibitedNumber', /does not call this number/, /does not help/],
  ['InternalError', /inside RingCentral/, /support/],
  ['FaxSendingProhibited', /off for your account/, /Users › Roles/],
  ['ThePhoneIsBlacklisted', /blocked/, /does not help/],
  ['UserNotFound', /does not know this recipient/, /Check the fax number/],
  ['ConvertError', /convert/, /PDF/],
  ['DBGeneralError', /store/, /support/],
  ['SkypeBillingFailed', /charged/, /add credit/],
  ['AccountSuspended', /suspended/, /administrator/],
  ['ProhibitedDestination', /does not send faxes there/, /does not help/],
  ['InternationalDisabled', /International faxes are off/, /turn it on/],
] as const;

describe('why a fax did not arrive', () => {
  test.each(codes)('%s is said in plain words, with what helps', (code, reason, advice) => {
    const words = faultWords(code, i18n);
    expect(words.reason).toMatch(reason);
    expect(words.advice).toMatch(advice);
  });

  test('every code that is known has its own sentence, and the table above names each', () => {
    expect(codes.map(([code]) => code)).toEqual(Object.keys(faultReasons));
    const sentences = codes.map(([code]) => faultWords(code, i18n).reason);
    expect(new Set(sentences).size).toBe(codes.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  test.each([undefined, 'SomethingNew', 'toString', '__proto__'])('nothing is guessed of %s', (code) => {
    expect(faultWords(code, i18n).reason).toBe('RingCentral gave no reason that is known here.');
  });
});
