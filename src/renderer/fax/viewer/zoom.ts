/** As wide as there is room. */
export const fitWidth = 1;

/** Of the room's width. */
const steps = [0.25, 0.35, 0.5, 0.75, fitWidth, 1.25, 1.5, 2, 3, 4];

/** The next larger or smaller one; the same at either end. */
export function nextZoom(zoom: number, by: -1 | 1): number {
  const further = by === 1 ? steps.find((step) => step > zoom) : steps.findLast((step) => step < zoom);
  return further ?? zoom;
}
