import {
  type CallAct,
  type CallControlCommands,
  type CallControlState,
  type ControlFailure,
  type FlipTarget,
  noCallControl,
} from '../../shared/call-control.ts';
import type { Call, CallParty } from '../../shared/call.ts';
import type { ConnectionState } from '../../shared/connection.ts';
import type { DialTarget } from '../../shared/dialling.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type {
  CallControlDoor,
  ControlDeviceRead,
  ControlRead,
  ControlWish,
} from '../ringcentral/call-control-port.ts';
import { type AskingsPorts, createAskings } from './askings.ts';
import { type Course, drawn } from './course.ts';
import { createCourses } from './courses.ts';
import {
  type KeptPlace,
  keptText,
  nothingKept,
  readKept,
  targetsOf,
  withAnswer,
  withTarget,
} from './kept.ts';
import { heardOfWithin, phonesStaleAfter } from './limits.ts';
import { createOfferDesk } from './offer-desk.ts';
import type { OfferGround } from './offers.ts';
import { createOrders, type Told } from './orders.ts';
import { drawDevices, wentOff } from './own-devices.ts';
import { createParked } from './parked.ts';
import { learnRecordings } from './recording.ts';
import {
  controlPermission,
  recordingPermission,
  rightByEvents,
  rightOf,
  unknownRights,
  withoutMissing,
  withRefusal,
} from './right.ts';
import type { Steering } from './steering.ts';
import { followed, forgotten, wentBy } from './went.ts';
import { wishFor } from './wishes.ts';

export type CallControlPorts = Pick<AskingsPorts, 'callOut' | 'ringOuts'> & {
  readonly clock: Clock;
  readonly log: Log;
  readonly later: (task: () => void) => void;
  /** Throws while nobody is signed in. */
  readonly door: () => CallControlDoor;
  readonly isReachable: () => boolean;
  readonly ownExtensionId: () => string | undefined;
  readonly extensionIdOf: (extensionNumber: string) => string | undefined;
  /** Undefined for whatever must not be called: emergency numbers, and what is no number. */
  readonly targetOf: (to: string) => DialTarget | undefined;
  readonly isTest: (call: Pick<Call, 'id'>) => boolean;
  readonly callsOut: () => OfferGround['callsOut'];
  /** Minutes; 0: no alarm. */
  readonly parkAlarmMinutes: () => number;
  readonly told: (told: Told, askedAt: number) => void;
  readonly lookAtCalls: () => void;
  readonly save: (change: (state: CallControlState) => CallControlState) => void;
};

export type CallControlDesk = {
  readonly commands: CallControlCommands;
  /** Somebody is signed in. */
  readonly follow: (kept: KeptPlace) => void;
  /** Calls that changed. */
  readonly steered: (calls: readonly Steering[]) => void;
  /** All that are listed. */
  readonly listed: (calls: readonly Call[]) => void;
  /** Whoever is told of a call next sees at once what can be done with it. */
  readonly drawNow: () => void;
  readonly phonesRead: (read: ControlRead) => void;
  readonly connection: (state: ConnectionState) => void;
  /** Whether somebody can be asked, whom one could call, or a setting: something of it has changed. */
  readonly groundChanged: () => void;
  readonly ringOutsChanged: () => void;
  readonly forget: () => void;
};

