import type net from 'node:net';
import type { Clock } from '../clock.ts';
import type { NetworkWay } from '../desktop-ports.ts';
import { CertificateFailure, NetworkFailure, reasonOfCode } from '../network-failure.ts';
import type { Certificates } from './certificates.ts';
import type { ProxyPasswords } from './proxy-passwords.ts';
import type { ProxyResolver } from './proxy-resolver.ts';
import { placeOf, type ProxyRoute, type Route } from './proxy-routes.ts';
import { openTunnel } from './proxy-tunnel.ts';
import { openRawLine, secureLine } from './raw-line.ts';
import { openSocksTunnel } from './socks-tunnel.ts';

export type Target = { readonly host: string; readonly port: number; readonly secure: boolean };

/** Of an address of http, https, ws or wss. */
export function targetOf(address: {
  readonly protocol: string;
  readonly hostname: string;
  /** Empty where it is the usual one. */
  readonly port: string;
}): Target {
  const secure = address.protocol === 'https:' || address.protocol === 'wss:';
  const port = address.port === '' ? (secure ? 443 : 80) : Number(address.port);
  return { host: address.hostname.replace(/^\[|\]$/g, ''), port, secure };
}

/**
 * Opens a connection the way the system's settings want it: direct, or through the first proxy that can be reached.
 * Everything that goes to the platform, requests and socket alike, goes through here.
 * @throws Error with a code for `reasonOfCode`
 */
export type Dial = (target: Target) => Promise<net.Socket>;

export type DialParts = {
  readonly proxies: ProxyResolver;
  readonly passwords: ProxyPasswords;
  readonly certificates: Certificates;
  readonly after: Clock['after'];
  /** Told after each try which way it took and what stood in its way. */
  readonly onTried: (way: Pick<NetworkWay, 'proxy' | 'trouble'>, target: Target) => void;
};

export function createDial({ proxies, passwords, certificates, after, onTried }: DialParts): Dial {
  async function openBy(route: Route, target: Target): Promise<net.Socket> {
    if (route.kind === 'direct') return openRawLine(target, after);
    const line = await reach(route);
    return route.kind === 'socks4' || route.kind === 'socks5'
      ? openSocksTunnel(line, target, route.kind, after)
      : openTunnel(line, target, passwords.headerFor(route), after);
  }

  async function reach(proxy: ProxyRoute): Promise<net.Socket> {
    try {
      const line = await openRawLine(proxy, after);
      return proxy.kind === 'https' ? await secureLine(line, proxy.host, after) : line;
    } catch (error) {
      // The proxy's own certificate is judged as everybody's.
      if (error instanceof CertificateFailure) throw error;
      throw new NetworkFailure('PROXY_UNREACHABLE', 'the proxy could not be reached');
    }
  }

  async function tryOne(route: Route, target: Target): Promise<net.Socket> {
    const line = await openBy(route, target);
    return target.secure ? secureLine(line, target.host, after) : line;
  }

  async function tryAll(target: Target): Promise<net.Socket> {
    const scheme = target.secure ? 'https' : 'http';
    const routes = await proxies.routesTo(`${scheme}://${placeOf(target)}`).catch((error: unknown) => {
      onTried({ proxy: undefined, trouble: troubleOf(error, target, undefined) }, target);
      throw error;
    });
    let failure: unknown;
    for (const route of routes) {
      try {
        const line = await tryOne(route, target);
        onTried({ proxy: proxyOf(route), trouble: undefined }, target);
        return line;
      } catch (error) {
        failure = error;
        proxies.doubt();
        onTried({ proxy: proxyOf(route), trouble: troubleOf(error, target, route) }, target);
        // Only a proxy that does not do its work is a reason to look for another way.
        if (!(error instanceof NetworkFailure) || route.kind === 'direct') throw error;
        if (error.code === 'PROXY_UNREACHABLE') proxies.noteDead(route);
        if (!asksForPassword(error)) continue;
        passwords.noteAsked(route);
        throw error;
      }
    }
    throw failure;
  }

  return async (target) => {
    const judgedBy = certificates.inUse();
    try {
      return await tryAll(target);
    } catch (error) {
      const mayBeTheCompany =
        judgedBy === 'built-in' && error instanceof CertificateFailure && isUnknown(error);
      if (mayBeTheCompany && (await certificates.trustSystem())) return tryAll(target);
      throw error;
    }
  };
}

/** Then it would let us through: going round it is not ours to decide. */
function asksForPassword({ code }: NetworkFailure): boolean {
  return code === 'PROXY_PASSWORD' || code === 'PROXY_WRONG_PASSWORD' || code === 'PROXY_PASSWORD_KIND';
}

/** Signed by somebody who is not built in: the system may know better. */
function isUnknown({ flaw }: CertificateFailure): boolean {
  return flaw === 'unknown-issuer' || flaw === 'self-signed';
}

function proxyOf(route: Route): NetworkWay['proxy'] {
  return route.kind === 'direct' ? undefined : { kind: route.kind, host: placeOf(route) };
}

const proxyProblems = {
  PROXY_PASSWORD: 'password',
  PROXY_WRONG_PASSWORD: 'wrong-password',
  PROXY_PASSWORD_KIND: 'password-kind',
  PROXY_REFUSED: 'refused',
  PROXY_UNREACHABLE: 'unreachable',
  PROXY_UNKNOWN: 'unknown',
} as const;

function troubleOf(error: unknown, { host }: Target, route: Route | undefined): NetworkWay['trouble'] {
  if (error instanceof CertificateFailure)
    return { kind: 'certificate', flaw: error.flaw, host: error.host, issuer: error.issuer };
  if (error instanceof NetworkFailure && error.code !== 'NAME_LOOKUP_SLOW') {
    const proxy = route === undefined ? undefined : proxyOf(route)?.host;
    return { kind: 'proxy', problem: proxyProblems[error.code], host: proxy };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return reasonOfCode(code) === 'name-lookup' ? { kind: 'name-lookup', host } : undefined;
}
