import type { ProxyKind } from '../../shared/network.ts';

export type ProxyRoute = { readonly kind: ProxyKind; readonly host: string; readonly port: number };
export type Route = { readonly kind: 'direct' } | ProxyRoute;

/** The words of proxy scripts, with the port each takes where none is named. */
const kinds: Readonly<Record<string, readonly [ProxyKind, number]>> = {
  PROXY: ['http', 80],
  HTTP: ['http', 80],
  HTTPS: ['https', 443],
  SOCKS: ['socks4', 1080],
  SOCKS4: ['socks4', 1080],
  SOCKS5: ['socks5', 1080],
};

/** Nobody has more; a script gone wild may. */
const mostRoutes = 10;

/**
 * Reads what the system's settings or a proxy script answered: `PROXY a:8080; SOCKS5 b; DIRECT`, tried in turn.
 * What cannot be read is left out; as in browsers, the way is direct where nothing is left.
 */
export function parseProxyAnswer(answer: string): readonly Route[] {
  const routes = answer
    .slice(0, 4096)
    .split(';')
    .flatMap((one) => parseRoute(one.trim()) ?? [])
    .slice(0, mostRoutes);
  return routes.length > 0 ? routes : [{ kind: 'direct' }];
}

function parseRoute(text: string): Route | undefined {
  const [word = '', place, ...more] = text.split(/\s+/);
  if (word.toUpperCase() === 'DIRECT') return { kind: 'direct' };
  const known = kinds[word.toUpperCase()];
  if (known === undefined || place === undefined || more.length > 0) return undefined;
  const [kind, usualPort] = known;
  // A scheme without a usual port of its own, so that every port that is named stays.
  const url = URL.parse(`proxy://${place}`);
  if (url === null || url.hostname === '' || `${url.username}${url.password}${url.search}${url.hash}` !== '')
    return undefined;
  if (url.pathname !== '' && url.pathname !== '/') return undefined;
  return {
    kind,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? usualPort : Number(url.port),
  };
}

/** `proxy.example.com:8080`, `[2001:db8::1]:3128`. */
export function placeOf({ host, port }: { readonly host: string; readonly port: number }): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
