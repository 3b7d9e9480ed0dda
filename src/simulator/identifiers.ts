const tokenDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export type Random = () => number;

export function pick(random: Random, alphabet: string, length: number): string {
  let text = '';
  for (let index = 0; index < length; index++)
    text += alphabet.charAt(Math.floor(random() * alphabet.length));
  return text;
}

const bytes = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));
const byte = (word: number, shift: number) => bytes[(word >>> shift) & 255] ?? '';

/** A version 4 UUID out of the handed randomness, so that a seed gives the same ids every time. */
export function createUuid(random: Random): string {
  const draw = () => Math.floor(random() * 4294967296);
  const a = draw();
  const b = (draw() & 0xffff0fff) | 0x4000;
  const c = (draw() & 0x3fffffff) | 0x80000000;
  const d = draw();
  const two = (word: number, shift: number) => byte(word, shift + 8) + byte(word, shift);
  return `${two(a, 16)}${two(a, 0)}-${two(b, 16)}-${two(b, 0)}-${two(c, 16)}-${two(c, 0)}${two(d, 16)}${two(d, 0)}`;
}

/** Every secret of the simulator starts with this, so that demo and real accounts can never be mixed up. */
export const simulatorTokenPrefix = 'sim_';

export function createToken(random: Random, kind: 'code' | 'access' | 'refresh' | 'ws' | 'ticket'): string {
  return `${simulatorTokenPrefix}${kind}_${pick(random, tokenDigits, 43)}`;
}
