import { printReport } from '../../../server/commands/printReport.ts';
import { canonicalJson } from '../../../shared/ledger/canonicalJson.ts';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import type { Bundle, BundleTier } from '../../../shared/proof/bundle.ts';
import type { VerifyContext } from '../../../shared/proof/verifyContext.ts';
import type { VerifyInput, VerifyReport, VerifyStep } from '../../../shared/proof/verifyReport.ts';
import { STEP_CHECKS, type CheckedStep } from '../../../shared/proof/stepChecks.ts';
import { verifyBundleAtOnce } from '../../../shared/proof/verifyBundle.ts';
import { MerkleTree } from '../../../shared/ledger/merkle.ts';
import type { PrivateFields } from '../../../shared/ledger/leaf.ts';
import type { Receipt } from '../../../shared/ledger/receipt.ts';
import { bundleText, BundleWorkshop, type DraftEntry } from '../../support/bundleWorkshop.ts';
import type { Mutation } from '../../support/mutateBytes.ts';
import { hasPython } from '../../support/pythonVerifier.ts';
import { makeMutations, nodeCodes, pythonCodes, wrongCodes } from '../../support/runMutations.ts';
import { sampleRound, type SampleRound } from '../../support/sampleRound.ts';
import { draftOf, writtenAnew } from '../../support/rewrittenLog.ts';
import { sampleVote } from '../../support/sampleVote.ts';
import { SAMPLE_CLOSED } from '../../support/sampleTerms.ts';
import { verifyTwice } from '../../support/verifyTwice.ts';

const SAMPLE = 300;
/** Hundreds of verifications, on a machine four times slower than a usual one. */
const SLOW_MS = 240_000;
const pythonTest = hasPython ? test : test.skip;
if (!hasPython) {
  process.stderr.write('python3 IS MISSING: the second verifier is NOT tested here; .ci/run requires it.\n');
}

let round: SampleRound;

beforeAll(async () => {
  round = await sampleRound(60);
});

const verify = (bundle: Bundle, more: Omit<VerifyInput, 'text'> = {}): VerifyReport =>
  verifyBundleAtOnce(nodeLedgerCrypto, { text: bundleText(bundle), ...more });
const statusOf = ({ steps }: VerifyReport, step: VerifyStep): string | undefined =>
  steps.find((found) => found.step === step)?.status;

/** The consistency proof between two sizes of a log, as the server gives it. */
function proofOf({ workshop }: SampleRound, from: number, to: number): string {
  const tree = new MerkleTree(nodeLedgerCrypto.sha256);
  for (const { h } of workshop.entries.slice(0, to)) tree.append(Buffer.from(h, 'hex'));
  const hashes = tree.consistency(from, to).map((hash) => Buffer.from(hash).toString('hex'));
  return JSON.stringify({ from, to, hashes });
}

/** A round whose log went on for a while after its bundle was taken. */
async function grownRound(
  seed?: string,
): Promise<SampleRound & { readonly size: number; readonly old: Bundle }> {
  const grown = await sampleRound(12, seed === undefined ? {} : { seed });
  const old = grown.bundle('world');
  for (let more = 0; more < 7; more++)
    grown.workshop.add({ t: 'stage', at: 1_990_000_000, d: { to: 'design' } });
  return { ...grown, old, size: grown.workshop.entries.length };
}

/** A receipt of an entry as the phone keeps it. */
function receiptOf({ workshop }: SampleRound, seq: number, size: number): Receipt {
  const tree = new MerkleTree(nodeLedgerCrypto.sha256);
  for (const { h } of workshop.entries.slice(0, size)) tree.append(Buffer.from(h, 'hex'));
  const entry = workshop.entries[seq];
  if (entry === undefined) throw new Error('no such entry');
  const note = workshop.note(`neighbourhood-renewal/${workshop.log}`, size, tree.root());
  const root = Buffer.from(tree.root()).toString('hex');
  return {
    log: workshop.log,
    seq,
    h: entry.h,
    leaf: entry.leaf,
    opening: workshop.openings[seq] ?? {},
    checkpoint: { note, size, root, publicKey: workshop.key.publicKey },
    proof: {
      leafIndex: seq,
      treeSize: size,
      hashes: tree.inclusion(seq, size).map((hash) => Buffer.from(hash).toString('hex')),
    },
  };
}

