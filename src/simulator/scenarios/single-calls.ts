import type { Step } from './deeds.ts';

const knownCallerRings: Step = {
  wait: 2,
  say: 'Ada Lovelace, a known customer, rings {me}.',
  state: 'ring.known',
  deeds: [{ do: 'ring', call: 'ada', from: 'ada', to: 'me' }],
};

/** One situation each, named after it. */
export const singleCalls = {
  answered: [
    knownCallerRings,
    {
      wait: 8,
      say: '{me} answers in the RingCentral app.',
      state: 'elsewhere.ownDevice',
      deeds: [{ do: 'answer', call: 'ada', by: 'me', on: 'app' }],
    },
    { wait: 30, say: 'Ada Lovelace hangs up.', deeds: [{ do: 'hang-up', call: 'ada' }] },
  ],
  'answered-by-colleague': [
    knownCallerRings,
    {
      wait: 8,
      say: 'Ben Ortiz picks up the call at his own desk.',
      state: 'elsewhere.colleague',
      deeds: [{ do: 'answer', call: 'ada', by: '102' }],
    },
    { wait: 30, say: 'Ben Ortiz and Ada Lovelace are done.', deeds: [{ do: 'hang-up', call: 'ada' }] },
  ],
  missed: [
    knownCallerRings,
    { wait: 20, say: 'Ada Lovelace gives up.', state: 'missed', deeds: [{ do: 'hang-up', call: 'ada' }] },
  ],
  voicemail: [
    knownCallerRings,
    {
      wait: 15,
      say: 'Ada Lovelace is sent to voicemail and leaves a message.',
      state: 'voicemail.leaving',
      deeds: [{ do: 'voicemail', call: 'ada' }],
    },
    {
      wait: 20,
      say: 'The message is left.',
      state: 'voicemail.ready',
      deeds: [{ do: 'message-left', call: 'ada' }],
    },
  ],
  declined: [
    knownCallerRings,
    {
      wait: 6,
      say: '{me} declines the call on the desk phone.',
      deeds: [{ do: 'decline', call: 'ada', by: 'me' }],
    },
  ],
  queue: [
    {
      wait: 2,
      say: 'Katherine Johnson calls the Support queue; every member rings.',
      state: 'ring.queue',
      deeds: [{ do: 'ring', call: 'katherine', from: 'katherine', to: '300' }],
    },
    {
      wait: 10,
      say: 'Mei Tanaka answers for the queue.',
      state: 'elsewhere.colleague',
      deeds: [{ do: 'answer', call: 'katherine', by: '103' }],
    },
    { wait: 30, say: 'Katherine Johnson hangs up.', deeds: [{ do: 'hang-up', call: 'katherine' }] },
  ],
  'two-calls': [
    knownCallerRings,
    {
      wait: 3,
      say: 'An unknown number rings at the same time.',
      state: 'two.ringing',
      deeds: [{ do: 'ring', call: 'stranger', from: 'unknown', to: 'me' }],
    },
    {
      wait: 5,
      say: '{me} answers Ada Lovelace at the desk phone; the other goes on ringing.',
      state: 'ring.whileOnCall',
      deeds: [{ do: 'answer', call: 'ada', by: 'me', on: 'desk' }],
    },
    { wait: 10, say: 'The unknown caller gives up.', deeds: [{ do: 'hang-up', call: 'stranger' }] },
    { wait: 15, say: 'Ada Lovelace hangs up.', deeds: [{ do: 'hang-up', call: 'ada' }] },
  ],
  anonymous: [
    {
      wait: 2,
      say: 'Somebody without a caller ID rings {me}.',
      state: 'ring.anonymous',
      deeds: [{ do: 'ring', call: 'nobody', from: 'anonymous', to: 'me' }],
    },
    {
      wait: 14,
      say: 'The anonymous caller gives up.',
      state: 'missed',
      deeds: [{ do: 'hang-up', call: 'nobody' }],
    },
  ],
  colleague: [
    {
      wait: 2,
      say: 'Sam Rivera, a colleague, rings {me} by extension.',
      state: 'ring.colleague',
      deeds: [{ do: 'ring', call: 'sam', from: '104', to: 'me' }],
    },
    {
      wait: 6,
      say: '{me} answers at the desk phone.',
      deeds: [{ do: 'answer', call: 'sam', by: 'me', on: 'desk' }],
    },
    { wait: 20, say: 'Sam Rivera hangs up.', deeds: [{ do: 'hang-up', call: 'sam' }] },
  ],
  'ring-out': [
    {
      wait: 2,
      say: '{me} asks for a call to Grace Hopper; the own phone rings first.',
      state: 'ringout.ringing',
      deeds: [{ do: 'ring-out', call: 'grace', to: 'grace' }],
    },
    {
      wait: 5,
      say: '{me} picks up; now it rings at Grace Hopper.',
      state: 'ringout.calling',
      deeds: [{ do: 'answer-out', call: 'grace', leg: 'caller' }],
    },
    {
      wait: 6,
      say: 'Grace Hopper answers.',
      state: 'ringout.connected',
      deeds: [{ do: 'answer-out', call: 'grace', leg: 'callee' }],
    },
    { wait: 20, say: 'Both hang up.', state: 'ringout.finished', deeds: [{ do: 'hang-up', call: 'grace' }] },
  ],
  faxes: [
    {
      wait: 2,
      say: 'A fax of one page from Ada Lovelace comes in for {me}.',
      deeds: [{ do: 'fax', from: 'ada', to: 'me', pages: 1 }],
    },
    {
      wait: 20,
      say: 'A longer one comes in from an unknown number.',
      deeds: [{ do: 'fax', from: 'unknown', to: 'me', pages: 6 }],
    },
  ],
} as const satisfies Readonly<Record<string, readonly Step[]>>;
