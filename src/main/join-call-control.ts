import { type CallControl, type CallControlCommands, controlOf } from '../shared/call-control.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { StateStore } from './state-store.ts';

export type CallControlJoint = { readonly commands: CallControlCommands };

/** Hands the state to the control of calls, and what becomes of it to the state. */
export function joinCallControl(
  { clock }: Pick<OutsideWorld, 'clock'>,
  store: Pick<StateStore, 'get' | 'change'>,
): CallControlJoint {
  function change(callId: string, next: (control: CallControl) => Partial<CallControl>): void {
    store.change((state) => {
      const control = controlOf(state.callControl, callId);
      const byCall = { ...state.callControl.byCall, [callId]: { ...control, ...next(control) } };
      return { ...state, callControl: { ...state.callControl, byCall } };
    });
  }

  const isLive = (callId: string): boolean =>
    store.get().calls.some(({ id, phase }) => id === callId && phase !== 'ended');

  return {
    commands: {
      // Nothing is offered for any call yet, and what is not offered is never sent.
      controlCall: ({ callId, act }) => {
        if (!isLive(callId)) return;
        const problem = { operation: act.kind, why: 'not-possible', at: clock.now() } as const;
        change(callId, () => ({ problem: { ...problem, deviceLabel: undefined, requestId: undefined } }));
      },
      draftTransfer: (callId, draft) => {
        if (isLive(callId)) change(callId, () => ({ draft }));
      },
      dismissControlProblem: (callId) => change(callId, () => ({ problem: undefined })),
      quietParkAlarm: (callId) =>
        store.change((state) => {
          const parked = state.callControl.parked.map((one) =>
            one.callId === callId ? { ...one, isAlarming: false } : one,
          );
          return { ...state, callControl: { ...state.callControl, parked } };
        }),
    },
  };
}
