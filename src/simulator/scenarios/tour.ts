import type { Deed, Step } from './deeds.ts';

/** Every step starts from silence unless it goes on from the one before. */
const fresh = (state: string, say: string, ...deeds: readonly Deed[]): Step => ({
  wait: 0,
  say,
  state,
  deeds: [{ do: 'end-all' }, ...deeds],
});
const then = (state: string, say: string, ...deeds: readonly Deed[]): Step => ({
  wait: 0,
  say,
  state,
  deeds,
});

/** The situations of the office hour, each held until the next step is asked for: pictures are taken between. */
export const tour: readonly Step[] = [
  fresh('ring.known', 'Ada Lovelace rings {me}.', { do: 'ring', call: 'ada', from: 'ada', to: 'me' }),
  then('onCall', '{me} answers at the desk phone.', { do: 'answer', call: 'ada', by: 'me', on: 'desk' }),
  then('onHold', 'Ada Lovelace is put on hold.', { do: 'hold', call: 'ada', by: 'me' }),
  then('ended', 'Ada Lovelace hangs up.', { do: 'hang-up', call: 'ada' }),
  fresh('ring.known.again', 'Grace Hopper rings {me}.', {
    do: 'ring',
    call: 'grace',
    from: 'grace',
    to: 'me',
  }),
  then('elsewhere.ownDevice', '{me} answers in the RingCentral app.', {
    do: 'answer',
    call: 'grace',
    by: 'me',
    on: 'app',
  }),
  fresh('ring.pickup', 'Alan Turing rings {me}.', { do: 'ring', call: 'alan', from: 'alan', to: 'me' }),
  then('elsewhere.colleague', 'Ben Ortiz picks up the call.', { do: 'answer', call: 'alan', by: '102' }),
  fresh('ring.missed', 'Charles Babbage rings {me}.', {
    do: 'ring',
    call: 'charles',
    from: 'charles',
    to: 'me',
  }),
  then('missed', 'Charles Babbage gives up.', { do: 'hang-up', call: 'charles' }),
  fresh('two.first', 'Ada Lovelace rings {me}.', { do: 'ring', call: 'ada', from: 'ada', to: 'me' }),
  then('two.ringing', 'An unknown number rings too.', {
    do: 'ring',
    call: 'stranger',
    from: 'unknown',
    to: 'me',
  }),
  then('ring.whileOnCall', '{me} answers Ada Lovelace; the other rings on.', {
    do: 'answer',
    call: 'ada',
    by: 'me',
    on: 'desk',
  }),
  fresh(
    'five.ringing',
    'Five people ring at once.',
    { do: 'ring', call: 'one', from: 'ada', to: 'me' },
    { do: 'ring', call: 'two', from: 'alan', to: 'me' },
    { do: 'ring', call: 'three', from: 'katherine', to: '300' },
    { do: 'ring', call: 'four', from: 'unknown', to: 'me' },
    { do: 'ring', call: 'five', from: '104', to: 'me' },
  ),
  fresh('ring.queue', 'Katherine Johnson calls the Support queue.', {
    do: 'ring',
    call: 'katherine',
    from: 'katherine',
    to: '300',
  }),
  then('elsewhere.queue', 'Mei Tanaka answers for the queue.', {
    do: 'answer',
    call: 'katherine',
    by: '103',
  }),
  fresh('ring.anonymous', 'Somebody without a caller ID rings {me}.', {
    do: 'ring',
    call: 'nobody',
    from: 'anonymous',
    to: 'me',
  }),
  fresh('ring.unknown', 'An unknown number rings {me}.', {
    do: 'ring',
    call: 'stranger',
    from: 'unknown',
    to: 'me',
  }),
  fresh('ring.networkName', 'A caller known only by the name the network sends rings {me}.', {
    do: 'ring',
    call: 'network',
    from: 'network',
    to: 'me',
  }),
  fresh('ring.masked', 'A number whose last digits are hidden rings {me}.', {
    do: 'ring',
    call: 'masked',
    from: 'masked',
    to: 'me',
  }),
  fresh('ring.colleague', 'Sam Rivera, a colleague, rings {me}.', {
    do: 'ring',
    call: 'sam',
    from: '104',
    to: 'me',
  }),
  fresh('ring.longNames', 'A caller with a very long name rings {me}.', {
    do: 'ring',
    call: 'long',
    from: 'long',
    to: 'me',
  }),
  fresh('ring.rtl', 'A caller whose name is written right to left rings {me}.', {
    do: 'ring',
    call: 'rtl',
    from: 'rightToLeft',
    to: 'me',
  }),
  fresh(
    'voicemail.leaving',
    'Mary Jackson is sent to voicemail and leaves a message.',
    { do: 'ring', call: 'mary', from: 'mary', to: 'me' },
    { do: 'voicemail', call: 'mary' },
  ),
  then('voicemail.ready', 'The message is left.', { do: 'message-left', call: 'mary' }),
  fresh('ringout.ringing', '{me} asks for a call to Grace Hopper; the own phone rings first.', {
    do: 'ring-out',
    call: 'back',
    to: 'grace',
  }),
  then('ringout.calling', '{me} picks up; now it rings at Grace Hopper.', {
    do: 'answer-out',
    call: 'back',
    leg: 'caller',
  }),
  then('ringout.connected', 'Grace Hopper answers.', { do: 'answer-out', call: 'back', leg: 'callee' }),
  fresh('quiet', 'All calls are over.'),
];
