import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeLedgerCrypto } from '../../server/ledger/nodeLedgerCrypto.ts';
import { STEP_CHECKS, type CheckedStep, type StepCheck } from '../../shared/proof/stepChecks.ts';
import { verifyBundleAtOnce } from '../../shared/proof/verifyBundle.ts';
import { BundleMutator } from './mutateBundle.ts';
import type { Mutation } from './mutateBytes.ts';
import { verifyWithPython } from './pythonVerifier.ts';
import { seededDice } from './sampleLog.ts';
import { sampleRound } from './sampleRound.ts';
import { sampleListedTerms } from './sampleTerms.ts';
import { sampleVote } from './sampleVote.ts';

/** Mutations of small bundles of every tier, the same for the same seed. */
export async function makeMutations(count: number, seed: string): Promise<Mutation[]> {
  const rounds = await Promise.all(
    [12, 15, 18].map((households, at) => sampleRound(households, { seed: `${seed}/${at}` })),
  );
  const mutators = rounds.flatMap((round, at) =>
    (['auditor', 'auditor', 'household', 'world'] as const).map((tier, place) => {
      const dice = seededDice(`${seed}/${at}/${place}`);
      return new BundleMutator(round.bundle(tier, 'household-2'), round.workshop, dice);
    }),
  );
  const listed = await sampleRound(15, { terms: sampleListedTerms, seed: `${seed}/listed` });
  for (const tier of ['pseudonymous', 'auditor'] as const)
    mutators.push(new BundleMutator(listed.bundle(tier), listed.workshop, seededDice(`${seed}/${tier}`)));
  const rotated = await sampleRound(12, { rotated: true, seed: `${seed}/rotated` });
  for (const tier of ['auditor', 'auditor', 'household'] as const) {
    const dice = seededDice(`${seed}/rotated/${mutators.length}`);
    mutators.push(new BundleMutator(rotated.bundle(tier, 'household-2'), rotated.workshop, dice));
  }
  const vote = await sampleVote(20, `${seed}/vote`);
  for (const tier of ['auditor', 'auditor', 'owners', 'world'] as const) {
    const dice = seededDice(`${seed}/vote/${mutators.length}`);
    mutators.push(new BundleMutator(vote.bundle(tier), vote.workshop, dice));
  }
  return Array.from({ length: count }, (_, at) => {
    const mutator = mutators[at % mutators.length];
    if (mutator === undefined) throw new Error('no mutator');
    return mutator.next();
  });
}

/** Strictly UTF-8, as the command reads files. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return '';
  }
}

/** Exit codes of the shared verifier; `checks` may lack one. */
export function nodeCodes(
  mutations: readonly Mutation[],
  checks: Readonly<Record<CheckedStep, StepCheck>> = STEP_CHECKS,
): number[] {
  return mutations.map(
    ({ bytes }) => verifyBundleAtOnce(nodeLedgerCrypto, { text: textOf(bytes) }, checks).code,
  );
}

/** Exit codes of the Python verifier in its batch mode. Throws when it cannot be run. */
export async function pythonCodes(mutations: readonly Mutation[]): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mutations-'));
  try {
    mutations.forEach(({ bytes }, at) =>
      writeFileSync(join(folder, `${String(at).padStart(6, '0')}.json`), bytes),
    );
    const { stdout, stderr } = await verifyWithPython('--folder', folder);
    const codes = stdout
      .trimEnd()
      .split('\n')
      .map((line) => Number(line.split('\t')[0]));
    if (codes.length !== mutations.length) throw new Error(`verify.py gave ${codes.length} lines: ${stderr}`);
    return codes;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Mutations that were accepted, or that another step noticed than it should. */
export function wrongCodes(mutations: readonly Mutation[], codes: readonly number[]): string[] {
  return mutations.flatMap(({ kind, expected }, at) => {
    const code = codes[at] ?? 0;
    return expected.includes(code) ? [] : [`${at}: ${kind} ended ${code}, not ${expected.join(' or ')}`];
  });
}
