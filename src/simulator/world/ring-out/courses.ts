import type { RingOutOutcome, RingOutStatus } from '../../ring-out-types.ts';
import type { PartyReason } from '../session.ts';

/** What a phone does: answers, rings until it is given up, or fails for a reason. `by-hand` waits for somebody. */
export type LegPlay = 'answers' | 'ignores-prompt' | 'by-hand' | PartyReason;

/** What happens to the two phones. */
export type Course =
  /** Known before any phone rings. */
  | { readonly kind: 'refused'; readonly status: RingOutStatus }
  /** Nothing is ever heard of it. */
  | { readonly kind: 'silent' }
  | {
      readonly kind: 'played';
      readonly own: LegPlay;
      readonly theirs: LegPlay;
      /** Where the platform's words at the end are not those of the legs. */
      readonly says?: Partial<RingOutStatus>;
    };

const played = (own: LegPlay, theirs: LegPlay, says: Partial<RingOutStatus> = {}): Course => ({
  ...{ kind: 'played', own, theirs, says },
});

const refused = (status: Partial<RingOutStatus>): Course => ({
  kind: 'refused',
  status: {
    ...{ callStatus: 'CannotReach', callerStatus: 'InProgress', calleeStatus: 'InProgress' },
    ...status,
  },
});

const courses: Readonly<Record<RingOutOutcome, Course>> = {
  answered: played('answers', 'answers'),
  busy: played('answers', 'TargetBusy'),
  'no-answer': played('answers', 'NoAnswer'),
  rejected: played('answers', 'Rejected'),
  'caller-busy': played('TargetBusy', 'answers'),
  'caller-no-answer': played('NoAnswer', 'answers'),
  'caller-rejected': played('Rejected', 'answers'),
  'prompt-ignored': played('ignores-prompt', 'answers'),
  'international-disabled': refused({ calleeStatus: 'InternationalDisabled' }),
  'destination-blocked': played('answers', 'DestinationBlocked'),
  'not-enough-funds': refused({ calleeStatus: 'NotEnoughFunds' }),
  'no-such-user': refused({ calleeStatus: 'NosuchUser' }),
  invalid: refused({ calleeStatus: 'Invalid' }),
  // Seen in the wild: the leg that was answered is blamed, the other one praised.
  'cannot-reach': played('answers', 'InternalError', {
    callerStatus: 'GenericError',
    calleeStatus: 'Success',
  }),
  'generic-error': played('answers', 'InternalError'),
  error: played('InternalError', 'answers', { callerStatus: 'Error' }),
  unknown: played('answers', 'InternalError', { calleeStatus: 'Unknown' }),
  'no-answering-machine': refused({ callStatus: 'NoAnsweringMachine' }),
  'from-not-supported': refused({ callerStatus: 'RingOutFromThisNumberIsNotSupported' }),
  'by-hand': played('by-hand', 'by-hand'),
  never: { kind: 'silent' },
};

export const courseOf = (outcome: RingOutOutcome): Course => courses[outcome];