/** Steers calls on the person's phones: what can be done, what is being done, and what became of it. */
export function createCallControl(ports: CallControlPorts): CallControlDesk {
  const { clock, save } = ports;
  let rights = unknownRights;
  let kept = nothingKept;
  let place: KeptPlace | undefined;
  let read: readonly ControlDeviceRead[] | undefined;
  let readAt = -Infinity;
  let flipTargets: readonly FlipTarget[] = [];
  let turn = 0;

  const courses = createCourses({
    later: ports.later,
    draw: (course) => drawn(course, offers.of(course), lastTargets(course.steering.call.party)),
    save: (byCall) => save((state) => ({ ...state, byCall })),
  });
  const offers = createOfferDesk(ground, () => courses, ports.isTest);
  const parked = createParked({
    clock,
    alarmMinutes: ports.parkAlarmMinutes,
    save: (list) => save((state) => ({ ...state, parked: list })),
  });
  const orders = createOrders({
    ...{ ...ports, courses, offers },
    wishFor: judged,
    completed,
    succeeded,
    refused: (act, answer) => {
      rights = withRefusal(rights, act, answer);
      if ('deviceId' in act && answer.parameter === 'deviceId') {
        if (answer.why === 'conflict') read = wentOff(read, act.deviceId);
        else keep(withAnswer(kept, act.deviceId, 'no'));
      }
      saveGround();
    },
    deviceLabel: (act) =>
      'deviceId' in act ? read?.find(({ id }) => id === act.deviceId)?.label : undefined,
  });
  const askings = createAskings({
    ...ports,
    courses,
    failed: (callId, to, why) => orders.fail(callId, { kind: 'ask-first', to }, why),
  });

  function ground(): OfferGround {
    return {
      right: rightOf(rights).has,
      ...{ mayRecord: rights.mayRecord, mayPark: rights.mayPark },
      isReachable: ports.isReachable(),
      devices: drawDevices(read, kept),
      hasFlipTargets: flipTargets.length > 0,
      callsOut: ports.callsOut(),
    };
  }

  function saveGround(): void {
    const devices = drawDevices(read, kept) ?? [];
    const { lastAnsweredOn } = kept;
    save((state) => ({ ...state, right: rightOf(rights), devices, lastAnsweredOn, flipTargets }));
    courses.redraw();
  }

  function keep(next: typeof kept): void {
    kept = next;
    place?.set(keptText(kept));
  }

  function lastTargets(party: CallParty): readonly DialTarget[] {
    const key = callerKey(party);
    return key === undefined ? [] : targetsOf(kept, key).flatMap((to) => ports.targetOf(to) ?? []);
  }

  /** Whatever a window has checked is checked here again: from here on it leaves the computer. */
  function judged(act: CallAct, course: Course): ControlWish | ControlFailure {
    if ('to' in act && ports.targetOf(act.to) === undefined) return 'wrong-number';
    const devices = drawDevices(read, kept) ?? [];
    if ('deviceId' in act) {
      const device = devices.find(({ id }) => id === act.deviceId);
      if (device === undefined) return 'device-cannot';
      if (device.online === false) return 'device-offline';
    }
    if (act.kind === 'flip' && !flipTargets.some(({ id }) => id === act.flipId)) return 'not-possible';
    const wish = wishFor(act, {
      ...{ steering: course.steering, recordings: course.recordings, devices },
      ownExtensionId: ports.ownExtensionId(),
      extensionIdOf: ports.extensionIdOf,
      callOf: (callId) => (callId === course.steering.call.id ? undefined : courses.get(callId)?.steering),
    });
    return wish ?? ('how' in act ? 'wrong-number' : 'not-possible');
  }

  function completed(act: CallAct, course: Course): void {
    const { phase } = course.steering.call;
    if ('deviceId' in act && (phase === 'connected' || phase === 'on-hold')) {
      keep(withAnswer(kept, act.deviceId, 'yes'));
      saveGround();
    }
    if (act.kind === 'ask-first' && phase === 'on-hold') askings.begin(course, act.to);
  }

  function succeeded(act: CallAct, { steering, asking }: Course): void {
    const { id: callId, party } = steering.call;
    const target = targetFor(act, asking);
    const went = wentBy(act, steering, { target, flipTargets });
    if (went === undefined) return;
    courses.change(callId, { went: followed(went, steering), asking: undefined });
    const key = callerKey(party);
    if (target !== undefined && key !== undefined) keep(withTarget(kept, key, target.to));
    if (went.kind === 'person') clock.after(heardOfWithin, () => giveUp(callId));
  }

  function targetFor(act: CallAct, asking: Course['asking']): DialTarget | undefined {
    if ('to' in act) return ports.targetOf(act.to);
    if (act.kind !== 'join-calls') return undefined;
    if (asking?.callId === act.withCallId) return asking.target;
    const second = courses.get(act.withCallId)?.steering.call.party;
    const to = second && callerKey(second);
    return to === undefined ? undefined : ports.targetOf(to);
  }

  function giveUp(callId: string): void {
    const went = courses.get(callId)?.went;
    if (went !== undefined) courses.change(callId, { went: forgotten(went) });
  }

  function see(steering: Steering): void {
    const isNew = courses.get(steering.call.id) === undefined;
    const course = courses.see(steering);
    const { id: callId, phase, direction } = steering.call;
    const recordings = learnRecordings(course.recordings, steering);
    const went = course.went && followed(course.went, steering);
    if (recordings !== course.recordings || went !== course.went)
      courses.change(callId, { recordings, went });
    parked.saw(steering);
    const now = courses.get(callId);
    if (now !== undefined) orders.settle(now);
    if (isNew && phase === 'ringing' && direction === 'inbound' && !ports.isTest(steering.call))
      void lookAtPhones();
  }

  /** A ring is when it matters which of them are on; many rings at once are one reason. */
  async function lookAtPhones(): Promise<void> {
    if (clock.elapsed() - readAt < phonesStaleAfter || rightOf(rights).has === 'no' || !ports.isReachable())
      return;
    readAt = clock.elapsed();
    const mine = turn;
    const answer = await ports.door().readControlDevices();
    if (mine !== turn || answer === undefined) return;
    read = answer;
    saveGround();
  }

  async function checkRights(): Promise<void> {
    const mine = turn;
    const [control, recording] = await Promise.all([
      ports.door().checkPermission(controlPermission),
      ports.door().checkPermission(recordingPermission),
    ]);
    if (mine !== turn) return;
    rights = { ...rights, person: control, mayRecord: rights.mayRecord && recording !== 'no' };
    saveGround();
  }

  return {
    commands: {
      controlCall: (order) => {
        const course = courses.get(order.callId);
        const { act } = order;
        // The call waits already: nothing is asked of the platform before they are called.
        const canCall =
          course !== undefined && act.kind === 'ask-first' && course.steering.call.phase === 'on-hold';
        if (canCall && order.seen === 'on-hold' && offers.of(course).offered.includes('ask-first'))
          askings.begin(course, act.to);
        else orders.order(order);
        // The button that was pressed shows it in this very turn.
        courses.drawNow();
      },
      draftTransfer: (callId, draft) => {
        if (courses.get(callId)?.steering.call.phase !== 'ended') courses.change(callId, { draft });
      },
      draftReply: (callId, replyDraft) => courses.change(callId, { replyDraft }),
      dismissControlProblem: (callId) => courses.change(callId, { problem: undefined, doubt: undefined }),
      quietParkAlarm: parked.quiet,
    },
    follow: (where) => {
      place = where;
      kept = readKept(where);
      saveGround();
      void checkRights();
    },
    steered: (calls) => calls.forEach(see),
    listed: courses.keep,
    drawNow: courses.drawNow,
    phonesRead: ({ devices, flips, missing }) => {
      if (devices !== undefined) {
        read = devices;
        readAt = clock.elapsed();
      }
      if (flips !== undefined) flipTargets = flips;
      rights = withoutMissing(rights, missing);
      saveGround();
    },
    connection: (state) => {
      const app = rightByEvents(rights.app, state);
      if (app === rights.app) return;
      rights = { ...rights, app };
      saveGround();
    },
    groundChanged: () => {
      courses.redraw();
      parked.settingsChanged();
    },
    ringOutsChanged: askings.ringOutsChanged,
    forget: () => {
      turn += 1;
      rights = unknownRights;
      kept = nothingKept;
      place = undefined;
      read = undefined;
      readAt = -Infinity;
      flipTargets = [];
      courses.forget();
      parked.forget();
      save(() => noCallControl);
    },
  };
}

/** By what a caller is known again; undefined for whoever shows no number. */
function callerKey(party: CallParty): string | undefined {
  switch (party.kind) {
    case 'number':
      return party.number.e164;
    case 'colleague':
      return party.extensionNumber;
    case 'masked':
    case 'anonymous':
      return undefined;
  }
}
