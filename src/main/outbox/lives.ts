/** What one run knows of an item beyond what is kept of it. */
export type Live = {
  /** Attempts that failed for sure, one after the other. */
  tries: number;
  /** Monotonic ms. */
  retryAt: number;
  /**
   * The platform's list is read before it goes: for its own lost attempts, or, where it was written in an earlier
   * run, for anything like it. A copy of the whole computer may have been brought back, and nothing here would know.
   */
  lookFirst: 'no' | 'for-attempts' | 'for-anything';
  bytesSent: number;
  abort: AbortController | undefined;
  /** By the person; otherwise it was us who broke it off. */
  isCancelled: boolean;
};

export type Lives = {
  readonly of: (id: string) => Live;
  readonly all: () => Iterable<Live>;
  readonly drop: (id: string) => void;
};

export function createLives(): Lives {
  const lives = new Map<string, Live>();
  return {
    of: (id) => {
      const known = lives.get(id);
      if (known !== undefined) return known;
      const fresh: Live = {
        ...{ tries: 0, retryAt: 0, lookFirst: 'no', bytesSent: 0, abort: undefined, isCancelled: false },
      };
      lives.set(id, fresh);
      return fresh;
    },
    all: () => lives.values(),
    drop: (id) => void lives.delete(id),
  };
}
