import { hasPython } from '../support/pythonVerifier.ts';
import { makeMutations, nodeCodes, pythonCodes, wrongCodes } from '../support/runMutations.ts';

// The full run: npm run verify:mutations [-- <how many> <seed>]. Prints how each kind ended; exits 1 when one was accepted,
// when another step noticed it than should, or when the two verifiers disagree.

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const [count = '10000', seed = new Date().toISOString().slice(0, 10)] = process.argv.slice(2);
if (!hasPython) throw new Error('python3 is needed: the second verifier is part of this run.');
const mutations = await makeMutations(Number(count), seed);
const node = nodeCodes(mutations);
const python = await pythonCodes(mutations);

const ends = new Map<string, Map<number, number>>();
mutations.forEach(({ kind }, at) => {
  const codes = ends.get(kind) ?? new Map<number, number>();
  codes.set(node[at] ?? 0, (codes.get(node[at] ?? 0) ?? 0) + 1);
  ends.set(kind, codes);
});
for (const [kind, codes] of [...ends].sort()) {
  const told = [...codes].sort(([a], [b]) => a - b).map(([code, times]) => `${code}: ${times}`);
  say(`${kind.padEnd(58)} ${told.join(', ')}`);
}
const wrong = [
  ...wrongCodes(mutations, node),
  ...wrongCodes(mutations, python).map((line) => `python ${line}`),
];
const apart = mutations.filter((_, at) => node[at] !== python[at]).length;
for (const line of wrong.slice(0, 20)) say(line);
const accepted = node.filter((code) => code === 0).length;
say(
  `${mutations.length} mutations (seed ${seed}): ${accepted} accepted, ${wrong.length} by a wrong step, ${apart} apart`,
);
process.exitCode = wrong.length === 0 && apart === 0 && accepted === 0 ? 0 : 1;
