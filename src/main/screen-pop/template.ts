import { domainToUnicode } from 'node:url';
import { plainLine } from '../../shared/plain-text.ts';
import { type PopPlaceholder, type PopRefusal, popLimits, popPlaceholders } from '../../shared/screen-pop.ts';
import { unfilledPart } from '../../shared/screen-pop-presets.ts';
import type { PopValues } from './call-facts.ts';
import { isPrivateHost, isWebPort } from './host-rules.ts';

/** Ends of parsed templates are filled in; longer addresses are refused by browsers and servers. */
const longestAddress = 8192;

const names = popPlaceholders.join('|');
export const known = new RegExp(`\\{(${names})\\}`, 'g');
// Letters that pass through the URL parser unchanged in every part, so that their place can be looked at.
const mark = (name: string): string => `zqxpop${name}popxqz`;
const marked = new RegExp(`zqxpop(${names})popxqz`, 'g');

export type ParsedTemplate =
  | { readonly ok: true; readonly url: URL; readonly host: string }
  | { readonly ok: false; readonly reason: PopRefusal; readonly detail: string };

/** Judges the template by what the URL parser makes of it, never by how it is written. */
export function parseTemplate(template: string): ParsedTemplate {
  if (template.length > popLimits.template) return refuse('too-long', String(template.length));
  if (template.includes(unfilledPart)) return refuse('not-filled-in', unfilledPart);
  const text = template.replace(known, (_, name: string) => mark(name));
  const url = URL.parse(text);
  if (url === null) return refuseUnparsed(template, text);
  if (url.protocol !== 'https:')
    return hasMark(url.protocol)
      ? refuse('placeholder-place', url.protocol)
      : refuse('scheme', url.protocol.replace(/:$/, ''));
  // The parser drops line breaks and outer blanks without a word.
  if (/[\p{Cc} ]/u.test(template)) return refuse('not-an-address', '');
  if (hasMark(url.username + url.password + url.host)) return refuse('placeholder-place', url.host);
  if (url.username !== '' || url.password !== '') return refuse('credentials', url.host);
  const unknown = unknownPlaceholder(template);
  if (unknown !== undefined) return refuse('unknown-placeholder', unknown);
  return judgeHost(url);
}

function judgeHost(url: URL): ParsedTemplate {
  url.hostname = url.hostname.replace(/\.$/, '');
  if (isPrivateHost(url.hostname)) return refuse('private-address', url.hostname);
  if (!isWebPort(url.port)) return refuse('port', url.port);
  if (markedKeys(url)) return refuse('placeholder-place', url.search);
  return { ok: true, url, host: shownHost(url) };
}

function refuse(reason: PopRefusal, detail: string): ParsedTemplate {
  return { ok: false, reason, detail: plainLine(detail, 100) };
}

function refuseUnparsed(template: string, text: string): ParsedTemplate {
  const unknown = unknownPlaceholder(template);
  if (unknown !== undefined) return refuse('unknown-placeholder', unknown);
  if (hasMark(text.split(/[/?#]/).slice(0, 3).join('/'))) return refuse('placeholder-place', template);
  if (/^https:\/\/[^/?#]*:\d+([/?#]|$)/i.test(text)) return refuse('port', template);
  return refuse('not-an-address', template);
}

function hasMark(text: string): boolean {
  return text.toLowerCase().search(marked) >= 0;
}

/** Anything in braces that is not one of ours, and ours inside other people's brackets. */
export function unknownPlaceholder(template: string): string | undefined {
  if (/\$\{/.test(template)) return '${';
  const rest = template.replace(known, '');
  const brace = /\{[^}]{0,40}\}?|\}/.exec(rest);
  return brace?.[0];
}

/** True where a placeholder stands as the name of a query value or alone. */
function markedKeys({ search }: URL): boolean {
  return search
    .replace(/^\?/, '')
    .split('&')
    .some((pair) => hasMark(pair.split('=')[0] ?? ''));
}

/** Names in other alphabets in both forms, so that look-alikes show. */
function shownHost({ hostname, host }: URL): string {
  if (!/(^|\.)xn--/.test(hostname)) return host;
  const readable = domainToUnicode(hostname);
  return readable === '' || readable === hostname ? host : `${readable} (${host})`;
}

/** The address with every value encoded in its own place; undefined when it would be too long. */
export function fillTemplate(url: URL, values: PopValues): string | undefined {
  for (const limit of [200, 60, 20, 0]) {
    const address = filled(url, values, limit);
    if (address.length < longestAddress) return address;
  }
  return undefined;
}

function filled(url: URL, values: PopValues, limit: number): string {
  const fill = (part: string): string =>
    part.replace(marked, (_, name: PopPlaceholder) => encoded(values[name], limit));
  const path = url.pathname
    .split('/')
    .map((segment) => (segment.search(marked) < 0 ? segment : withoutDots(fill(segment))))
    .join('/');
  return `${url.protocol}//${url.host}${path}${fill(url.search)}${fill(url.hash)}`;
}

function encoded(value: string, limit: number): string {
  return encodeURIComponent(plainLine(value, limit)).replace(/'/g, '%27');
}

/** A segment that is only dots would climb up the path. */
function withoutDots(segment: string): string {
  return /^(\.|%2e){1,2}$/i.test(segment) ? '_' : segment;
}
