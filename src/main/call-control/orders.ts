import { type CallAct, type ControlFailure, type ControlOrder, offerOf } from '../../shared/call-control.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type {
  CallControlDoor,
  ControlAddress,
  ControlAnswer,
  ControlWish,
} from '../ringcentral/call-control-port.ts';
import type { SessionParty, SessionReport } from '../ringcentral/reports.ts';
import type { Course, Ordered } from './course.ts';
import type { Courses } from './courses.ts';
import { failureOf, failureOfWithheld, type Refused } from './failure.ts';
import { limitOf } from './limits.ts';
import type { OfferDesk } from './offer-desk.ts';
import { recordingOf, withRecording } from './recording.ts';
import { isShown } from './shown.ts';
import { didHappen } from './went.ts';

/** What the platform answered about one call, for whoever follows the calls. */
export type Told =
  | { readonly kind: 'session'; readonly report: SessionReport }
  | { readonly kind: 'own-party'; readonly telephonySessionId: string; readonly party: SessionParty }
  | { readonly kind: 'gone'; readonly telephonySessionId: string };

export type OrdersPorts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly courses: Courses;
  readonly offers: OfferDesk;
  /** Throws while nobody is signed in. */
  readonly door: () => CallControlDoor;
  /** What is wrong with an act before anybody is asked; or what to ask for. */
  readonly wishFor: (act: CallAct, course: Course) => ControlWish | ControlFailure;
  readonly told: (told: Told, askedAt: number) => void;
  /** Asks which calls there really are. */
  readonly lookAtCalls: () => void;
  /** The call is as the act wanted it, or over; told once. */
  readonly completed: (act: CallAct, course: Course) => void;
  /** And it was this act that did it: the platform said so, or how the call ended does. */
  readonly succeeded: (act: CallAct, course: Course) => void;
  readonly refused: (act: CallAct, refused: Refused) => void;
  readonly deviceLabel: (act: CallAct) => string | undefined;
};

export type Orders = {
  readonly order: (order: ControlOrder) => void;
  /** Its events have said something new. */
  readonly settle: (course: Course) => void;
  readonly fail: (callId: string, act: CallAct, why: ControlFailure) => void;
};

