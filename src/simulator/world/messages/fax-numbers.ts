import type { FaxOutcome } from '../../message-types.ts';

/** Numbers that always go the same way when somebody sends them a fax. */
export const faxedNumbers: Readonly<Record<string, FaxOutcome>> = {
  '+14155550180': 'LineBusy',
  '+14155550181': 'NoAnswer',
  '+14155550182': 'NoFaxMachine',
  '+14155550183': 'InvalidNumber',
  '+14155550184': 'CallDeclined',
  '+14155550185': 'SentPartially',
  '+14155550186': 'NotEnoughCredits',
  '+14155550187': 'ProhibitedNumber',
  // …188 is a clinic of the samples, whose machine works.
  '+14155550189': 'by-hand',
  '+14155550190': 'CallerHungUp',
  '+14155550191': 'AllLinesInUse',
  '+442079460180': 'InternationalDisabled',
};
