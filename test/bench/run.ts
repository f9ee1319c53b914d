import { benchAnswersPath } from './answers.ts';
import type { BenchRow } from './benchRow.ts';
import { benchBundles } from './bundles.ts';
import { benchFanout } from './fanout.ts';
import { benchFilings } from './filings.ts';
import { benchProofs } from './proofs.ts';
import { benchRates } from './rates.ts';
import { benchReads } from './reads.ts';

// `npm run bench`: every figure beside a floor measured in the same run. Machines are noisy: read the ratios.

const suites: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  answers: benchAnswersPath,
  reads: benchReads,
  rates: benchRates,
  proofs: benchProofs,
  fanout: benchFanout,
  bundles: benchBundles,
  filings: benchFilings,
};

const wanted = process.argv.slice(2);
const rows: BenchRow[] = [];
for (const [name, suite] of Object.entries(suites)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stderr.write(`measuring ${name} …\n`);
  rows.push(...(await suite()));
}

const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
const lines = rows.map(({ name, value, floor, ratio, unit, target, met }) =>
  [
    name,
    `${figure(value)} ${unit}`,
    `${figure(floor)} ${unit}`,
    ratio.toFixed(2),
    target,
    met ? 'yes' : 'NO',
  ].join(' | '),
);
console.log(
  [
    '| what | ours | floor | ratio | target | met |',
    '|---|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n'),
);
if (rows.some(({ met }) => !met)) process.exitCode = 1;
