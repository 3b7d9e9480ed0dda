import { PlatformError } from './platform-port.ts';

/** A whole number of 16 digits or more: beyond 2^53 it would come out as another one. */
const longNumber = /[:[,\s]-?\d{16,}/;

/**
 * Reads JSON by one fixed rule: UTF-8, with or without its mark; bytes that are none become U+FFFD; of two equal
 * keys the later one counts; whole numbers too large for a number stay text, since they can only be ids.
 * Throws PlatformError for everything else, UTF-16 included.
 */
export function parseJsonBytes(bytes: Uint8Array): unknown {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (text.trim() === '') throw unreadable('empty', 'the answer is empty');
  try {
    return parseJson(text);
  } catch {
    throw unreadable('not-json', 'the answer is no JSON');
  }
}

/** As `JSON.parse`, but long ids stay text. */
export function parseJson(text: string): unknown {
  return longNumber.test(text) ? JSON.parse(text, keepLongNumbers as never) : JSON.parse(text);
}

/** The source text of a value is newer than the types of `JSON.parse`. */
function keepLongNumbers(_key: string, value: unknown, context: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const { source } = context;
  return source !== undefined && /^-?\d+$/.test(source) ? source : value;
}

function unreadable(code: string, message: string): PlatformError {
  return new PlatformError('unexpected-answer', message, { code });
}
