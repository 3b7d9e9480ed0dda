import { answeringPhone } from './answering-phone.ts';
import type { AppState } from './app-state.ts';
import { type Call, isLive } from './call.ts';
import { type CallAct, type ControlOrder, controlOf, type Operation, type Withheld } from './call-control.ts';

/** What one key does with a call, by its name in `Settings.shortcuts`. */
export const callKeys = ['answer', 'sendAway', 'hold', 'mute', 'park', 'endCall'] as const;
export type CallKey = (typeof callKeys)[number];

/** A key turns something on and off; which of them, the call decides. */
const operationsOf = {
  answer: ['answer-on'],
  sendAway: ['skip', 'to-voicemail'],
  hold: ['hold', 'resume'],
  mute: ['mute', 'unmute'],
  park: ['park'],
  endCall: ['hang-up'],
} as const satisfies Readonly<Record<CallKey, readonly Operation[]>>;

/** What a key means now. It never guesses which call or which phone is meant: then the card has to be asked. */
export type Aim =
  | { readonly kind: 'order'; readonly order: ControlOrder }
  | { readonly kind: 'ask'; readonly callId: string }
  | {
      readonly kind: 'withheld';
      readonly callId: string;
      readonly operation: Operation;
      readonly why: Withheld;
    }
  | { readonly kind: 'no-call' };

type Aimed = Pick<AppState, 'calls' | 'callControl' | 'card' | 'settings'>;

/** The call on the card, else the only one with which it can be done. */
export function aimOf(key: CallKey, state: Aimed): Aim {
  const operations: readonly Operation[] = operationsOf[key];
  const live = state.calls.filter(isLive);
  const able = live.flatMap((call) => {
    const { offered } = controlOf(state.callControl, call.id);
    const operation = operations.find((each) => offered.includes(each));
    return operation === undefined ? [] : [{ call, operation }];
  });
  const meant = pick(able, state);
  if (meant !== undefined) return orderFor(meant.call, meant.operation, state);
  if (able[0] !== undefined) return { kind: 'ask', callId: able[0].call.id };
  return unable(operations, live, state);
}

function unable(operations: readonly Operation[], live: readonly Call[], state: Aimed): Aim {
  const withheld = live.flatMap((call) => {
    const reasons = controlOf(state.callControl, call.id).withheld;
    const operation = operations.find((each) => reasons[each] !== undefined);
    const why = operation === undefined ? undefined : reasons[operation];
    return operation === undefined || why === undefined ? [] : [{ call, operation, why }];
  });
  const meant = pick(withheld, state) ?? withheld[0];
  if (meant === undefined) return { kind: 'no-call' };
  return { kind: 'withheld', callId: meant.call.id, operation: meant.operation, why: meant.why };
}

function pick<Each extends { readonly call: Call }>(all: readonly Each[], { card }: Aimed): Each | undefined {
  const onCard = card.visible ? all.find(({ call }) => call.id === card.focusId) : undefined;
  return onCard ?? (all.length === 1 ? all[0] : undefined);
}

function orderFor({ id: callId, phase: seen }: Call, operation: Operation, state: Aimed): Aim {
  const act = actFor(operation, state);
  return act === undefined ? { kind: 'ask', callId } : { kind: 'order', order: { callId, seen, act } };
}

/** Undefined where more has to be said than a key can. */
function actFor(operation: Operation, { callControl, settings }: Aimed): CallAct | undefined {
  switch (operation) {
    case 'answer-on': {
      const phone = answeringPhone(callControl, settings.calls.answerOn);
      return phone && { kind: 'answer-on', deviceId: phone.id };
    }
    case 'skip':
    case 'to-voicemail':
    case 'hold':
    case 'resume':
    case 'mute':
    case 'unmute':
    case 'park':
    case 'hang-up':
      return { kind: operation };
    default:
      return undefined;
  }
}
