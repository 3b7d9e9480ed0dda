const manyMs = 10_000;
const many = 5;

/**
 * Counts what programs hand over: more than five in ten seconds is nobody's wish, and is counted instead of read.
 * @param elapsed monotonic ms
 */
export function createArrivals(elapsed: () => number): () => 'take' | 'too-many' {
  let taken: readonly number[] = [];
  return () => {
    const now = elapsed();
    taken = taken.filter((at) => now - at < manyMs);
    if (taken.length >= many) return 'too-many';
    taken = [...taken, now];
    return 'take';
  };
}
