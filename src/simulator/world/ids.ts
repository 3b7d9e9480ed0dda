import type { SimulatorClock } from '../world-types.ts';

/** Identifiers in the platform's own forms, drawn from the clock's chance so that a seed repeats them. */
export type Ids = {
  /** `s-` and 32 hexadecimal digits. */
  readonly telephonySession: () => string;
  /** A numeric string that grows from call to call; joins events, active calls and the call log. */
  readonly session: () => string;
  /** 32 hexadecimal digits. */
  readonly leg: () => string;
  /** Letters and digits, as call-log record ids. */
  readonly record: () => string;
  /** Ten digits. */
  readonly recording: () => string;
  /** A whole number from `least` to `most`. */
  readonly between: (least: number, most: number) => number;
};

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function createIds({ random }: Pick<SimulatorClock, 'random'>): Ids {
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  const word = (letters: string, length: number): string =>
    Array.from({ length }, () => letters.charAt(between(0, letters.length - 1))).join('');
  let lastSession = 230_417_755_005 + between(0, 9_999) * 1_000;
  // Not by chance: whatever else is drawn stays as it is.
  let lastRecording = 1_845_510_005;
  return {
    telephonySession: () => `s-${word('0123456789abcdef', 32)}`,
    session: () => {
      lastSession += between(1, 400) * 1_000;
      return String(lastSession);
    },
    recording: () => String((lastRecording += 1_000)),
    leg: () => word('0123456789abcdef', 32),
    record: () => `A${word(alphabet, 14)}`,
    between,
  };
}
