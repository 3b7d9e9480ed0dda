/** What is typed and kept when a number is grouped anew; brackets, blanks and dashes come and go. */
const kept = /[\p{L}\p{N}+*#]/u;

/** Where the caret stands after `before` was grouped into `after`: behind the same digit. */
export function caretAfter(before: string, caret: number, after: string): number {
  if (caret >= before.length) return after.length;
  let digits = Array.from(before.slice(0, caret)).filter((letter) => kept.test(letter)).length;
  let place = 0;
  for (const letter of after) {
    if (digits === 0) break;
    place += letter.length;
    if (kept.test(letter)) digits -= 1;
  }
  return place;
}
