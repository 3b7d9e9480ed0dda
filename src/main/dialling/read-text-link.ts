import type { DialTarget } from '../../shared/dialling.ts';
import type { LinkMeaning } from '../../shared/link.ts';
import { plainLines } from '../../shared/plain-text.ts';
import { readNumberLink } from './read-number-link.ts';
import type { Ground } from './read-number.ts';
import { refused } from './refusal.ts';

const mostRecipients = 10;
/** The platform's own limit for one text, in characters. */
const longestBody = 1_000;

/** `sms:+1…,+1…?body=…` (RFC 5724), and the forms telephones know. Nothing is sent by it. */
export function readTextLink(rest: string, raw: string, ground: Ground): LinkMeaning {
  // iPhones wrote `&body=` without a question mark.
  const at = rest.search(/[?&]/);
  const recipients = (at === -1 ? rest : rest.slice(0, at)).replace(/^\/+|\/+$/g, '');
  const body = firstBody(at === -1 ? '' : rest.slice(at + 1).replace(/#.*$/s, ''));
  if (body === undefined) return refused('badly-encoded', raw);
  const written = recipients.split(',').filter((each) => each !== '');
  const targets: DialTarget[] = [];
  for (const each of written.slice(0, mostRecipients)) {
    const reading = readNumberLink(each, raw, ground);
    if (reading.kind === 'target') targets.push(reading.target);
    else if (written.length === 1 && reading.kind === 'refused') return reading;
  }
  return { kind: 'text', targets, leftOut: written.length - targets.length, body };
}

/** The first `body`; every other field is ignored, whatever it names. Undefined where it cannot be read. */
function firstBody(query: string): string | undefined {
  const field = query.split('&').find((each) => /^body=/i.test(each));
  if (field === undefined) return '';
  try {
    return plainLines(decodeURIComponent(field.slice('body='.length)), longestBody);
  } catch {
    return undefined;
  }
}
