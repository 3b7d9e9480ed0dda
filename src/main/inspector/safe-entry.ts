import type { InspectionEntry } from '../../shared/inspection.ts';
import type { Redactor } from '../redact.ts';

/** The log's eyes: `secrets` takes out what is known to be one, `text` all that looks like one. */
export type Hide = Pick<Redactor, 'secrets' | 'text'>;

const hidden = '…';
const longestPath = 400;

/**
 * What a person may see of an entry. Whoever noted it meant no harm; this is the second pair of eyes: only
 * what has the shape of a platform path or of an id stays.
 */
export function safeEntry(entry: InspectionEntry, hide: Hide): InspectionEntry {
  switch (entry.kind) {
    case 'request':
      return {
        ...entry,
        method: /^[A-Z]{1,10}$/.test(entry.method) ? entry.method : hidden,
        path: safePath(entry.path, hide),
        group: /^[a-z-]{1,20}$/.test(entry.group) ? entry.group : hidden,
        requestId: safeId(entry.requestId, hide),
      };
    case 'event':
      return { ...entry, path: safePath(entry.path, hide), uuid: safeId(entry.uuid, hide) };
    case 'line':
      return { ...entry, what: hide.text(entry.what.slice(0, longestPath)) };
  }
}

/** Ids, one or several; the platform's longest, a party's, has 45 characters. */
const idOrWord = /^[\w~][\w.~-]{0,47}(?:,[\w~][\w.~-]{0,47}){0,29}$/;
const looksSecret = /^(?:sim_|eyJ)|\b\d{3}[.-]\d{3}[.-]\d{4}\b/;
/** A PubNub channel is nobody's business; with its key it could be listened to. */
const pubNubPath = /^\/(?:v2\/)?(?:subscribe|presence)\//;
const pubNubWords = new Set(['v2', 'subscribe', 'presence', 'sub-key', 'channel', 'heartbeat', 'leave', '0']);

function safePath(path: string, hide: Hide): string {
  const whole = (path.split(/[?#;]/, 1)[0] ?? '').slice(0, longestPath);
  const isPubNub = pubNubPath.test(whole);
  return hide
    .secrets(whole)
    .split('/')
    .map((part) => (part === '' || (isPubNub ? pubNubWords.has(part) : isPlain(part)) ? part : hidden))
    .join('/');
}

function isPlain(part: string): boolean {
  return part === '[hidden]' || (idOrWord.test(part) && !looksSecret.test(part));
}

function safeId(id: string | undefined, hide: Hide): string | undefined {
  return id !== undefined && /^[\w.:-]{1,64}$/.test(id) && !looksSecret.test(id)
    ? hide.secrets(id)
    : undefined;
}
