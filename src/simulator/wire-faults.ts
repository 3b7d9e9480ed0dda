import {
  apiError,
  json,
  missingPermission,
  oauthError,
  type PlatformReply,
  type PlatformRequest,
} from './exchange.ts';
import type { FaultName, Faults, FaultSettings } from './faults.ts';
import { portalReply } from './network.ts';
import { damage } from './reply-faults.ts';
import { invalidSyncToken } from './rest/call-log-sync.ts';
import { fullSyncNeeded } from './rest/message-sync.ts';
import type { SimulatorClock } from './world-types.ts';

type Refusal = {
  readonly name: FaultName;
  /** Requests it is meant for; all of them unless given. */
  readonly only?: (request: PlatformRequest) => boolean;
  readonly reply: (settings: FaultSettings, request: PlatformRequest) => PlatformReply;
};

const internalError = () => apiError(500, { errorCode: 'CMN-203', message: 'Internal server error' });
const reset = (): PlatformReply => ({ status: 0, headers: {}, body: '', reset: true });
const hasSyncToken = ({ path }: PlatformRequest) => /-sync\?.*syncToken=/.test(path);
const isMessageSync = ({ path }: PlatformRequest) => path.includes('/message-sync');
const isTokenCall = ({ path }: PlatformRequest) => path.startsWith('/restapi/oauth/token');
const isChange = ({ method }: PlatformRequest) => method !== 'GET';
const isListPage = ({ method, path }: PlatformRequest) =>
  method === 'GET' && /[?&](page|perPage)=/.test(path);

const withHeaders = (reply: PlatformReply, headers: Readonly<Record<string, string>>): PlatformReply => ({
  ...reply,
  headers: { ...reply.headers, ...headers },
});

function rateExceeded({ retryAfter = '60' }: FaultSettings): PlatformReply {
  const rate = { 'X-Rate-Limit-Group': 'light', 'X-Rate-Limit-Limit': '50', 'X-Rate-Limit-Remaining': '0' };
  const more = { ...rate, 'X-Rate-Limit-Window': '60', 'Retry-After': retryAfter };
  return withHeaders(apiError(429, { errorCode: 'CMN-301', message: 'Request rate exceeded' }), more);
}

function asAsked({ status = 500, text }: FaultSettings): PlatformReply {
  return text === undefined
    ? json(status, { errorCode: `HTTP-${status}`, message: 'Asked for by a fault' })
    : { status, headers: { 'Content-Type': 'application/json;charset=utf-8' }, body: text };
}

function redirect({ status = 302, text = 'http://elsewhere.example/' }: FaultSettings, path: string) {
  const targets: Readonly<Record<string, string>> = { itself: path, 'file:': 'file:///etc/hosts' };
  return { status, headers: { Location: targets[text] ?? text }, body: '' };
}

/** A refresh is refused for good; anything else with a code that a refresh might have mended. */
function disabledAccount(request: PlatformRequest): PlatformReply {
  if (isTokenCall(request)) return oauthError(400, 'invalid_grant', 'OAU-236', 'Account is disabled');
  return apiError(401, { errorCode: 'OAU-142', message: 'Account is disabled' }, 'AccountDisabled');
}

/** The answer of somebody who has not read the body. */
export const earlyReply = ({ status = 413, ...rest }: FaultSettings) => asAsked({ status, ...rest });

/** Faults that answer without asking the platform. */
const refusals: readonly Refusal[] = [
  { name: 'network-down', reply: reset },
  { name: 'rest-reset', reply: reset },
  { name: 'rest-continue', reply: () => ({ ...reset(), reset: false, onlyContinue: true }) },
  { name: 'rest-html', reply: ({ text }) => portalReply(text === undefined ? {} : { text }) },
  { name: 'rest-redirect', reply: (settings, { path }) => redirect(settings, path) },
  { name: 'account-disabled', reply: (_settings, request) => disabledAccount(request) },
  {
    name: 'rest-401',
    reply: () => apiError(401, { errorCode: 'OAU-129', message: 'Access token corrupted' }, 'TokenInvalid'),
  },
  { name: 'rest-403', reply: () => missingPermission('ReadAccounts') },
  { name: 'rest-429', reply: rateExceeded },
  {
    name: 'rest-429-bare',
    reply: () => apiError(429, { errorCode: 'CMN-310', message: 'Request rate exceeded' }),
  },
  { name: 'rest-500', reply: internalError },
  {
    name: 'rest-503',
    reply: ({ retryAfter = '10' }) => {
      const reply = apiError(503, { errorCode: 'CMN-201', message: 'Service temporary unavailable' });
      return withHeaders(reply, { 'Retry-After': retryAfter });
    },
  },
  { name: 'rest-status', reply: asAsked },
  { name: 'rest-early', reply: (settings) => earlyReply(settings) },
  {
    name: 'sync-token-invalid',
    only: hasSyncToken,
    reply: (_settings, request) =>
      isMessageSync(request)
        ? fullSyncNeeded()
        : invalidSyncToken('CLG-104', 'Sync token expired, call log was reset'),
  },
  {
    name: 'sync-overflow',
    only: hasSyncToken,
    reply: (_settings, request) =>
      isMessageSync(request)
        ? fullSyncNeeded()
        : invalidSyncToken('CLG-101', 'max sync record number limit is exceeded'),
  },
];

type Answer = {
  readonly now: () => PlatformReply;
  /** Whoever asks is looked at now, what is asked for is done when the answer is called. */
  readonly later: () => () => PlatformReply;
};

/** Wraps the platform so that the switched-on faults come between it and whoever asks. */
export function createWireFaults(clock: SimulatorClock, faults: Faults) {
  const wait = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));

  function refuse(request: PlatformRequest): PlatformReply | undefined {
    for (const { name, only, reply } of refusals) {
      if (!faults.isOn(name) || (only && !only(request))) continue;
      const settings = faults.strike(name, request);
      if (settings) return reply(settings, request);
    }
    return undefined;
  }

  /** Answered at once as failed, and done much later all the same. */
  function acceptLater(request: PlatformRequest, answer: Answer): PlatformReply | undefined {
    const later = isChange(request) ? faults.strike('accepted-later', request) : undefined;
    if (!later) return undefined;
    clock.after(clock.random() * (later.ms ?? 600_000), answer.later());
    return asAsked({ ...later, status: later.status ?? 504 });
  }

  async function slowDown(request: PlatformRequest) {
    const slow = faults.strike('rest-slow', request);
    if (slow) await wait(slow.ms ?? 5000);
    const page = isListPage(request) ? faults.strike('slow-pages', request) : undefined;
    if (page) await wait(page.ms ?? 8000);
  }

  return async (request: PlatformRequest, answer: Answer): Promise<PlatformReply> => {
    if (faults.strike('rest-hanging', request)) return new Promise<PlatformReply>(() => undefined);
    if (faults.isOn('rest-slow') || faults.isOn('slow-pages')) await slowDown(request);
    const instead = refuse(request) ?? acceptLater(request, answer);
    if (instead) return instead;
    const reply = answer.now();
    if (faults.strike('rest-done-500', request)) return internalError();
    if (faults.strike('reset-after-request', request)) return reset();
    return damage(faults, reply, request);
  };
}
