import { useState } from 'react';
import type { Call } from '../../shared/call.ts';
import {
  type CallAct,
  type CallControl,
  controlOf,
  type Offer,
  offerOf,
  type Operation,
} from '../../shared/call-control.ts';
import { useAppState, useClock, useSend } from '../use-app-state.ts';

export type Guard = (run: () => void) => () => void;

/** What can be done with one call, and the way to do it. */
export type Control = CallControl & {
  readonly call: Call;
  readonly offer: (operation: Operation) => Offer;
  /** Sends it for the phase that is on screen: where the call is in another one by then, it is dropped. */
  readonly act: (act: CallAct) => void;
  /** Wraps what a button does, so that a click meant for what stood there a moment ago does nothing. */
  readonly guard: Guard;
};

/** Ms in which buttons do nothing after they changed their meaning. */
const inertFor = 700;

/** @param outer of the window, where that has a guard of its own */
export function useControl(call: Call, outer: Guard = (run) => run): Control {
  const control = useAppState((state) => controlOf(state.callControl, call.id));
  const send = useSend();
  const own = useChangeGuard(call, control);
  return {
    ...control,
    call,
    offer: (operation) => offerOf(control, operation),
    act: (act) => send.controlCall({ callId: call.id, seen: call.phase, act }),
    guard: (run) => outer(own(run)),
  };
}

/** Counts from the moment a button has another meaning: the call is in another phase, or an action has ended. */
function useChangeGuard({ id, phase, party }: Call, control: CallControl): Guard {
  const clock = useClock();
  const { muted, recording, pending } = control;
  const isSpam = party.kind === 'number' && party.caution !== undefined;
  const meaning = [id, phase, muted, recording, pending?.act.kind ?? '', isSpam].join(' ');
  const [seen, setSeen] = useState({ meaning, since: -Infinity });
  if (seen.meaning !== meaning) setSeen({ meaning, since: clock.now() });
  return (run) => () => {
    if (clock.now() >= seen.since + inertFor) run();
  };
}
