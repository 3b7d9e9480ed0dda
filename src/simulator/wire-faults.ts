import { apiError, json, missingPermission, type PlatformReply, type PlatformRequest } from './exchange.ts';
import type { FaultName, Faults, FaultSettings } from './faults.ts';
import type { SimulatorClock } from './world-types.ts';

const captivePortal =
  '<!doctype html><html><head><title>Welcome</title></head><body><h1>Sign in to this network</h1></body></html>';

type Refusal = (settings: FaultSettings) => PlatformReply;

const internalError = () => apiError(500, { errorCode: 'CMN-203', message: 'Internal server error' });

/** Faults that answer without asking the platform. */
const refusals: readonly (readonly [FaultName, Refusal])[] = [
  ['network-down', () => ({ status: 0, headers: {}, body: '', reset: true })],
  ['rest-reset', () => ({ status: 0, headers: {}, body: '', reset: true })],
  ['rest-html', () => ({ status: 200, headers: { 'Content-Type': 'text/html' }, body: captivePortal })],
  [
    'rest-401',
    () => apiError(401, { errorCode: 'OAU-129', message: 'Access token corrupted' }, 'TokenInvalid'),
  ],
  ['rest-403', () => missingPermission('ReadAccounts')],
  [
    'rest-429',
    ({ retryAfter = '60' }) => {
      const reply = apiError(429, { errorCode: 'CMN-301', message: 'Request rate exceeded' });
      const rate = {
        'X-Rate-Limit-Group': 'light',
        'X-Rate-Limit-Limit': '50',
        'X-Rate-Limit-Remaining': '0',
      };
      const headers = { ...reply.headers, ...rate, 'X-Rate-Limit-Window': '60', 'Retry-After': retryAfter };
      return { ...reply, headers };
    },
  ],
  ['rest-429-bare', () => apiError(429, { errorCode: 'CMN-310', message: 'Request rate exceeded' })],
  ['rest-500', internalError],
  [
    'rest-503',
    ({ retryAfter = '10' }) => {
      const reply = apiError(503, { errorCode: 'CMN-201', message: 'Service temporary unavailable' });
      return { ...reply, headers: { ...reply.headers, 'Retry-After': retryAfter } };
    },
  ],
  [
    'rest-status',
    ({ status = 500, text }) =>
      text === undefined
        ? json(status, { errorCode: `HTTP-${status}`, message: 'Asked for by a fault' })
        : { status, headers: { 'Content-Type': 'application/json;charset=utf-8' }, body: text },
  ],
];

/** Wraps the platform so that the switched-on faults come between it and whoever asks. */
export function createWireFaults(clock: SimulatorClock, faults: Faults) {
  const wait = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));

  return async (request: PlatformRequest, answer: () => PlatformReply): Promise<PlatformReply> => {
    const where = { path: request.path, method: request.method };
    if (faults.strike('rest-hanging', where)) return new Promise<PlatformReply>(() => undefined);
    const slow = faults.strike('rest-slow', where);
    if (slow) await wait(slow.ms ?? 5000);
    for (const [name, refuse] of refusals) {
      const settings = faults.strike(name, where);
      if (settings) return refuse(settings);
    }
    const reply = answer();
    if (faults.strike('rest-done-500', where)) return internalError();
    if (faults.strike('rest-truncated', where))
      return { ...reply, cutAfter: Math.floor(reply.body.length / 2) };
    return reply;
  };
}
