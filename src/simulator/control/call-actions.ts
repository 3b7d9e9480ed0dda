import type { Simulator } from '../simulator.ts';
import type { Action } from './action.ts';
import * as read from './arguments.ts';
import { ControlError } from './control-error.ts';

/** A customer of the demo company, for whoever only wants to hear it ring. */
const demoCaller = { from: '+14155550177', fromName: 'Dana Wu' };

type Deed = (simulator: Simulator, from: read.Arguments) => string;

const ring: Deed = (simulator, from) => {
  const caller = from.from === undefined ? demoCaller : { from: read.needText(from, 'from') };
  const optional = read.given({ fromName: read.text(from, 'fromName'), dialled: read.text(from, 'dialled') });
  return simulator.world.telephony.ring({ ...caller, ...optional, to: read.someone(simulator, from, 'to') });
};

const dial: Deed = (simulator, from) =>
  simulator.world.telephony.dial({
    extensionId: read.someone(simulator, from),
    to: read.needText(from, 'to'),
    ...read.given({ deviceId: read.text(from, 'device') }),
  });

const ringOut: Deed = (simulator, from) =>
  simulator.world.telephony.ringOut({
    extensionId: read.someone(simulator, from),
    to: read.needText(from, 'to'),
    ...read.given({ from: read.text(from, 'from') }),
  });

/** A deed on a call that exists. */
export function onCall(act: (simulator: Simulator, call: string, from: read.Arguments) => void): Deed {
  return (simulator, from) => {
    const call = read.call(simulator, from);
    act(simulator, call, from);
    return call;
  };
}

const answer = onCall((simulator, call, from) => {
  const device = read.given({ deviceId: read.text(from, 'device') });
  simulator.world.telephony.answer(call, { extensionId: read.actor(simulator, from, call), ...device });
});

const answerRingOut = onCall((simulator, call, from) => {
  const leg = read.oneOf(from, 'leg', ['caller', 'callee']);
  if (leg === undefined) throw new ControlError(400, '"leg" must be caller or callee');
  simulator.world.telephony.answerRingOut(call, leg);
});

const hold = onCall((simulator, call, from) =>
  simulator.world.telephony.hold(call, read.actor(simulator, from, call)),
);
const resume = onCall((simulator, call, from) =>
  simulator.world.telephony.resume(call, read.actor(simulator, from, call)),
);
const decline = onCall((simulator, call, from) =>
  simulator.world.telephony.decline(call, read.actor(simulator, from, call)),
);
const forward = onCall((simulator, call, from) => {
  const to = read.extension(simulator, from, 'to');
  if (to === undefined) throw new ControlError(400, '"to" must be given');
  simulator.world.telephony.forward(call, read.actor(simulator, from, call), to);
});
const hangUp = onCall((simulator, call) => simulator.world.telephony.hangUp(call));
const voicemail = onCall((simulator, call) => simulator.world.telephony.toVoicemail(call));

export const deed = (path: string, takes: readonly string[], what: string, act: Deed): Action => ({
  method: 'POST',
  path: `/calls/${path}`,
  what,
  takes,
  run: ({ simulator }, from) => ({ call: act(simulator, from) }),
});

export const callActions: readonly Action[] = [
  {
    method: 'GET',
    path: '/calls',
    what: 'Every call, as the world knows it.',
    takes: [],
    run: ({ simulator }) => simulator.world.truth(),
  },
  deed(
    'ring',
    ['to', 'from', 'fromName', 'dialled'],
    'An outside caller `from` (`fromName`) rings `to`, dialling `dialled`.',
    ring,
  ),
  deed(
    'dial',
    ['extension', 'to', 'device'],
    'Somebody calls `to` on a phone of `extension` (`device`).',
    dial,
  ),
  deed(
    'ring-out',
    ['extension', 'to', 'from'],
    'The platform places a two-legged call from `extension` to `to`.',
    ringOut,
  ),
  deed('answer', ['call', 'extension', 'device'], '`extension` picks up `call` (on `device`).', answer),
  deed(
    'answer-ring-out',
    ['call', 'leg'],
    'The `leg` caller or callee of a two-legged call answers.',
    answerRingOut,
  ),
  deed('hold', ['call', 'extension'], '`extension` puts `call` on hold.', hold),
  deed('resume', ['call', 'extension'], '`extension` takes `call` back.', resume),
  deed('hang-up', ['call'], '`call` ends; while ringing the caller gives up.', hangUp),
  deed('voicemail', ['call'], 'The ringing `call` goes to voicemail.', voicemail),
  deed('decline', ['call', 'extension'], '`extension` says no to `call`.', decline),
  deed('forward', ['call', 'extension', 'to'], '`extension` hands the ringing `call` on to `to`.', forward),
];
