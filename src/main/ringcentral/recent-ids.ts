/** Remembers the newest ids; replays after a recovery bring old ones again. */
export type RecentIds = {
  /** True when the id is new, and remembers it. */
  readonly add: (id: string) => boolean;
};

export function createRecentIds(most: number): RecentIds {
  const seen = new Set<string>();
  return {
    add: (id) => {
      if (seen.has(id)) return false;
      seen.add(id);
      if (seen.size > most) {
        const oldest = seen.values().next();
        if (oldest.done !== true) seen.delete(oldest.value);
      }
      return true;
    },
  };
}
