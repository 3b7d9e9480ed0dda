import http from 'node:http';
import type net from 'node:net';
import type { Clock } from '../clock.ts';
import { NetworkFailure } from '../network-failure.ts';
import { placeOf } from './proxy-routes.ts';

type Place = { readonly host: string; readonly port: number };

const answerLimitMs = 10_000;

/**
 * Asks an HTTP proxy, over a line to it, to pass everything on to a place (CONNECT, RFC 9110 §9.3.6).
 * @throws NetworkFailure `PROXY_PASSWORD` (407), `PROXY_REFUSED` (any other refusal), `PROXY_UNREACHABLE` (no answer
 *   in 10 s, or the line broke); the line is gone then
 */
export function openTunnel(line: net.Socket, place: Place, after: Clock['after']): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const target = placeOf(place);
    const request = http.request({
      method: 'CONNECT',
      path: target,
      headers: { host: target },
      createConnection: () => line,
    });
    const refuse = (failure: NetworkFailure): void => {
      cancel();
      line.destroy();
      reject(failure);
    };
    const cancel = after(answerLimitMs, () => refuse(silent()));
    request.once('error', () => refuse(silent()));
    request.once('connect', (answer, _line, early) => {
      if (answer.statusCode !== 200) {
        refuse(refusal(answer.statusCode));
        return;
      }
      cancel();
      if (early.length > 0) line.unshift(early);
      resolve(line);
    });
    request.end();
  });
}

function refusal(status: number | undefined): NetworkFailure {
  return status === 407
    ? new NetworkFailure('PROXY_PASSWORD', 'the proxy asks for a password')
    : new NetworkFailure('PROXY_REFUSED', `the proxy refused with ${status ?? 'no status'}`);
}

function silent(): NetworkFailure {
  return new NetworkFailure('PROXY_UNREACHABLE', 'the proxy did not answer');
}
