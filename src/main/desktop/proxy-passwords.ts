import { placeOf, type ProxyRoute } from './proxy-routes.ts';

/** What people typed for proxies. It lives as long as the app runs and is written nowhere. */
export type ProxyPasswords = {
  /** The header that signs in to this proxy (RFC 7617); undefined where nobody typed anything. */
  readonly headerFor: (proxy: ProxyRoute) => string | undefined;
  /** This proxy wants one. What it was given before was wrong, and is forgotten. */
  readonly noteAsked: (proxy: ProxyRoute) => void;
  /** For the proxy that asked last. */
  readonly give: (name: string, password: string) => void;
};

export function createProxyPasswords(): ProxyPasswords {
  const given = new Map<string, string>();
  let asking: string | undefined;
  return {
    headerFor: (proxy) => given.get(nameOf(proxy)),
    noteAsked: (proxy) => {
      asking = nameOf(proxy);
      given.delete(asking);
    },
    give: (name, password) => {
      if (asking !== undefined)
        given.set(asking, `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`);
    },
  };
}

function nameOf(proxy: ProxyRoute): string {
  return `${proxy.kind} ${placeOf(proxy)}`;
}
