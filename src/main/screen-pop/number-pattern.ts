/** Spaces, brackets and the like, as people write numbers. */
const writing = /[\s().\-/\u00a0]/g;
const pattern = /^\+?[0-9*?]{1,24}$/;

/** As it is compared; undefined where it can fit no number. */
export function readPattern(text: string): string | undefined {
  const clean = text.replace(writing, '');
  return pattern.test(clean) ? clean : undefined;
}

/**
 * Whether the number fits: `*` stands for any digits, `?` for one. One pass with one place to come back to, so that no
 * pattern takes long.
 * @param number E.164, or the digits of an extension
 */
export function fitsPattern(number: string, text: string): boolean {
  const wanted = readPattern(text);
  if (wanted === undefined) return false;
  let [at, from] = [0, 0];
  let star = -1;
  let resume = 0;
  while (at < number.length) {
    const next = wanted[from];
    if (next === '*') {
      star = from++;
      resume = at;
    } else if (next === number[at] || (next === '?' && number[at] !== '+')) {
      at += 1;
      from += 1;
    } else if (star >= 0) {
      from = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  return /^\**$/.test(wanted.slice(from));
}
