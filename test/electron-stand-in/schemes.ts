// Chromium refuses unknown schemes, so `app://host/path` travels as `https://app.host/path`.
// Only the prefix changes: URLs that the page puts together from pieces survive.
import { runtime } from './runtime.ts';

const registered = new Set<string>();
/** https origins that stand for custom-scheme origins, as far as they have been seen */
const origins = new Set<string>();

/** Single-label hosts only: a real `app.example.com` is never taken for ours. */
const mapped = /^https:\/\/([a-z][a-z0-9+-]*)\.([^./:?#]+)(?=$|[/?#:])/i;
const schemeOf = /^([a-z][a-z0-9+-]*):\/\//i;

export function registerScheme(scheme: string): void {
  registered.add(scheme.toLowerCase());
}

export function registeredSchemes(): readonly string[] {
  return [...registered];
}

/** The scheme behind an https URL of ours, or null for any other URL. */
export function mappedScheme(url: string): string | null {
  const scheme = mapped.exec(url)?.[1]?.toLowerCase();
  return scheme !== undefined && registered.has(scheme) ? scheme : null;
}

export function toWeb(url: string): string {
  const found = schemeOf.exec(url);
  const scheme = found?.[1]?.toLowerCase();
  if (!found || scheme === undefined || !registered.has(scheme)) return url;
  return `https://${scheme}.${url.slice(found[0].length)}`;
}

export function fromWeb(url: string): string {
  const scheme = mappedScheme(url);
  return scheme === null ? url : `${scheme}://${url.slice('https://'.length + scheme.length + 1)}`;
}

export function originOf(url: string): string {
  const { protocol, host, origin } = new URL(url);
  return registered.has(protocol.slice(0, -1)) ? `${protocol}//${host}` : origin;
}

export function noteOrigin(webUrl: string): void {
  const origin = mapped.exec(webUrl)?.[0];
  if (origin !== undefined) origins.add(origin);
}

/** What the app's main module spells out: the browser may start before the app registers a scheme. */
export function spelledOrigins(): readonly string[] {
  const literals = runtime.mainText.matchAll(/([a-z][a-z0-9+-]*):\/\/([a-z0-9-]+)(?![a-z0-9.-])/g);
  return [...new Set([...literals].map(([, scheme, host]) => `https://${scheme ?? ''}.${host ?? ''}`))];
}

/** Hosts of registered schemes, seen so far or spelled out. */
function knownOrigins(): readonly string[] {
  return [...new Set([...origins, ...spelledOrigins()])].filter((origin) => mappedScheme(origin) !== null);
}

/** Literals in served text: HTML, scripts and style sheets. */
export function rewriteText(text: string): string {
  let out = text;
  for (const scheme of registered) out = out.replaceAll(`${scheme}://`, `https://${scheme}.`);
  return out;
}

/** A policy may name a whole scheme (`app:`): that becomes the list of its origins. */
export function rewritePolicy(policy: string): string {
  let out = policy;
  for (const scheme of registered) {
    const list = knownOrigins().filter((origin) => origin.startsWith(`https://${scheme}.`));
    out = out.replace(new RegExp(`(?<=[\\s;,])${scheme}:(?=$|[\\s;,])`, 'g'), list.join(' '));
  }
  return rewriteText(out);
}

export function rewriteHtml(html: string): string {
  const meta = /(<meta[^>]+content-security-policy[^>]+content=")([^"]*)/gi;
  return rewriteText(html).replace(
    meta,
    (_all, start: string, policy: string) => start + rewritePolicy(policy),
  );
}
