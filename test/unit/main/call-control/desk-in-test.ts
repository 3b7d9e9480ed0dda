import {
  type CallControlDesk,
  type CallControlPorts,
  createCallControl,
} from '../../../../src/main/call-control/call-control.ts';
import type {
  ControlAddress,
  ControlAnswer,
  ControlWish,
  SessionRead,
} from '../../../../src/main/ringcentral/call-control-port.ts';
import type { SessionParty, SessionReport } from '../../../../src/main/ringcentral/reports.ts';
import {
  type CallAct,
  type CallControl,
  type CallControlState,
  controlOf,
  noCallControl,
} from '../../../../src/shared/call-control.ts';
import type { Call } from '../../../../src/shared/call.ts';
import type { DialTarget } from '../../../../src/shared/dialling.ts';
import type { RingOut } from '../../../../src/shared/ring-out.ts';
import { sessionEvent, sessionId, sessionParty } from '../../../support/reports.ts';
import { callsInTest, type CallsInTest } from '../calls/calls-in-test.ts';

export const deskPhone = '830155420005';

type Sent = {
  readonly at: ControlAddress;
  readonly wish: ControlWish;
  readonly answer: (answer: ControlAnswer) => Promise<void>;
};

/** The control of calls behind real calls, in front of a platform that answers as a test says. */
export type DeskInTest = {
  readonly desk: CallControlDesk;
  readonly calls: CallsInTest;
  readonly sent: readonly Sent[];
  readonly called: readonly { readonly to: string; readonly deviceId: string | undefined }[];
  /** How often the truth was asked for, and how it is answered from now on. */
  readonly looks: () => number;
  readonly truth: (read: SessionRead) => void;
  readonly state: () => CallControlState;
  readonly control: (callId?: string) => CallControl;
  /** As a button does it: with the phase that is shown now. */
  readonly order: (act: CallAct, seen?: Call['phase'], callId?: string) => void;
  /** An event about our own party. */
  readonly event: (sequence: number, party?: Partial<SessionParty>, more?: Partial<SessionReport>) => void;
  readonly run: (ms: number) => Promise<void>;
  readonly ringOuts: (list: readonly Partial<RingOut>[]) => void;
  /** What is kept from one start to the next. */
  readonly kept: () => string | undefined;
};

export const done = (more: Partial<Extract<ControlAnswer, { kind: 'done' }>> = {}): ControlAnswer => ({
  ...{ kind: 'done', party: undefined, recording: undefined, requestId: 'r-1' },
  ...more,
});

export const refused = (more: Partial<Extract<ControlAnswer, { kind: 'refused' }>>): ControlAnswer => ({
  ...{ kind: 'refused', why: 'conflict', code: undefined, permission: undefined },
  ...{ parameter: undefined, requestId: 'r-1' },
  ...more,
});

const target = (to: string): DialTarget | undefined =>
  to === '911'
    ? undefined
    : {
        to,
        shown: to,
        kind: to.startsWith('+') ? 'number' : 'extension',
        region: undefined,
        identity: undefined,
      };

const online = { phase: 'online', channel: 'websocket', limitations: [] };

export function deskInTest(different: Partial<CallControlPorts> = {}, keptText?: string): DeskInTest {
  const sent: Sent[] = [];
  const called: { to: string; deviceId: string | undefined }[] = [];
  let looks = 0;
  let truth: SessionRead = { kind: 'no-answer' };
  let state: CallControlState = noCallControl;
  let ringOuts: readonly RingOut[] = [];
  let kept = keptText;
  const calls = callsInTest({ steered: (list) => desk.steered(list) });
  const { clock } = calls;
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const desk = createCallControl({
    clock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    later: (task) => task(),
    door: () => ({
      controlParty: (at, wish) => {
        const { promise, resolve } = Promise.withResolvers<ControlAnswer>();
        const answer = async (one: ControlAnswer): Promise<void> => {
          resolve(one);
          await settle();
        };
        sent.push({ at, wish, answer });
        return promise;
      },
      readSession: () => {
        looks += 1;
        return Promise.resolve(truth);
      },
      checkPermission: () => Promise.resolve('yes'),
      readControlDevices: () => Promise.resolve(undefined),
    }),
    isReachable: () => true,
    ownExtensionId: () => '1300458005',
    extensionIdOf: (extensionNumber) => (extensionNumber === '104' ? '1300459005' : undefined),
    targetOf: target,
    isTest: ({ id }) => id.startsWith('test-'),
    callsOut: () => 'offered',
    callOut: (to, deviceId) => {
      called.push({ to, deviceId });
      return Promise.resolve();
    },
    ringOuts: () => ringOuts,
    parkAlarmMinutes: () => 3,
    told: (told, askedAt) => calls.told(told, askedAt),
    lookAtCalls: () => undefined,
    save: (change) => {
      state = change(state);
    },
    ...different,
  });
  calls.follow({ extensionId: '1300458005', name: 'Ava Morgan', lineName: () => undefined });
  desk.follow({ get: () => kept, set: (text) => (kept = text) });
  desk.connection(online as unknown as Parameters<CallControlDesk['connection']>[0]);
  desk.phonesRead({
    devices: [{ id: deskPhone, label: 'Desk phone', kind: 'desk-phone', online: true, mayAnswer: true }],
    flips: [{ id: '3', label: 'My mobile' }],
    missing: [],
  });
  return {
    ...{ desk, calls, sent, called },
    looks: () => looks,
    truth: (read) => (truth = read),
    state: () => state,
    control: (callId = sessionId) => controlOf(state, callId),
    order: (act, seen, callId = sessionId) => {
      const phase = calls.list().find(({ id }) => id === callId)?.phase ?? 'ringing';
      desk.commands.controlCall({ callId, seen: seen ?? phase, act });
    },
    event: (sequence, party = {}, more = {}) =>
      calls.session(sessionEvent(sequence, [sessionParty(party)], { timestamp: clock.now(), ...more })),
    run: async (ms) => {
      clock.pass(ms);
      await settle();
    },
    ringOuts: (list) => {
      ringOuts = list as readonly RingOut[];
      desk.ringOutsChanged();
    },
    kept: () => kept,
  };
}

/** One incoming call that rings, talks, waits or is parked. */
export function callIn(phase: 'ringing' | 'connected' | 'on-hold' | 'parked'): DeskInTest {
  const desk = deskInTest();
  desk.event(1);
  if (phase === 'ringing') return desk;
  desk.event(2, { status: 'Answered' });
  if (phase === 'on-hold') desk.event(3, { status: 'Hold' });
  if (phase === 'parked') desk.event(3, { status: 'Parked', parkSlot: '*813' });
  return desk;
}
