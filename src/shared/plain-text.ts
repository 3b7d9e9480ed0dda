/**
 * Text comes from strangers: what is kept of it is plain. Where a text is refused for such characters
 * rather than cleaned of them (an address, a rule, a number), its own check says so.
 */

const namesAreCutAt = 200;

// C0, C1, line and paragraph separators: never visible, and header material in some places.
const controls = /[\p{Cc}\u2028\u2029]+/gu;
// Overrides, embeddings and isolates turn the text around them; plain right-to-left letters do not need them.
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Neither controls nor marks that turn text; nothing else changes. */
export function withoutControls(text: string): string {
  return withoutTurning(text.replace(controls, ''));
}

/** Without the marks that turn the text around them. */
export function withoutTurning(text: string): string {
  return text.replace(turning, '');
}

/**
 * Several lines: each ends in a line feed, tabs stay and other controls go; well formed, at most `limit` code
 * units, and the last is no half of a letter. Marks that turn text stay: whoever writes two ways needs them.
 */
export function plainLines(text: string, limit: number): string {
  const lines = text.replace(/\r\n?/gu, '\n').replace(/(?![\t\n])\p{Cc}/gu, '');
  const cut = lines.slice(0, limit);
  // Half a letter at the cut is ours to take away; others were sent so.
  const whole = cut.length < lines.length ? cut.replace(/[\ud800-\udbff]$/u, '') : cut;
  return whole.toWellFormed();
}

/** One line, without control and direction characters, well formed, at most `limit` graphemes. */
export function plainLine(text: string, limit = namesAreCutAt): string {
  // A grapheme may be long; 16 code units each are plenty and keep a megabyte away from the segmenter.
  const bounded = text.slice(0, limit * 16).toWellFormed();
  const clean = withoutTurning(bounded.replace(controls, ' ')).replace(/\s+/gu, ' ').trim();
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
