import type { Operation } from '../../shared/call-control.ts';

/** Ms in which something of an action must be seen; then the call's true state is shown, with a sentence. */
const limits: Partial<Readonly<Record<Operation, number>>> = {
  'to-voicemail': 3_000,
  skip: 3_000,
  'stop-ringing': 3_000,
  'answer-on': 6_000,
  retrieve: 6_000,
  'ask-first': 6_000,
  // Another phone rings first, and somebody has to pick it up.
  flip: 20_000,
};

const usual = 4_000;

export const limitOf = (operation: Operation): number => limits[operation] ?? usual;
