/** Percent, as the settings offer them. */
export const textSizes = [90, 100, 110, 125, 150, 175, 200] as const;

/** The next size up or down; the ends hold. */
export function nextTextSize(now: number, by: 1 | -1): number {
  const larger = textSizes.find((size) => size > now);
  const smaller = textSizes.findLast((size) => size < now);
  return (by === 1 ? larger : smaller) ?? now;
}
