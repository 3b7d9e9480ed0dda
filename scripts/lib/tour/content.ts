import type { Page } from '@playwright/test';

/** One line for each thing that can be read or used, as assistive technology is told of it. */
export type Content = readonly string[];

/** What a moment or a person's day decides; it is masked before pictures are compared. */
const masks: readonly (readonly [RegExp, string])[] = [
  // Dates of a record: "Nov 20, 2026".
  [/\b[A-Z][a-z]{2} \d{1,2}, \d{4}\b/gu, '‹date›'],
  [/\b\d{1,2}:\d{2}(:\d{2})?(?!\d)(\s?[AP]M)?/gu, '‹time›'],
  [/\bjust now\b|\b\d+ (sec|min|hr)( \d+ min)?( ago)?\b/gu, '‹while›'],
  [/\b127\.0\.0\.1:\d+$/u, '127.0.0.1:‹port›'],
  [/^(\s*- definition: )"?[\d,]+"?$/u, '$1‹number›'],
  [/\b[\d,]+ rows?\b/gu, '‹number› rows'],
  [/\b[\d,]+ calls?\b/gu, '‹number› calls'],
  // Where somebody came from in the window is no part of the state.
  [/^(\s*- button "(Back|Forward)") \[disabled\]$/u, '$1'],
];

/** Rows of lists, what is known of a caller from before, and what a rule would have done with the calls of the day. */
const ofTheDay = /^\s*- (?:listbox\b|toolbar "Go to a letter"|region "(?:Before this call|Rehearsal)")/u;

/** Said aloud once and not drawn. */
const announcement = /^- status(: Back online\.)?$/u;

export async function contentOf(page: Page): Promise<Content> {
  return toContent(await page.locator('body').ariaSnapshot());
}

/**
 * @param snapshot Playwright's text of the accessibility tree, one element a line, indented by two blanks a level
 * @returns the same without times, counts, the rows of lists and earlier contacts, which are the day's and not the state's
 */
export function toContent(snapshot: string): Content {
  const lines: string[] = [];
  let list = Infinity;
  for (const line of snapshot.split('\n')) {
    const depth = line.search(/\S/u);
    if (depth > list || announcement.test(line)) continue;
    list = ofTheDay.test(line) ? depth : Infinity;
    const masked = masks.reduce((text, [pattern, mask]) => text.replace(pattern, mask), line);
    lines.push(masked.replace(/:$/u, ''));
  }
  return lines;
}

/** What stands in only one of the two, in order; empty when they read the same. */
export function differences(picture: Content, state: Content): readonly string[] {
  const extra = without(picture, state).map((line) => `only in the picture: ${line.trim()}`);
  const missing = without(state, picture).map((line) => `only in the gallery: ${line.trim()}`);
  const all = [...extra, ...missing];
  if (all.length === 0 && picture.join('\n') !== state.join('\n')) return ['the same lines in another order'];
  return all;
}

function without(lines: Content, others: Content): Content {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
