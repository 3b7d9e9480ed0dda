import type { PlatformReply } from './exchange.ts';
import type { FaultName, Faults, FaultSettings, Where } from './faults.ts';
import { proxyAuthCode } from './network-errors.ts';
import type { SimulatorClock } from './world-types.ts';

/** What becomes of something that sets out for the platform and may never get there. */
export type Journey =
  | { readonly kind: 'arrives'; readonly afterMs: number }
  /** Node's code of the failure, or `PROXY_AUTH`. */
  | { readonly kind: 'fails'; readonly code: string; readonly afterMs: number }
  | { readonly kind: 'lost' }
  /** Somebody else answers: a captive portal, a proxy. */
  | { readonly kind: 'answered'; readonly reply: PlatformReply; readonly afterMs: number };

export type Network = ReturnType<typeof createNetwork>;

const portalPage =
  '<!doctype html><html><head><title>Welcome</title></head><body><h1>Sign in to this network</h1></body></html>';

/** A page in the platform's place; with a redirecting status it names the portal's own address. */
export function portalReply({ status = 200, text }: FaultSettings): PlatformReply {
  const isRedirect = status >= 300 && status < 400;
  const location = isRedirect ? { Location: text ?? 'http://portal.example/sign-in' } : {};
  const body = isRedirect ? '' : (text ?? portalPage);
  return { status, headers: { 'Content-Type': 'text/html', ...location }, body };
}

/** While on, no packet of an open connection gets through any more. */
const deafening: readonly FaultName[] = ['black-hole', 'captive-portal'];

const failures: readonly (readonly [FaultName, (settings: FaultSettings) => string])[] = [
  ['connection-refused', () => 'ECONNREFUSED'],
  ['name-lookup', ({ code = 'ENOTFOUND' }) => code],
  ['tls', ({ code = 'CERT_HAS_EXPIRED' }) => code],
  ['proxy-auth', () => proxyAuthCode],
];

/** The way between a client and the platform: what is wrong with it before anything reaches the platform. */
export function createNetwork(clock: SimulatorClock, faults: Faults) {
  const deafenListeners = new Set<() => void>();
  const cutListeners = new Set<() => void>();
  const tell = (listeners: ReadonlySet<() => void>) => [...listeners].forEach((listener) => listener());

  let isFlappedDown = false;
  let stopFlapping: (() => void) | undefined;
  function flap(periodMs: number) {
    isFlappedDown = !isFlappedDown;
    stopFlapping = clock.after(periodMs / 2, () => flap(periodMs));
    if (isFlappedDown && faults.strike('flap')) tell(cutListeners);
  }

  function watchFlap() {
    const settings = faults.list().find(({ name }) => name === 'flap')?.settings;
    if (settings && !stopFlapping) return flap(settings.ms ?? 3000);
    if (settings || !stopFlapping) return;
    stopFlapping();
    stopFlapping = undefined;
    isFlappedDown = false;
  }

  let deafWas: ReadonlySet<FaultName> = new Set();
  faults.onChange(() => {
    const deafNow = new Set(deafening.filter((name) => faults.isOn(name)));
    const begins = [...deafNow].some((name) => !deafWas.has(name));
    deafWas = deafNow;
    if (begins) tell(deafenListeners);
    watchFlap();
  });

  /** Asks once for each thing that sets out: a request, an upgrade, a connection. */
  function journey(where: Where): Journey {
    const slowName = faults.strike('name-lookup-slow', where);
    const slow = faults.strike('latency', where);
    const afterMs =
      (slowName ? (slowName.ms ?? 30_000) : 0) + (slow ? clock.random() * (slow.ms ?? 30_000) : 0);
    if (isFlappedDown) return { kind: 'fails', code: 'ECONNRESET', afterMs: 0 };
    if (faults.strike('black-hole', where)) return { kind: 'lost' };
    for (const [name, codeOf] of failures) {
      const settings = faults.strike(name, where);
      if (settings) return { kind: 'fails', code: codeOf(settings), afterMs };
    }
    const portal = faults.strike('captive-portal', where);
    return portal ? { kind: 'answered', reply: portalReply(portal), afterMs } : { kind: 'arrives', afterMs };
  }

  return {
    journey,
    /** Takes a request there and its answer back. */
    async pass(where: Where, next: () => PlatformReply | Promise<PlatformReply>): Promise<PlatformReply> {
      const way = journey(where);
      if (way.kind === 'lost') return new Promise<PlatformReply>(() => undefined);
      if (way.afterMs > 0) await new Promise<void>((resolve) => void clock.after(way.afterMs, resolve));
      if (way.kind === 'arrives') return next();
      return way.kind === 'answered' ? way.reply : { status: 0, headers: {}, body: '', failure: way.code };
    },
    /** From now on nothing gets through on the connections that are open. */
    onDeafen: (listener: () => void) => void deafenListeners.add(listener),
    /** The connections that are open are cut. */
    onCut: (listener: () => void) => void cutListeners.add(listener),
  };
}
