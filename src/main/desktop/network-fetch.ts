import type { Agent } from 'undici';
import { type Dial, targetOf } from './dial.ts';

export type NetworkFetch = {
  /**
   * `alone`: by a connection of its own, which is closed afterwards. Where it fails before a byte of the request was
   * written, the error carries `neverLeft: true`.
   */
  readonly fetch: ((request: Request, init?: FetchInit) => Promise<Response>) & {
    /** What it is given to send is written out before much more of it is asked for. */
    readonly borrowsBodies: true;
  };
  /** Lets go of kept connections: requests under way end as they may, the next one makes a new connection. */
  readonly renew: () => void;
};

type FetchInit = { readonly signal: AbortSignal; readonly alone?: boolean };

/**
 * Idle connections are cheap, but each one may die without a word. Whoever asks has limits of its own for an answer;
 * the longest wait is a poll of PubNub, which is held for 280 s and given up after 310 s.
 */
const limits = {
  connections: 6,
  keepAliveTimeout: 10_000,
  keepAliveMaxTimeout: 60_000,
  headersTimeout: 330_000,
  bodyTimeout: 30_000,
} as const;

/** So that none is kept. */
const closed = { pipelining: 0 } as const;

/** Node's `fetch` over connections of ours. Their pool is loaded with the first request that needs it. */
export function createNetworkFetch(dial: Dial): NetworkFetch {
  let pool: Promise<Agent> | undefined;
  let alone: Promise<Agent> | undefined;

  async function open(more: Partial<Agent.Options> = {}): Promise<Agent> {
    // This part alone: the whole package would bring a second fetch, 80 ms and 13 MB with it.
    const { default: Pool } = await import('undici/lib/dispatcher/agent.js');
    return new Pool({
      ...limits,
      ...more,
      connect: (place, done) => {
        dial(targetOf(place)).then(
          (line) => done(null, line),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
        );
      },
    });
  }

  async function fetchAlone(request: Request, { signal }: FetchInit): Promise<Response> {
    alone ??= open(closed);
    const watched = watchLeaving(await alone);
    try {
      return await fetch(request, { signal, dispatcher: watched.dispatcher } as RequestInit);
    } catch (error) {
      if (watched.hasLeft()) throw error;
      throw Object.assign(new TypeError('fetch failed', { cause: error }), { neverLeft: true });
    }
  }

  async function fetchPooled(request: Request, init?: FetchInit): Promise<Response> {
    if (init?.alone === true) return fetchAlone(request, init);
    pool ??= open();
    // Node brings this very package under its own name: to the compiler they are two.
    const dispatcher: unknown = await pool;
    return fetch(request, { ...init, dispatcher } as RequestInit);
  }

  return {
    fetch: Object.assign(fetchPooled, { borrowsBodies: true as const }),
    renew: () => {
      const before = [pool, alone];
      pool = undefined;
      alone = undefined;
      for (const one of before) void one?.then((left) => left.close()).catch(() => undefined);
    },
  };
}

/**
 * Notices when a request begins to be written: undici calls `onConnect` with the connection there and nothing written
 * (documents of undici, Dispatcher.dispatch).
 */
function watchLeaving(pool: Agent): { readonly dispatcher: unknown; readonly hasLeft: () => boolean } {
  let hasLeft = false;
  const watched = (handler: object): object =>
    new Proxy(handler, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...values: unknown[]): unknown => {
          if (name === 'onConnect' || name === 'onRequestStart') hasLeft = true;
          return Reflect.apply(member, target, values);
        };
      },
    });
  type Dispatch = (options: unknown, handler: object) => boolean;
  const dispatch = pool.dispatch.bind(pool) as Dispatch;
  return {
    dispatcher: { dispatch: (options: unknown, handler: object) => dispatch(options, watched(handler)) },
    hasLeft: () => hasLeft,
  };
}
