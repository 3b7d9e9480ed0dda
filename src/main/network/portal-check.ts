/**
 * What answers a plain request to the platform's own host. `portal`: somebody in between, who wants people to sign in
 * first; `clear`: the platform, or nobody who pretends to be it.
 */
export type PortalFinding = 'portal' | 'clear' | 'unknown';

/**
 * The platform's own host without TLS: what a captive portal can answer in its place, and a browser can show. It
 * carries nothing of anybody's.
 * @param server e.g. `https://platform.ringcentral.com`, as somebody may have typed it
 */
export function plainAddressOf(server: string): string | undefined {
  const url = URL.parse(server);
  if (url === null || url.hostname === '') return undefined;
  return url.protocol === 'http:' ? `http://${url.host}/` : `http://${url.hostname}/`;
}

/** @param answer to a request for `plainAddressOf(server)` that follows no redirect */
export function judgePlainAnswer(
  answer: { readonly status: number; readonly headers: Pick<Headers, 'get'> },
  server: string,
): PortalFinding {
  const { status, headers } = answer;
  // RFC 6585: the network wants something first.
  if (status === 511) return 'portal';
  if (status >= 500) return 'unknown';
  if (status >= 300 && status < 400) {
    const target = URL.parse(headers.get('location') ?? '', plainAddressOf(server));
    if (target === null) return 'unknown';
    const isOwn =
      target.protocol === 'https:' && siteOf(target.hostname) === siteOf(new URL(server).hostname);
    return isOwn ? 'clear' : 'portal';
  }
  // The platform's API host has no pages.
  return status === 200 && /^text\/html\b/i.test(headers.get('content-type') ?? '') ? 'portal' : 'clear';
}

/** The last two labels: enough to tell a company from somebody else. */
function siteOf(hostname: string): string {
  return hostname.split('.').slice(-2).join('.').toLowerCase();
}
