/**
 * Delta debugging: the shortest list that still fails, as far as leaving out parts finds it. Halves are left out
 * first, then ever smaller parts.
 *
 * @param fails whether the day still fails with these alone
 * @param mostTries each costs a day
 */
export async function shrink<Item>(
  items: readonly Item[],
  fails: (fewer: readonly Item[]) => Promise<boolean>,
  mostTries: number,
): Promise<readonly Item[]> {
  let left = items;
  let tries = 0;
  for (let parts = 2; left.length > 1 && tries < mostTries;) {
    const size = Math.ceil(left.length / parts);
    let shorter: readonly Item[] | undefined;
    for (let from = 0; from < left.length && shorter === undefined && tries < mostTries; from += size) {
      const without = [...left.slice(0, from), ...left.slice(from + size)];
      tries += 1;
      if (await fails(without)) shorter = without;
    }
    if (shorter !== undefined) {
      left = shorter;
      parts = Math.max(2, parts - 1);
    } else if (size === 1) break;
    else parts = Math.min(left.length, parts * 2);
  }
  return left;
}