describe('a bundle of a closed round', () => {
  test.each<[BundleTier, string]>([
    ['world', 'open'],
    ['household', 'open'],
    ['auditor', 'ok'],
  ])('is accepted at the tier %s, where counting anew is %s', (tier, standing) => {
    const report = verify(round.bundle(tier, 'household-3'));
    expect(report.code).toBe(0);
    expect(statusOf(report, 'standing')).toBe(standing);
    expect(statusOf(report, 'totals')).toBe(standing);
  });

  test.each(['world', 'owners', 'auditor'] as const)(
    'an owners’ vote with a room list, co-owners and sales is accepted at the tier %s by both verifiers',
    async (tier) => {
      const vote = await sampleVote(24, 'vote');
      const report = await verifyTwice(vote.bundle(tier));
      expect(report.code).toBe(0);
      expect(statusOf(report, 'owners')).toBe(tier === 'auditor' ? 'ok' : 'open');
    },
  );

  test('the call-back sample of an owners’ vote is drawn again by an auditor; one that is chosen is refused: 70', async () => {
    const honest = await verifyTwice((await sampleVote(24, 'vote', (drawn) => drawn)).bundle('auditor'));
    expect(honest.code).toBe(0);
    expect(honest.steps.find(({ step }) => step === 'shares')?.detail).toMatch(/抽出 [1-9]\d* 条待回访/);
    const chosen = await sampleVote(24, 'vote', (drawn) => drawn.slice(1));
    const report = await verifyTwice(chosen.bundle('auditor'));
    expect([report.code, statusOf(report, 'shares')]).toEqual([70, 'failed']);
    // Who is opened no ballot cannot tell it.
    expect((await verifyTwice(chosen.bundle('world'))).code).toBe(0);
  });

  test('an opening whose kind is no text is refused, though the terms say the same: 60', async () => {
    const { workshop, bundle } = await sampleRound(12);
    const whole = bundle('auditor');
    const terms = { ...whole.terms, kind: ['menu'] };
    const questionHash = nodeLedgerCrypto.sha256Hex(nodeLedgerCrypto.utf8(canonicalJson(terms)));
    const drafts = workshop.entries.map((entry): DraftEntry => {
      const draft = draftOf(entry);
      return draft.t === 'roundOpen' ? { ...draft, d: { ...draft.d, kind: ['menu'], questionHash } } : draft;
    });
    const forged = writtenAnew(workshop, drafts).bundle('auditor', { ...whole, terms });
    expect((await verifyTwice(forged)).code).toBe(60);
  });

  test('a provisional result is checked like a final one', async () => {
    const provisional = await sampleRound(20, { final: false });
    expect(verify(provisional.bundle('auditor')).code).toBe(0);
  });

  test('of a final result for which nothing was drawn to be called back is told so', async () => {
    const { steps } = await verifyTwice(round.bundle('world'));
    expect(steps.find(({ step }) => step === 'shares')?.detail).toContain('没有抽查回访的记录');
  });

  test('says of which moment its numbers are: sealed at the close, or final', async () => {
    const provisional = await sampleRound(20, { final: false });
    const told = async (of: SampleRound, tier: BundleTier): Promise<string | undefined> =>
      (await verifyTwice(of.bundle(tier))).steps.find(({ step }) => step === 'totals')?.detail;
    for (const tier of ['world', 'auditor'] as const) {
      expect(await told(provisional, tier)).toContain('截止时封存的暂定统计');
      expect(await told(round, tier)).toContain('定稿的统计');
    }
  });

  pythonTest.each<BundleTier>(['world', 'household', 'auditor'])(
    'both verifiers print the same lines at the tier %s',
    async (tier) => {
      expect((await verifyTwice(round.bundle(tier, 'household-3'))).code).toBe(0);
    },
  );
});

