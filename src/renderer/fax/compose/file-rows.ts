import type { FaxFile } from '../../../shared/fax-draft.ts';

/** Where a file comes to stand when it is let go over another one. @param isBelow on the lower half of that one */
export function placeAfterDrop(
  files: readonly FaxFile[],
  dragged: string,
  over: string,
  isBelow: boolean,
): number | undefined {
  const from = files.findIndex(({ id }) => id === dragged);
  const target = files.findIndex(({ id }) => id === over);
  if (from < 0 || target < 0 || from === target) return undefined;
  const gap = target + (isBelow ? 1 : 0);
  // It is taken out first: whatever stood behind it moves up.
  const place = gap > from ? gap - 1 : gap;
  return place === from ? undefined : place;
}

/** Whether it becomes black and white: a PDF and a text mostly are already. */
export function isPicture({ kind }: FaxFile): boolean {
  return kind === 'jpeg' || kind === 'png' || kind === 'gif' || kind === 'bmp';
}
