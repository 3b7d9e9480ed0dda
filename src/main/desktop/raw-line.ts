import net from 'node:net';
import tls from 'node:tls';
import type { Clock } from '../clock.ts';
import { CertificateFailure, flawOf, NetworkFailure } from '../network-failure.ts';

type Place = { readonly host: string; readonly port: number };

const connectLimitMs = 10_000;
const handshakeLimitMs = 10_000;

/**
 * A TCP connection. Addresses of both IP versions are tried side by side, so that one dead version costs little.
 * @throws Error with Node's code (`ECONNREFUSED`, `ENOTFOUND`, `ETIMEDOUT` after 10 s), or NetworkFailure when the
 *   name is not even looked up in that time
 */
export function openRawLine({ host, port }: Place, after: Clock['after']): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const line = net.connect({ host, port, autoSelectFamily: true, noDelay: true, keepAlive: true });
    let isLookedUp = net.isIP(host) !== 0;
    line.once('lookup', () => {
      isLookedUp = true;
    });
    const cancel = after(connectLimitMs, () => line.destroy(isLookedUp ? timedOut() : lookupTooSlow()));
    const refuse = (error: Error): void => {
      cancel();
      reject(error);
    };
    line.once('error', refuse);
    line.once('connect', () => {
      cancel();
      line.off('error', refuse);
      resolve(line);
    });
  });
}

/**
 * TLS over a line that is open, to a host whose certificate must be good: there is no way round it.
 * @throws CertificateFailure, or Error with Node's code; the line is gone then
 */
export function secureLine(line: net.Socket, host: string, after: Clock['after']): Promise<tls.TLSSocket> {
  return new Promise((resolve, reject) => {
    const secured = tls.connect({
      socket: line,
      host,
      servername: net.isIP(host) === 0 ? host : '',
      minVersion: 'TLSv1.2',
      ALPNProtocols: ['http/1.1'],
    });
    let issuer: string | undefined;
    // Once the certificate is refused, it can no longer be read.
    secured.prependListener('secure', () => {
      issuer = issuerOf(secured.getPeerCertificate());
    });
    const cancel = after(handshakeLimitMs, () => secured.destroy(timedOut()));
    const refuse = (error: NodeJS.ErrnoException): void => {
      cancel();
      line.destroy();
      const flaw = flawOf(error.code);
      reject(flaw === undefined ? error : new CertificateFailure(error.code ?? '', { flaw, host, issuer }));
    };
    secured.once('error', refuse);
    secured.once('secureConnect', () => {
      cancel();
      secured.off('error', refuse);
      resolve(secured);
    });
  });
}

/** The name a signer gives itself, cut short: it is shown to people and anybody can write anything there. */
function issuerOf({ issuer }: tls.PeerCertificate): string | undefined {
  const { O: organisation, CN: name } = issuer;
  const text = [organisation, name].flat().find((one) => typeof one === 'string' && one.trim() !== '');
  return text?.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').slice(0, 80);
}

function timedOut(): Error {
  return Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' });
}

function lookupTooSlow(): NetworkFailure {
  return new NetworkFailure('NAME_LOOKUP_SLOW', 'the name was not looked up in time');
}