describe('a head that I have from elsewhere', () => {
  const rootOf = (size: number): string => {
    const tree = new MerkleTree(nodeLedgerCrypto.sha256);
    for (const { h } of round.workshop.entries.slice(0, size)) tree.append(Buffer.from(h, 'hex'));
    return Buffer.from(tree.root()).toString('hex');
  };

  test('is continued: typed from the notice board in groups, or as the whole note', () => {
    const groups = rootOf(9).replace(/(.{4})/g, '$1 ');
    const typed = verify(round.bundle('world'), { head: `9\n${groups.toUpperCase()}` });
    expect([typed.code, statusOf(typed, 'head')]).toEqual([0, 'ok']);
    const noted = verify(round.bundle('world'), { head: receiptOf(round, 4, 30).checkpoint.note });
    expect([noted.code, statusOf(noted, 'head')]).toEqual([0, 'ok']);
  });

  test('of another log of the same key is a fork: exit 20, with both roots', () => {
    const other = '00'.repeat(32);
    const report = verify(round.bundle('world'), { head: `9 ${other}` });
    expect(report.code).toBe(20);
    expect(report.steps.at(-1)?.detail).toContain(other);
    expect(report.steps.at(-1)?.detail).toContain(rootOf(9));
  });

  test('that is newer than the bundle is not compared: exit 3, and what to do about it', async () => {
    const report = await verifyTwice(round.bundle('world'), { head: `99999 ${'00'.repeat(32)}` });
    expect([report.code, statusOf(report, 'head'), statusOf(report, 'seal')]).toEqual([
      3,
      'uncompared',
      'ok',
    ]);
    const from = round.workshop.entries.length;
    expect(report.steps[2]?.detail).toContain(`/proofs/consistency?from=${from}&to=99999`);
    expect(printReport(report)).toContain('没有比成（3）');
  });

  test('that is newer never hides that the bundle itself is wrong', async () => {
    const bundle = { ...round.bundle('world'), seal: round.bundle('world').checkpoint };
    expect((await verifyTwice(bundle, { head: `99999 ${'00'.repeat(32)}` })).code).toBe(10);
  });

  test('that is newer is compared by a consistency proof: continued, or a fork under the same key', async () => {
    const grown = await grownRound();
    const other = await grownRound('another history');
    const { note: head } = receiptOf(grown, 4, grown.size).checkpoint;
    const proof = proofOf(grown, grown.old.leaves.length, grown.size);
    const continued = await verifyTwice(grown.old, { head, proof });
    expect([continued.code, statusOf(continued, 'head')]).toEqual([0, 'ok']);
    const shorter = other.bundle('world');
    const from = Math.min(shorter.leaves.length, grown.size - 1);
    const cut = other.workshop.seal({ ...shorter, leaves: shorter.leaves.slice(0, from) });
    const forked = await verifyTwice(cut, { head, proof: proofOf(grown, from, grown.size) });
    expect([forked.code, statusOf(forked, 'head')]).toEqual([20, 'failed']);
  });

  test('that is newer stays uncompared where the proof is of other sizes or no proof', async () => {
    const grown = await grownRound();
    const { note: head } = receiptOf(grown, 4, grown.size).checkpoint;
    for (const proof of [proofOf(grown, 5, grown.size), 'nothing', '{"from":1}', 'null'])
      expect((await verifyTwice(grown.old, { head, proof })).code).toBe(3);
  });

  test('that cannot be read or is signed by another key is no head', () => {
    expect(verify(round.bundle('world'), { head: 'nine' }).code).toBe(20);
    const { note } = receiptOf(round, 4, 30).checkpoint;
    expect(verify(round.bundle('world'), { head: note.replace('\n30\n', '\n29\n') }).code).toBe(20);
  });
});

