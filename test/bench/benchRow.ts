/** One line of the table of benchmarks: `ratio` is our `value` over the `floor` measured in the same run. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly floor: number;
  readonly ratio: number;
  readonly unit: string;
  /** What the ratio has to be: at least (throughput) or at most (time). */
  readonly target: string;
  readonly met: boolean;
  readonly note?: string;
}

/** The value below which the share `p` (0–1) of the samples lies. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? NaN;
}

/** The middle sample. */
export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}
