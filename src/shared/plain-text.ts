/** Names and numbers come from strangers: what is kept of them is one short line of plain text. */

const namesAreCutAt = 200;

// C0, C1, line and paragraph separators: never visible, and header material in some places.
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu; // eslint-disable-line no-control-regex -- these are the ones to remove
// Overrides, embeddings and isolates turn the text around them; plain right-to-left letters do not need them.
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** One line, without control and direction characters, well formed, at most `limit` graphemes. */
export function plainLine(text: string, limit = namesAreCutAt): string {
  // A grapheme may be long; 16 code units each are plenty and keep a megabyte away from the segmenter.
  const bounded = text.slice(0, limit * 16).toWellFormed();
  const clean = bounded.replace(controls, ' ').replace(turning, '').replace(/\s+/gu, ' ').trim();
  if (clean.length <= limit) return clean;
  let cut = '';
  let count = 0;
  for (const { segment } of graphemes.segment(clean)) {
    if (count === limit || cut.length + segment.length > limit * 4) break;
    cut += segment;
    count += 1;
  }
  return cut.trimEnd();
}

/** The name, or undefined where nothing readable is left. */
export function plainName(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const name = plainLine(text);
  return name === '' ? undefined : name;
}
