import type { RingOutOutcome } from '../../ring-out-types.ts';

/** Numbers that always go the same way when somebody calls them by RingOut. */
export const calledNumbers: Readonly<Record<string, RingOutOutcome>> = {
  '+14155550160': 'busy',
  '+14155550161': 'no-answer',
  '+14155550162': 'rejected',
  '+14155550163': 'destination-blocked',
  '+14155550164': 'not-enough-funds',
  '+14155550165': 'generic-error',
  '+14155550166': 'cannot-reach',
  '+14155550167': 'never',
  '+14155550168': 'invalid',
  '+14155550169': 'unknown',
  '+442079460160': 'international-disabled',
};

/** Numbers that always go the same way when they are rung first. */
export const rungNumbers: Readonly<Record<string, RingOutOutcome>> = {
  '+14155550170': 'caller-busy',
  '+14155550171': 'caller-no-answer',
  '+14155550172': 'caller-rejected',
  '+14155550173': 'from-not-supported',
  '+14155550174': 'error',
  '+14155550175': 'no-answering-machine',
  '+14155550176': 'prompt-ignored',
};
