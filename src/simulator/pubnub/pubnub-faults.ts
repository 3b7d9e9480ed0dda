import type { PlatformReply, PlatformRequest } from '../exchange.ts';
import type { Faults } from '../faults.ts';
import { cut, refusal } from './answers.ts';

const captivePortal =
  '<!doctype html><html><head><title>Welcome</title></head><body><h1>Sign in to this network</h1></body></html>';

const never = () => new Promise<PlatformReply>(() => undefined);

/** What the switched-on faults make of a request to PubNub, if anything. */
export function disturb(
  faults: Faults,
  { path, method }: PlatformRequest,
): PlatformReply | Promise<PlatformReply> | undefined {
  const where = { path, method };
  if (faults.strike('network-down', where)) return cut;
  // The connection is there and swallows everything, whatever is asked through it.
  if (faults.strike('socket-half-open', where) ?? faults.strike('pubnub-hanging', where)) return never();
  if (faults.strike('pubnub-403', where)) return refusal(403, 'Forbidden', 'Access Manager');
  const failed = faults.strike('pubnub-500', where);
  if (failed) {
    const { status = 500, retryAfter } = failed;
    const headers = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
    return refusal(status, 'Asked for by a fault', 'Balancer', headers);
  }
  const page = faults.strike('pubnub-html', where);
  if (!page) return undefined;
  const { status = 200, text = captivePortal } = page;
  return { status, headers: { 'Content-Type': 'text/html' }, body: text };
}
