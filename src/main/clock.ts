/** Time, handed in at the edges so that weeks can be simulated. */
export type Clock = {
  /** Wall clock in ms since the epoch; may jump. */
  readonly now: () => number;
  /** Monotonic ms; never jumps back, may stand still during sleep. */
  readonly elapsed: () => number;
  /** Runs `task` once after `ms`; calling the answer cancels it. */
  readonly after: (ms: number, task: () => void) => () => void;
};

/** Chance, handed in so that a run can be repeated from its seed. */
export type Chance = {
  /** From 0 up to, not including, 1. */
  readonly fraction: () => number;
  /** Cryptographic in the product. */
  readonly bytes: (length: number) => Uint8Array;
  readonly uuid: () => string;
};
