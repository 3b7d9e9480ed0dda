/**
 * For a long run: `SIMULATE_SEEDS=1000 npx vitest run --project simulation test/simulation/faults.test.ts`; a day that
 * failed is played again with `SIMULATE_SEEDS=1 SIMULATE_FIRST_SEED=N`. Without them a few days of each kind are played.
 */
const first = Number(process.env['SIMULATE_FIRST_SEED'] ?? 1);

export const isLongRun = process.env['SIMULATE_SEEDS'] !== undefined;

const mostInOneTest = 100;

/** The seeds in handfuls, so that a long run tells where it stands and no test takes forever. */
export function seedsInTests(usual: number): readonly (readonly [from: number, to: number])[] {
  const end = first + Number(process.env['SIMULATE_SEEDS'] ?? usual);
  const tests: [number, number][] = [];
  for (let from = first; from < end; from += mostInOneTest)
    tests.push([from, Math.min(end, from + mostInOneTest) - 1]);
  return tests;
}

/** Plays one day after the other; answers what was wrong in any of them, with the seed to play it again. */
export async function playDays(
  [from, to]: readonly [number, number],
  play: (seed: number) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const failures: string[] = [];
  for (let seed = from; seed <= to; seed += 1)
    failures.push(...(await play(seed)).map((problem) => `seed ${seed}: ${problem}`));
  return failures;
}
