/** Which page a typed number means, from 0; undefined where it means none. */
export function typedPage(text: string, count: number): number | undefined {
  if (!/^\s*\d{1,5}\s*$/.test(text)) return undefined;
  const page = Number(text) - 1;
  return page >= 0 && page < count ? page : undefined;
}

/** Where a key leads, from 0; undefined for other keys. */
export function keyedPage(key: string, page: number, count: number): number | undefined {
  const last = count - 1;
  switch (key) {
    case 'PageDown':
      return Math.min(page + 1, last);
    case 'PageUp':
      return Math.max(page - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
