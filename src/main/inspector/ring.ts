/** Keeps the newest so many; adding costs the same however full it is. */
export type Ring<Item> = {
  readonly add: (item: Item) => void;
  /** Oldest first. */
  readonly items: () => readonly Item[];
};

export function createRing<Item>(most: number): Ring<Item> {
  const kept: Item[] = [];
  let oldest = 0;
  return {
    add: (item) => {
      if (kept.length < most) {
        kept.push(item);
        return;
      }
      kept[oldest] = item;
      oldest = (oldest + 1) % most;
    },
    items: () => [...kept.slice(oldest), ...kept.slice(0, oldest)],
  };
}
