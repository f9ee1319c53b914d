import { createHash, createHmac } from 'node:crypto';
import { printReport } from '../../server/commands/printReport.ts';
import { nodeLedgerCrypto } from '../../server/ledger/nodeLedgerCrypto.ts';
import { canonicalJson } from '../../shared/ledger/canonicalJson.ts';
import { checkpointBody } from '../../shared/ledger/checkpoint.ts';
import { keyChangeMessage } from '../../shared/ledger/keyRotation.ts';
import { commit } from '../../shared/ledger/commitment.ts';
import { leafHash, MerkleTree } from '../../shared/ledger/merkle.ts';
import { withoutAbsent } from '../../shared/ledger/withoutAbsent.ts';
import { verifyBundleAtOnce } from '../../shared/proof/verifyBundle.ts';
import { bundleText, VECTOR_KEY_WORDS } from './bundleWorkshop.ts';
import { NEXT_KEY_WORDS, sampleRound, type SampleRound } from './sampleRound.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The examples that docs/ledger-format.md refers to: enough to write another verifier and know that it is right. */
export async function makeVectors(): Promise<{
  vectors: object;
  bundle: string;
  report: string;
  erased: string;
  erasedReport: string;
  rotated: string;
  rotatedReport: string;
}> {
  const round = await sampleRound(12, { seed: 'vectors' });
  const { workshop } = round;
  const { key, log } = workshop;
  const first = workshop.entries.find(({ leaf, fields }) => leaf.t === 'response' && fields.household);
  if (first === undefined) throw new Error('the sample has no answer');
  const { leaf, fields, h } = first;
  const salt = createHmac('sha256', workshop.seedOf(leaf.seq)).update('household').digest();
  const place = `${log}/${leaf.seq}/household`;
  const tree = new MerkleTree(nodeLedgerCrypto.sha256);
  for (const entry of workshop.entries) tree.append(Buffer.from(entry.h, 'hex'));
  const size = 13;
  const body = checkpointBody(`neighbourhood-renewal/${log}`, size, tree.root(size));
  const bundle = round.bundle('auditor');
  const text = bundleText(bundle);
  const report = printReport(verifyBundleAtOnce(nodeLedgerCrypto, { text }));
  const rotatedRound = await sampleRound(12, { seed: 'rotated', rotated: true });
  const rotated = bundleText(rotatedRound.bundle('auditor'));
  const rotatedReport = printReport(verifyBundleAtOnce(nodeLedgerCrypto, { text: rotated }));
  const erased = bundleText((await erasedRound()).bundle('auditor'));
  const erasedReport = printReport(verifyBundleAtOnce(nodeLedgerCrypto, { text: erased }));
  return {
    vectors: {
      canonicalJson: [
        { value: { b: [1, true, '€\u2028"\\\n\u0001'], a: {}, '😀': -1, '': 0 } },
        { value: ['', 'é', 'é', 9007199254740991] },
      ].map(({ value }) => ({ value, text: canonicalJson(value) })),
      leaf: {
        text: canonicalJson(withoutAbsent(leaf)),
        h,
        check: hex(
          leafHash(nodeLedgerCrypto.sha256, Buffer.from(canonicalJson(withoutAbsent(leaf)), 'utf8')),
        ),
      },
      commitment: {
        place,
        seed: workshop.seedOf(leaf.seq).toString('hex'),
        salt: hex(salt),
        value: fields.household,
        commitment: commit(
          nodeLedgerCrypto,
          { log, seq: leaf.seq, field: 'household' },
          salt,
          fields.household ?? '',
        ),
      },
      pseudonym: {
        roundKey: workshop.roundKey.toString('hex'),
        id: 'household-1',
        pseudonym: workshop.nameOf('household-1'),
      },
      roll: {
        households: bundle.roll.households,
        hash: createHash('sha256')
          .update(Buffer.of(3))
          .update(canonicalJson(bundle.roll.households), 'utf8')
          .digest('hex'),
      },
      tree: {
        leafHashes: workshop.entries.slice(0, size).map((entry) => entry.h),
        roots: [0, 1, 2, 3, 4, 7, 8, size].map((of) => ({ size: of, root: hex(tree.root(of)) })),
        inclusion: [0, 6, 12].map((index) => ({ index, size, hashes: tree.inclusion(index, size).map(hex) })),
        consistency: [1, 4, 6, 12].map((from) => ({
          from,
          to: size,
          hashes: tree.consistency(from, size).map(hex),
        })),
      },
      checkpoint: {
        secretKeyIsSha256Of: VECTOR_KEY_WORDS,
        secretKey: key.seed.toString('hex'),
        publicKey: key.publicKey,
        body,
        note: workshop.note(`neighbourhood-renewal/${log}`, size, tree.root(size)),
      },
      bundle: {
        file: 'small.bundle.json',
        sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
        expected: 'small.report.txt',
        code: 0,
      },
      erased: {
        file: 'erased.bundle.json',
        sha256: createHash('sha256').update(erased, 'utf8').digest('hex'),
        expected: 'erased.report.txt',
        code: 0,
      },
      keyRotation: rotationVector(rotatedRound),
      rotated: {
        file: 'rotated.bundle.json',
        sha256: createHash('sha256').update(rotated, 'utf8').digest('hex'),
        expected: 'rotated.report.txt',
        code: 0,
      },
    },
    bundle: text,
    report,
    erased,
    erasedReport,
    rotated,
    rotatedReport,
  };
}

/** What both keys sign, and the leaf that says so. */
function rotationVector({ workshop: { entries, keys, log } }: SampleRound): object {
  const leaf = entries.find(({ leaf: { t } }) => t === 'keyRotate')?.leaf;
  const [before, after] = keys.map(({ publicKey }) => publicKey);
  if (leaf === undefined || before === undefined || after === undefined)
    throw new Error('the sample was not rotated');
  const { seq, prev } = leaf;
  return {
    secretKeysAreSha256Of: [VECTOR_KEY_WORDS, NEXT_KEY_WORDS],
    before,
    after,
    message: keyChangeMessage({ log, seq, prev, before, after }),
    leaf: canonicalJson(withoutAbsent(leaf)),
  };
}

/** A log that was put back from a backup once, and a final round of which two answers were erased since. */
async function erasedRound(): Promise<SampleRound> {
  const round = await sampleRound(12, { seed: 'erased' });
  const { workshop } = round;
  const at = 2_000_000_000;
  const size = workshop.entries.length + 1;
  const d = {
    what: 'restore',
    reason: 'disk lost, last night’s backup',
    lostSize: size,
    lostRoot: '07'.repeat(32),
  };
  workshop.add({ t: 'incident', at, d });
  const answers = workshop.entries.filter(
    ({ leaf }) => leaf.t === 'response' && leaf.round === workshop.round,
  );
  for (const { leaf } of answers.slice(0, 2))
    workshop.add({ t: 'erase', at, fields: { target: leaf.seq, actor: 'operator-1' } });
  return round;
}