/** Sends each order once at most, and says what became of it. */
export function createOrders(ports: OrdersPorts): Orders {
  const { clock, log, courses } = ports;

  function order({ callId, seen, act }: ControlOrder): void {
    const course = courses.get(callId);
    if (course === undefined) return;
    const { call, partyId } = course.steering;
    if (course.order !== undefined)
      return log.info('call-control: dropped, another action is under way', { act: act.kind });
    if (call.phase === 'ended') return fail(callId, act, 'call-over');
    if (call.phase !== seen) return fail(callId, act, 'call-changed');
    const offer = offerOf(ports.offers.of(course), act.kind);
    if (offer !== 'offered') return fail(callId, act, failureOfWithheld(offer));
    const wish = ports.wishFor(act, course);
    if (typeof wish === 'string') return fail(callId, act, wish);
    if (course.unanswered.includes(wish.kind)) return fail(callId, act, 'in-the-way');
    const { telephonySessionId } = call;
    if (telephonySessionId === undefined || partyId === undefined) return;
    begin(callId, act, { telephonySessionId, partyId }, wish);
  }

  function begin(callId: string, act: CallAct, at: ControlAddress, wish: ControlWish): void {
    const limit = limitOf(act.kind);
    const since = clock.now();
    const token = Symbol(act.kind);
    const ordered: Ordered = {
      ...{ token, act, since, until: since + limit, before: { partyId: at.partyId } },
      ...{ isDone: false, isOverdue: false, hasLooked: false },
    };
    const out = courses.get(callId)?.unanswered ?? [];
    courses.change(callId, {
      order: ordered,
      unanswered: [...out, wish.kind],
      problem: undefined,
      doubt: undefined,
      went: undefined,
    });
    const askedAt = clock.elapsed();
    clock.after(limit, () => overdue(callId, token));
    void send(ordered, at, wish).then((answer) => {
      const unanswered = courses.get(callId)?.unanswered.filter((kind) => kind !== wish.kind) ?? [];
      courses.change(callId, { unanswered });
      answered(callId, ordered, answer, askedAt);
    });
  }

  async function send(
    { since, until }: Ordered,
    at: ControlAddress,
    wish: ControlWish,
  ): Promise<ControlAnswer> {
    try {
      return await ports.door().controlParty(at, wish, until - since);
    } catch (error) {
      log.error('call-control: an action failed in a way nobody expected', error);
      return { kind: 'lost', requestId: undefined };
    }
  }

  function answered(callId: string, { token, act }: Ordered, answer: ControlAnswer, askedAt: number): void {
    const course = courses.get(callId);
    if (course === undefined) return;
    const isCurrent = course.order?.token === token;
    switch (answer.kind) {
      case 'done':
        return done(course, { token, act }, answer, askedAt);
      case 'refused':
        return isCurrent ? refused(course, act, answer) : undefined;
      case 'too-many':
        return isCurrent ? fail(callId, act, 'too-many') : undefined;
      case 'offline':
        return isCurrent ? fail(callId, act, 'offline') : undefined;
      case 'lost':
        return isCurrent ? lost(course, act, answer.requestId) : undefined;
    }
  }

  function done(
    { steering: { call } }: Course,
    { token, act }: Pick<Ordered, 'token' | 'act'>,
    { party, recording }: Extract<ControlAnswer, { kind: 'done' }>,
    askedAt: number,
  ): void {
    const { id: callId, telephonySessionId } = call;
    const current = courses.get(callId);
    if (current === undefined) return;
    const isCurrent = current.order?.token === token;
    if (isCurrent) courses.change(callId, { order: { ...current.order, isDone: true } });
    if (recording !== undefined)
      courses.change(callId, { recordings: withRecording(current.recordings, recording) });
    if (party !== undefined && telephonySessionId !== undefined)
      ports.told({ kind: 'own-party', telephonySessionId, party }, askedAt);
    const now = courses.get(callId);
    if (now === undefined) return;
    if (!isCurrent) {
      // Its event was quicker than its answer, and did not say whose doing it was.
      if (now.order === undefined && now.went === undefined) ports.succeeded(act, now);
      return;
    }
    settle(now);
    const { order: left } = courses.get(callId) ?? {};
    if (left?.token === token && left.isOverdue) courses.change(callId, { order: undefined });
  }

  function refused(course: Course, act: CallAct, answer: Refused): void {
    const { id: callId } = course.steering.call;
    ports.refused(act, answer);
    const why = failureOf(act, answer);
    const isOfState = inDoubt.includes(why);
    fail(callId, act, why, answer.requestId, isOfState);
    if (isOfState && course.order?.hasLooked !== true) void look(callId, () => mend(callId, act));
  }

  /** The platform does not know the party, and the call goes on all the same. */
  function mend(callId: string, act: CallAct): void {
    const course = courses.get(callId);
    if (course?.problem?.why !== 'call-over' || course.problem.operation !== act.kind) return;
    if (course.steering.call.phase !== 'ended')
      courses.change(callId, { problem: { ...course.problem, why: 'in-the-way' } });
  }

  function lost({ steering, order: ordered }: Course, act: CallAct, requestId: string | undefined): void {
    const { id: callId } = steering.call;
    const give = (): void => {
      const course = courses.get(callId);
      if (course?.order === undefined || course.order.token !== ordered?.token) return;
      fail(callId, act, 'no-sign', requestId, true);
    };
    if (ordered?.hasLooked === true) give();
    else void look(callId, give);
  }

  function overdue(callId: string, token: symbol): void {
    const course = courses.get(callId);
    if (course?.order?.token !== token) return;
    const { act, isDone } = course.order;
    const kept = isDone ? undefined : { ...course.order, isOverdue: true, hasLooked: true };
    const hasLooked = course.order.hasLooked;
    fail(callId, act, 'no-sign', undefined, true);
    courses.change(callId, { order: kept });
    if (!hasLooked) void look(callId, () => undefined);
  }

  function settle({ steering, recordings, order: ordered, doubt, problem }: Course): void {
    const { id: callId } = steering.call;
    const recording = recordingOf(recordings);
    if (ordered !== undefined && isShown(ordered.act, steering, recording, ordered.before)) {
      courses.change(callId, { order: undefined, problem: undefined, doubt: undefined });
      const course = courses.get(callId);
      if (course === undefined) return;
      ports.completed(ordered.act, course);
      if (ordered.isDone || didHappen(ordered.act, steering)) ports.succeeded(ordered.act, course);
    } else if (doubt !== undefined && isShown(doubt, steering, recording, { partyId: steering.partyId })) {
      const isAbout = steering.call.phase !== 'ended' || endings.includes(doubt.kind);
      const left = isAbout || problem === undefined ? undefined : ({ ...problem, why: 'call-over' } as const);
      courses.change(callId, { problem: left, doubt: undefined });
    }
  }

  /** The truth, asked for once. */
  async function look(callId: string, then: () => void): Promise<void> {
    const id = courses.get(callId)?.steering.call.telephonySessionId;
    const ordered = courses.get(callId)?.order;
    if (id === undefined) return then();
    if (ordered !== undefined) courses.change(callId, { order: { ...ordered, hasLooked: true } });
    const askedAt = clock.elapsed();
    const read = await ports
      .door()
      .readSession(id)
      .catch((error: unknown) => {
        log.error('call-control: a call could not be read', error);
        return { kind: 'no-answer' } as const;
      });
    if (read.kind === 'session') ports.told({ kind: 'session', report: read.report }, askedAt);
    else if (read.kind === 'gone') ports.told({ kind: 'gone', telephonySessionId: id }, askedAt);
    else ports.lookAtCalls();
    then();
  }

  function fail(
    callId: string,
    act: CallAct,
    why: ControlFailure,
    requestId?: string,
    isDoubted = false,
  ): void {
    const deviceLabel = ports.deviceLabel(act);
    const problem = { operation: act.kind, why, deviceLabel, at: clock.now(), requestId };
    courses.change(callId, { order: undefined, problem, doubt: isDoubted ? act : undefined });
    const course = courses.get(callId);
    // It may have been so for long.
    if (isDoubted && course !== undefined) settle(course);
  }

  return { order, settle, fail };
}

/** With these the call may be in another state than it seemed. */
const inDoubt: readonly ControlFailure[] = ['call-over', 'in-the-way', 'not-possible', 'failed'];
/** These want the call to be over, for me. */
const endings: readonly CallAct['kind'][] = [
  ...(['hang-up', 'to-voicemail', 'skip', 'stop-ringing', 'forward-to', 'reply'] as const),
  ...(['transfer', 'join-calls'] as const),
];
