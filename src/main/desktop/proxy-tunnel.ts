import http from 'node:http';
import type net from 'node:net';
import type { Clock } from '../clock.ts';
import { NetworkFailure } from '../network-failure.ts';
import { placeOf } from './proxy-routes.ts';

type Place = { readonly host: string; readonly port: number };

const answerLimitMs = 10_000;

/**
 * Asks an HTTP proxy, over a line to it, to pass everything on to a place (CONNECT, RFC 9110 §9.3.6).
 * @param password the header that signs in to the proxy
 * @throws NetworkFailure `PROXY_PASSWORD`, `PROXY_WRONG_PASSWORD` or `PROXY_PASSWORD_KIND` (407), `PROXY_REFUSED` (any
 *   other refusal), `PROXY_UNREACHABLE` (no answer in 10 s, or the line broke); the line is gone then
 */
export function openTunnel(
  line: net.Socket,
  place: Place,
  password: string | undefined,
  after: Clock['after'],
): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const target = placeOf(place);
    const request = http.request({
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...(password === undefined ? {} : { 'proxy-authorization': password }) },
      createConnection: () => line,
    });
    const refuse = (failure: NetworkFailure): void => {
      cancel();
      line.destroy();
      reject(failure);
    };
    const cancel = after(answerLimitMs, () => refuse(silent()));
    request.on('error', () => refuse(silent()));
    request.once('connect', (answer, _line, early) => {
      if (answer.statusCode !== 200) {
        refuse(refusal(answer, password !== undefined));
        return;
      }
      cancel();
      if (early.length > 0) line.unshift(early);
      resolve(line);
    });
    request.end();
  });
}

function refusal({ statusCode, headers }: http.IncomingMessage, hadPassword: boolean): NetworkFailure {
  if (statusCode !== 407)
    return new NetworkFailure('PROXY_REFUSED', `the proxy refused with ${statusCode ?? 'no status'}`);
  // The others (NTLM, Negotiate) sign the system's own user in, which is beyond this app.
  if (!/\bbasic\b/i.test(String(headers['proxy-authenticate'])))
    return new NetworkFailure('PROXY_PASSWORD_KIND', 'the proxy asks for another kind of sign-in');
  return hadPassword
    ? new NetworkFailure('PROXY_WRONG_PASSWORD', 'the proxy did not take the password')
    : new NetworkFailure('PROXY_PASSWORD', 'the proxy asks for a password');
}

function silent(): NetworkFailure {
  return new NetworkFailure('PROXY_UNREACHABLE', 'the proxy did not answer');
}
