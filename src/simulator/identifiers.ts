const hexDigits = '0123456789abcdef';
const tokenDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export type Random = () => number;

export function pick(random: Random, alphabet: string, length: number): string {
  let text = '';
  for (let index = 0; index < length; index++)
    text += alphabet.charAt(Math.floor(random() * alphabet.length));
  return text;
}

const eight = (random: Random) =>
  Math.floor(random() * 4294967296)
    .toString(16)
    .padStart(8, '0');

/** A version 4 UUID out of the handed randomness, so that a seed gives the same ids every time. */
export function createUuid(random: Random): string {
  const [a, b, c, d] = [eight(random), eight(random), eight(random), eight(random)];
  const variant = hexDigits.charAt(8 + Math.floor(random() * 4));
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
}

/** Every secret of the simulator starts with this, so that demo and real accounts can never be mixed up. */
export const simulatorTokenPrefix = 'sim_';

export function createToken(random: Random, kind: 'code' | 'access' | 'refresh' | 'ws' | 'ticket'): string {
  return `${simulatorTokenPrefix}${kind}_${pick(random, tokenDigits, 43)}`;
}
