import { pageOrigin } from './page-policy.ts';

export const safePageAddress = `${pageOrigin}/safe.html`;

export type SafePageText = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Plain text for a bug report, without personal data. */
  readonly diagnostics: string;
};

/** A page without a script, for when ours keep failing. */
export function drawSafePage({ title, paragraphs, diagnostics }: SafePageText): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${plain(title)}</title></head><body><main><h1>${plain(title)}</h1>`,
    ...paragraphs.map((paragraph) => `<p>${plain(paragraph)}</p>`),
    `<pre>${plain(diagnostics)}</pre></main></body></html>`,
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function plain(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
