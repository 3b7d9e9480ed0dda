import type { Agent } from 'undici';
import { type Dial, targetOf } from './dial.ts';

export type NetworkFetch = {
  readonly fetch: (request: Request, init?: { readonly signal: AbortSignal }) => Promise<Response>;
  /** Lets go of kept connections: requests under way end as they may, the next one makes a new connection. */
  readonly renew: () => void;
};

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

/** Node's `fetch` over connections of ours. Their pool is loaded with the first request that needs it. */
export function createNetworkFetch(dial: Dial): NetworkFetch {
  let pool: Promise<Agent> | undefined;

  async function open(): Promise<Agent> {
    // This part alone: the whole package would bring a second fetch, 80 ms and 13 MB with it.
    const { default: Pool } = await import('undici/lib/dispatcher/agent.js');
    return new Pool({
      ...limits,
      connect: (place, done) => {
        dial(targetOf(place)).then(
          (line) => done(null, line),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
        );
      },
    });
  }

  return {
    fetch: async (request, init) => {
      pool ??= open();
      // Node brings this very package under its own name: to the compiler they are two.
      const dispatcher: unknown = await pool;
      return fetch(request, { ...init, dispatcher } as RequestInit);
    },
    renew: () => {
      const before = pool;
      pool = undefined;
      void before?.then((left) => left.close()).catch(() => undefined);
    },
  };
}
