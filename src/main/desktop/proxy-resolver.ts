import type { Clock } from '../clock.ts';
import { NetworkFailure } from '../network-failure.ts';
import { parseProxyAnswer, placeOf, type ProxyRoute, type Route } from './proxy-routes.ts';
import { withinTime } from './time-limit.ts';

export type ProxyResolver = {
  /**
   * Ways to this address, best first.
   * @param address of http or https
   * @throws NetworkFailure `PROXY_UNKNOWN` when the settings do not answer and never did
   */
  readonly routesTo: (address: string) => Promise<readonly Route[]>;
  /** This one could not be reached: it is tried last for a while. */
  readonly noteDead: (route: ProxyRoute) => void;
  /** A connection could not be had: perhaps the settings changed, so the next one asks them anew. */
  readonly doubt: () => void;
  /** The network is another one. */
  readonly forget: () => void;
};

/** Settings change while the app runs; proxy scripts may take hundreds of ms each time. */
const answerLastsMs = 60_000;
/** A script that loads from a dead server must not hold the line up for ever. */
const answerLimitMs = 5_000;
/** As browsers do it. */
const deadForMs = 5 * 60_000;

type Known = { readonly routes: readonly Route[]; readonly at: number };

/** @param ask what `session.resolveProxy` is: the system's settings, a proxy script included */
export function createProxyResolver(
  ask: (address: string) => Promise<string>,
  clock: Pick<Clock, 'elapsed' | 'after'>,
): ProxyResolver {
  let known = new Map<string, Known>();
  let asking = new Map<string, Promise<readonly Route[]>>();
  const deadUntil = new Map<string, number>();

  async function read(origin: string): Promise<readonly Route[]> {
    const keep = known;
    const asked = ask(`${origin}/`).catch(() => undefined);
    const answer = await withinTime(clock.after, answerLimitMs, asked, () => undefined);
    if (answer !== undefined) {
      const routes = parseProxyAnswer(answer);
      keep.set(origin, { routes, at: clock.elapsed() });
      return routes;
    }
    const before = keep.get(origin);
    if (before !== undefined) return before.routes;
    // Going round a company's proxy is not ours to decide.
    throw new NetworkFailure('PROXY_UNKNOWN', 'the proxy settings do not answer');
  }

  function routesOf(origin: string): Promise<readonly Route[]> {
    const before = known.get(origin);
    if (before !== undefined && clock.elapsed() - before.at < answerLastsMs)
      return Promise.resolve(before.routes);
    const underWay = asking.get(origin);
    if (underWay !== undefined) return underWay;
    const turn = asking;
    const asked = read(origin).finally(() => turn.delete(origin));
    asking.set(origin, asked);
    return asked;
  }

  const isDead = (route: Route): boolean =>
    route.kind !== 'direct' && clock.elapsed() < (deadUntil.get(nameOf(route)) ?? 0);

  return {
    routesTo: async (address) => {
      const { origin } = new URL(address);
      const routes = await routesOf(origin);
      return [...routes.filter((route) => !isDead(route)), ...routes.filter(isDead)];
    },
    noteDead: (route) => {
      deadUntil.set(nameOf(route), clock.elapsed() + deadForMs);
    },
    doubt: () => {
      known = new Map([...known].map(([origin, { routes }]) => [origin, { routes, at: -Infinity }]));
    },
    forget: () => {
      known = new Map();
      asking = new Map();
      deadUntil.clear();
    },
  };
}

function nameOf(route: ProxyRoute): string {
  return `${route.kind} ${placeOf(route)}`;
}
