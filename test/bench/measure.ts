/** Figures of one measurement; times in ms unless the metric's name says otherwise. */
export type Distribution = {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
};
export type Figure = number | Distribution;

/** What was found for one name, beside the same on the yardstick of the same run. */
export type Found = {
  readonly name: string;
  readonly figure: Figure;
  readonly baseline: Figure | undefined;
  /** How many samples, what else was seen. */
  readonly notes: string;
};

export type BenchOptions = {
  /** Fewer and shorter samples, for working on the benchmark itself. */
  readonly quick: boolean;
  /** The executable that plays or is Electron. */
  readonly executable: string;
  readonly onRealElectron: boolean;
  readonly say: (line: string) => void;
};

export type Metric = {
  /** All names this measurement yields. */
  readonly names: readonly string[];
  readonly measure: (options: BenchOptions) => Promise<readonly Found[]>;
};

/** The least sample of which at least the share `share` is not larger. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

const inOrder = (samples: readonly number[]): readonly number[] => samples.toSorted((a, b) => a - b);
export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
export const median = (samples: readonly number[]): number => quantile(inOrder(samples), 0.5);

export function distributionOf(samples: readonly number[]): Distribution {
  const sorted = inOrder(samples);
  const at = (share: number): number => rounded(quantile(sorted, share));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** Ms on CLOCK_MONOTONIC: the one clock of every time that is taken here. */
export const monotonic = (): number => Number(process.hrtime.bigint()) / 1e6;

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
