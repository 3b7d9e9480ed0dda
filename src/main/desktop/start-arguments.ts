import { z } from 'zod';

/** What one start of the app asks for. */
export type StartAsk = { readonly hidden: boolean };

/**
 * Reads a command line: our switches, compared letter by letter, and nothing else. Chromium adds its own and
 * reorders them, and links may try to smuggle some in, so anything unknown is ignored; after `--` there are
 * no switches at all.
 */
export function readArguments(argv: readonly string[]): StartAsk {
  const end = argv.indexOf('--');
  const switches = end === -1 ? argv : argv.slice(0, end);
  return { hidden: switches.includes('--hidden') };
}

/** What a second start hands to the first one. Any program of the same person can send it. */
const secondStart = z.strictObject({ hidden: z.boolean() });

/** Undefined for anything but our own message; the first instance then only shows its window. */
export function readSecondStart(value: unknown): StartAsk | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return undefined;
  return secondStart.safeParse(value).data;
}
