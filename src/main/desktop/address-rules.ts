/** The one allow-list for addresses that leave the app. */

const longest = 8192;

type AddressRefusal =
  'control-characters' | 'too-long' | 'not-an-address' | 'scheme' | 'credentials' | 'host';

export type CheckedAddress =
  { readonly ok: true; readonly address: string } | { readonly ok: false; readonly refusal: AddressRefusal };

/**
 * Judges the parsed form only, and what is opened is the re-written address, never the input. The raw text is
 * refused first when it holds control characters: the parser drops line breaks without a word.
 * @param loopbackOrigins plain-http origins on this computer that may be opened now (the demo's sign-in page)
 * @param plainAddresses the only other plain-http addresses, letter by letter as they would be opened
 */
export function checkAddress(
  raw: string,
  loopbackOrigins: readonly string[],
  plainAddresses: readonly string[] = [],
): CheckedAddress {
  if (/[\p{Cc} \u2028\u2029]/u.test(raw) || !raw.isWellFormed()) {
    return refuse('control-characters');
  }
  if (raw.length > longest) return refuse('too-long');
  const url = URL.parse(raw);
  if (!url) return refuse('not-an-address');
  const isKnown = url.protocol === 'http:' && plainAddresses.includes(url.href);
  if (!isKnown && !mayScheme(url, loopbackOrigins)) return refuse('scheme');
  if (url.username !== '' || url.password !== '') return refuse('credentials');
  if (url.hostname === '' || url.hostname.endsWith('.')) return refuse('host');
  return url.href.length > longest ? refuse('too-long') : { ok: true, address: url.href };
}

function mayScheme(url: URL, loopbackOrigins: readonly string[]): boolean {
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && isLoopback(url.hostname) && loopbackOrigins.includes(url.origin);
}

export function isLoopback(host: string): boolean {
  return host === '127.0.0.1' || host === '[::1]' || host === '::1' || host === 'localhost';
}

function refuse(refusal: AddressRefusal): CheckedAddress {
  return { ok: false, refusal };
}
