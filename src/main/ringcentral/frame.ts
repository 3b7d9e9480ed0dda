import { isLoose, type Loose } from './read-values.ts';

/** Characters; no event of ours comes near, and refusing it costs nothing. */
const longestFrame = 1024 * 1024;
const deepestFrame = 64;

/** A frame of the gateway: always a JSON array `[meta, body?]`. */
export type Frame =
  | { readonly kind: 'unreadable'; readonly why: 'size' | 'depth' | 'json' | 'shape' }
  | { readonly kind: 'notification'; readonly meta: Loose; readonly body: Loose }
  | { readonly kind: 'heartbeat' }
  /** Answers to requests, connection details and errors: the package reads these itself. */
  | { readonly kind: 'answer'; readonly meta: Loose; readonly body: unknown };

export function readFrame(text: string): Frame {
  if (text.length > longestFrame) return { kind: 'unreadable', why: 'size' };
  if (isTooDeep(text)) return { kind: 'unreadable', why: 'depth' };
  let parts: unknown;
  try {
    parts = JSON.parse(text);
  } catch {
    return { kind: 'unreadable', why: 'json' };
  }
  if (!Array.isArray(parts) || parts.length < 1 || parts.length > 2)
    return { kind: 'unreadable', why: 'shape' };
  const [meta, body] = parts as unknown[];
  if (!isLoose(meta)) return { kind: 'unreadable', why: 'shape' };
  switch (meta['type']) {
    case 'ServerNotification':
      return isLoose(body) ? { kind: 'notification', meta, body } : { kind: 'unreadable', why: 'shape' };
    case 'Heartbeat':
      return { kind: 'heartbeat' };
    case 'ConnectionDetails':
    case 'ClientRequest':
    case 'Error':
      return typeof meta['messageId'] === 'string'
        ? { kind: 'answer', meta, body }
        : { kind: 'unreadable', why: 'shape' };
    default:
      return { kind: 'unreadable', why: 'shape' };
  }
}

/**
 * Looks at brackets before anything is built: what parses with 200,000 levels later overflows the stack of
 * whoever writes it out again. Texts in quotes are skipped.
 */
function isTooDeep(text: string, deepest = deepestFrame): boolean {
  if (!hasManyBrackets(text, deepest)) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfText(text, at);
      if (at < 0) return false;
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}

/** With fewer brackets than levels there is nothing to look at; that is every frame the platform sends. */
function hasManyBrackets(text: string, many: number): boolean {
  let found = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      found += 1;
      if (found > many) return true;
    }
  }
  return false;
}

/** Index of the closing quote, or -1. */
function endOfText(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close > 0) {
    let slashes = 0;
    while (text.charCodeAt(close - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return close;
    close = text.indexOf('"', close + 1);
  }
  return -1;
}