describe('my own receipt', () => {
  test('is found in the bundle', () => {
    const receipt = JSON.stringify(receiptOf(round, 6, 20));
    const report = verify(round.bundle('world'), { receipt });
    expect([report.code, statusOf(report, 'receipt')]).toEqual([0, 'ok']);
  });

  pythonTest('the second verifier finds it too, and misses one of another log', async () => {
    const other = await sampleRound(60, { seed: 'another history' });
    const codeWith = async (receipt: Receipt): Promise<number> =>
      (await verifyTwice(round.bundle('world'), { receipt: JSON.stringify(receipt) })).code;
    expect(await codeWith(receiptOf(round, 6, 20))).toBe(0);
    expect(await codeWith(receiptOf(other, 30, 40))).toBe(20);
  });

  test('of another history under the same key shows the fork: exit 20', async () => {
    const other = await sampleRound(60, { seed: 'another history' });
    expect(verify(round.bundle('world'), { receipt: JSON.stringify(receiptOf(other, 30, 40)) }).code).toBe(
      20,
    );
  });

  test('newer than the bundle is not compared: exit 3; with a consistency proof its head is', async () => {
    const grown = await grownRound();
    const receipt = JSON.stringify(receiptOf(grown, grown.size - 2, grown.size));
    const report = await verifyTwice(grown.old, { receipt });
    expect([report.code, statusOf(report, 'receipt')]).toEqual([3, 'uncompared']);
    const proof = proofOf(grown, grown.old.leaves.length, grown.size);
    const proven = await verifyTwice(grown.old, { receipt, proof });
    expect([proven.code, statusOf(proven, 'receipt')]).toEqual([0, 'ok']);
  });
});

