/**
 * Chance that can be asked for any place in a row at once: the same whole number below `sides` for the same place and
 * the same purpose, every time. So ten thousand people are made one by one, when somebody looks.
 */
export function roll(place: number, purpose: number, sides: number): number {
  let mixed = (Math.imul(place + 1, 0x9e3779b1) ^ Math.imul(purpose + 1, 0x85ebca6b)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % sides;
}

export const pickAt = (list: readonly string[], place: number, purpose: number): string =>
  list[roll(place, purpose, list.length)] ?? '';
