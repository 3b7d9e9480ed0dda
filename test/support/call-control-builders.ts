import type { AppState } from '../../src/shared/app-state.ts';
import type { Call } from '../../src/shared/call.ts';
import {
  type CallAct,
  type CallControl,
  type CallControlState,
  type ControlDevice,
  type ControlFailure,
  type ControlProblem,
  noCallControl,
  noControl,
  type Offers,
  type Operation,
  type Withheld,
} from '../../src/shared/call-control.ts';
import { appState, builtAt } from './builders.ts';

const second = 1000;

export const controlDevices = {
  desk: { id: '830155420005', label: 'Desk phone', kind: 'desk-phone', online: true, answers: 'yes' },
  app: { id: '830155421005', label: 'RingCentral app', kind: 'app', online: true, answers: 'unknown' },
  lobby: { id: '830155422005', label: 'Lobby phone', kind: 'desk-phone', online: false, answers: 'yes' },
  old: { id: '830155423005', label: 'Old adapter', kind: 'other', online: true, answers: 'no' },
} as const satisfies Record<string, ControlDevice>;

/** What is offered for a call that is offered all it can be in its phase; `withheld` takes the place of an offer. */
export function offersFor(call: Call, withheld: Partial<Record<Operation, Withheld>> = {}): Offers {
  const offered = inPhase(call).filter((operation) => withheld[operation] === undefined);
  return { offered, withheld };
}

function inPhase({ phase, direction, line }: Call): readonly Operation[] {
  switch (phase) {
    case 'ringing':
      return direction === 'outbound'
        ? ['hang-up']
        : [
            'answer-on',
            line?.kind === 'queue' ? 'skip' : 'to-voicemail',
            'stop-ringing',
            'forward-to',
            'reply',
          ];
    case 'connected':
      return ['hang-up', 'hold', 'mute', 'transfer', 'ask-first', 'park', 'record', 'flip'];
    case 'on-hold':
      return ['hang-up', 'resume', 'transfer', 'ask-first', 'park', 'record'];
    case 'parked':
      return ['retrieve', 'hang-up'];
    case 'ended':
      return [];
  }
}

/** The whole of the operations with a reason, as where nobody can be asked. */
export function withheldFor(call: Call, why: Withheld): Offers {
  return { offered: [], withheld: Object.fromEntries(inPhase(call).map((operation) => [operation, why])) };
}

export function control(call: Call, different: Partial<CallControl> = {}): CallControl {
  return { ...noControl, ...offersFor(call), ...different };
}

export function pendingControl(call: Call, act: CallAct): CallControl {
  return control(call, {
    ...withheldFor(call, 'busy'),
    pending: { act, since: builtAt - second, until: builtAt + 3 * second },
  });
}

export function controlProblem(
  operation: Operation,
  why: ControlFailure,
  different: Partial<ControlProblem> = {},
): ControlProblem {
  const requestId = why === 'failed' ? '5f0c1f8e-2a54-4c1d-9b8e-2f64c1f5a9d1' : undefined;
  return { operation, why, deviceLabel: undefined, at: builtAt - second, requestId, ...different };
}

function callControlState(different: Partial<CallControlState> = {}): CallControlState {
  return {
    ...noCallControl,
    right: { has: 'yes', code: undefined, permission: undefined },
    devices: Object.values(controlDevices),
    flipTargets: [
      { id: '2', label: 'Mobile' },
      { id: '3', label: 'Home' },
    ],
    lastAnsweredOn: controlDevices.desk.id,
    ...different,
  };
}

/** Calls with what can be done with each of them. */
export function steered(
  calls: readonly (readonly [Call, CallControl])[],
  state: Partial<CallControlState> = {},
  app: Partial<AppState> = {},
): AppState {
  return appState({
    calls: calls.map(([call]) => call),
    callControl: callControlState({
      byCall: Object.fromEntries(calls.map(([{ id }, each]) => [id, each])),
      ...state,
    }),
    ...app,
  });
}
