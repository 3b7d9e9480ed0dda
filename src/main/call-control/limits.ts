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

/** Ms after which phones may be on or off line unnoticed: then a ring is a reason to look. */
export const phonesStaleAfter = 60_000;
/** Ms in which something is heard of whoever a call was sent to, or never. */
export const heardOfWithin = 30_000;
