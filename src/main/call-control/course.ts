import type {
  Asking,
  CallAct,
  CallControl,
  ControlProblem,
  Offers,
  TransferDraft,
  WhereItWent,
} from '../../shared/call-control.ts';
import type { ControlWish } from '../ringcentral/call-control-port.ts';
import type { DialTarget } from '../../shared/dialling.ts';
import type { Before } from './shown.ts';
import { type KnownRecordings, noRecordings, recordingOf } from './recording.ts';
import type { Steering } from './steering.ts';

/** An action under way. It is over with the event that shows it, with a refusal, or at its limit. */
export type Ordered = {
  /** Another one for each order: late answers are told apart by it. */
  readonly token: symbol;
  readonly act: CallAct;
  readonly before: Before;
  /** This computer's clock, ms since the epoch. */
  readonly since: number;
  readonly until: number;
  /** The platform said that it did it. */
  readonly isDone: boolean;
  /** Its time is over and nobody waits for it, but its request is still out: nothing else is sent before. */
  readonly isOverdue: boolean;
  /** The platform was asked how the call stands: once is enough. */
  readonly hasLooked: boolean;
};

/** One call as its control knows it. */
export type Course = {
  readonly steering: Steering;
  readonly recordings: KnownRecordings;
  readonly order: Ordered | undefined;
  /** Requests that are out, also those whose effect was seen before their answer: none of them is sent beside itself. */
  readonly unanswered: readonly ControlWish['kind'][];
  readonly problem: ControlProblem | undefined;
  /** What the problem is about, while an event may still show that it is none. */
  readonly doubt: CallAct | undefined;
  readonly went: WhereItWent | undefined;
  readonly draft: TransferDraft | undefined;
  readonly replyDraft: string;
  readonly asking: Asking | undefined;
  /** This computer's clock, ms since the epoch. */
  readonly askingSince: number;
};

export function newCourse(steering: Steering): Course {
  return {
    steering,
    recordings: noRecordings,
    order: undefined,
    unanswered: [],
    problem: undefined,
    doubt: undefined,
    went: undefined,
    draft: undefined,
    replyDraft: '',
    asking: undefined,
    askingSince: 0,
  };
}

/** As windows see it. */
export function drawn(course: Course, offers: Offers, lastTargets: readonly DialTarget[]): CallControl {
  const { steering, recordings, order, problem, went, draft, replyDraft, asking } = course;
  const pending =
    order === undefined || order.isOverdue
      ? undefined
      : { act: order.act, since: order.since, until: order.until };
  return {
    ...offers,
    ...{ muted: steering.own?.muted === true, recording: recordingOf(recordings) },
    ...{ pending, problem, went, draft, replyDraft, asking, lastTargets },
  };
}