// domain.md, "offline entry arriving after close", "paper keyed after close": the server that cheats writes and signs them.
describe('an entry after the close', () => {
  const door = { household: 'household-1', building: 'building-1', unit: 'building-1-unit-1' };
  const heard = { ...door, actor: 'worker-1', relation: 'family', by: 'staff', answers: [] };
  const inside = '2030-05-02T03:04:05.000Z';
  const after = '2030-05-20T00:00:01.000Z';
  type Late = Omit<DraftEntry, 'at' | 'round'>;
  const said = (via: string, fields: PrivateFields): Late => ({
    t: 'response',
    via,
    fields: { ...heard, ...fields },
  });

  /** The step at which the forged log ends; undefined: none. */
  async function stepOf(
    tier: BundleTier,
    late: Late,
    batch?: 'before the close' | 'after it' | 'printed only',
  ): Promise<readonly [VerifyStep?, number?]> {
    const act = batch === 'printed only' ? 'printed' : 'received';
    const serials = { t: 'formBatch', d: { act, serials: ['F-1'] } } as const;
    const provisional = await sampleRound(20, { final: false });
    const { terms, published, roll } = provisional.bundle('world');
    const { log, round: id, key, roundKey, entries } = provisional.workshop;
    const forged = new BundleWorkshop(log, id, key, roundKey);
    for (const { leaf, fields } of entries.slice(1)) {
      const { t, round: of, roll: under, via, op, d } = leaf;
      const { syncAt, ...kept } = fields;
      const place = {
        ...(of !== undefined && { round: of }),
        ...(under !== undefined && { roll: under }),
        ...(via !== undefined && { via }),
        ...(op !== undefined && { op }),
        ...(d && { d }),
      };
      const at = Number(syncAt);
      if (batch !== undefined && batch !== 'after it' && t === 'roundClose') forged.add({ ...serials, at });
      forged.add({ t, at, fields: kept, ...place });
    }
    if (batch === 'after it') forged.add({ ...serials, at: SAMPLE_CLOSED + 1800 });
    forged.add({ ...late, round: id, at: SAMPLE_CLOSED + 3600 });
    const report = await verifyTwice(forged.bundle(tier, { terms, published, roll }));
    const failed = report.steps.find(({ status }) => status === 'failed');
    return failed === undefined ? [] : [failed.step, report.code];
  }

  test.each<[string, Late]>([
    ['the household’s own tap', said('app', { by: 'self', actor: 'owner-1' })],
    ['the household’s own tap that claims a visit', said('app', { by: 'self', visitAt: inside })],
    ['an answer that nobody visited for', said('door', {})],
    ['an answer heard after the close', said('door', { visitAt: after })],
    ['a form of no batch', said('paper', { visitAt: inside, formSerial: 'F-unknown' })],
    ['a form without a number', said('paper', { visitAt: inside })],
    [
      'a visit without a time',
      { t: 'visit', via: 'door', fields: { ...door, actor: 'worker-1', outcome: 'refused' } },
    ],
    ['a withdrawal', { t: 'withdraw', via: 'app', fields: { ...door, actor: 'owner-1', relation: 'owner' } }],
  ])('%s is refused by the window, for an auditor', async (_, late) => {
    expect(await stepOf('auditor', late)).toEqual(['window', 60]);
  });

  test('an entry of another version of the roll is refused, whoever looks', async () => {
    const elsewhere = { ...said('door', { visitAt: inside }), roll: 'f'.repeat(64) };
    expect(await stepOf('world', elsewhere)).toEqual(['roll', 50]);
    expect(await stepOf('auditor', elsewhere)).toEqual(['roll', 50]);
  });

  test('a form of a batch that came after the close is refused, one of a batch before it is not', async () => {
    const form = said('paper', { visitAt: inside, formSerial: 'F-1' });
    expect(await stepOf('auditor', form, 'before the close')).not.toContain('window');
    expect(await stepOf('auditor', form, 'after it')).toEqual(['window', 60]);
  });

  test('a form that was printed and not handed in before the close is refused', async () => {
    const form = said('paper', { visitAt: inside, formSerial: 'F-1' });
    expect(await stepOf('auditor', form, 'printed only')).toEqual(['window', 60]);
  });

  test('a withdrawal is refused whoever looks: that it is one stands in the public half', async () => {
    const withdrawal: Late = { t: 'withdraw', via: 'app', fields: { ...door, actor: 'owner-1' } };
    expect(await stepOf('world', withdrawal)).toEqual(['window', 60]);
    expect(await stepOf('world', said('door', { visitAt: inside }))).not.toContain('window');
  });

  test('what staff heard before the close, and a form received before it, stay in a sound final round', async () => {
    const late = round.workshop.entries.filter(({ leaf, fields }) => {
      const closed =
        round.workshop.entries.find(({ leaf: { t } }) => t === 'roundClose')?.leaf.seq ?? Infinity;
      return leaf.seq > closed && leaf.t === 'response' && fields.by === 'staff';
    });
    expect(late.map(({ leaf }) => leaf.via)).toEqual(['door', 'door', 'door', 'door', 'paper']);
    expect((await verifyTwice(round.bundle('auditor'))).code).toBe(0);
  });
});

describe('mutations of bundles', () => {
  let mutations: readonly Mutation[];
  beforeAll(async () => {
    mutations = await makeMutations(SAMPLE, 'npm test');
  }, SLOW_MS);

  test(
    `none of ${SAMPLE} is accepted, each is noticed by its step, and both verifiers agree`,
    async () => {
      const codes = nodeCodes(mutations);
      expect(wrongCodes(mutations, codes)).toEqual([]);
      if (hasPython) expect(await pythonCodes(mutations)).toEqual(codes);
    },
    SLOW_MS,
  );

  test.each<CheckedStep>([
    'signature',
    'leaves',
    'root',
    'openings',
    'roll',
    'terms',
    'window',
    'rule',
    'totals',
    'seal',
  ])(
    'a verifier that leaves out the step %s is found out',
    (twin) => {
      const checks = {
        ...STEP_CHECKS,
        [twin]: (context: VerifyContext) => {
          if (twin === 'openings') context.joinOpenings();
          return { status: 'ok', detail: '' } as const;
        },
      };
      const isMissed = (mutation: Mutation): boolean =>
        wrongCodes([mutation], nodeCodes([mutation], checks)).length > 0;
      expect(mutations.some(isMissed)).toBe(true);
    },
    SLOW_MS,
  );
});
