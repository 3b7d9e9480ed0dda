import type { OutboxContent } from '../storage/outbox-row.ts';

/**
 * What two items have in common that nobody could tell apart on the platform: type, from whom, to whom, the text, and
 * the files by hash, size and pages. Not the names: they are not seen on a fax.
 */
export function fingerprintOf(content: OutboxContent): string {
  const to = [...new Set(content.to.map(({ e164 }) => digitsOf(e164)))].sort();
  const files = content.files.map(({ hash, size, pages }) => [hash, size, pages ?? null]);
  return JSON.stringify([
    content.kind,
    digitsOf(content.from),
    to,
    content.coverText,
    files,
    content.repeats ?? null,
  ]);
}

/** The platform writes numbers with and without their plus. */
export function digitsOf(number: string): string {
  return number.replace(/\D/g, '');
}
