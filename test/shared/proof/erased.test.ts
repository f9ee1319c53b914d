import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { MerkleTree } from '../../../shared/ledger/merkle.ts';
import type { VerifyReport, VerifyStep } from '../../../shared/proof/verifyReport.ts';
import { sampleRound, type SampleRound } from '../../support/sampleRound.ts';
import { verifyTwice } from '../../support/verifyTwice.ts';

// ledger.md: deleting the seed erases the data and leaves every proof valid, only after `resultFinal` and by an `erase`
// entry; a count from then on uses the sealed tally. And an operator who accepted a restore says so in an `incident`.

const LATER = 2_000_000_000;

const detailOf = ({ steps }: VerifyReport, step: VerifyStep) => steps.find((one) => one.step === step);

/** Erases the private halves of these entries, by one `erase` entry each. */
function erase({ workshop }: SampleRound, seqs: readonly number[]): void {
  for (const target of seqs) workshop.add({ t: 'erase', at: LATER, fields: { target, actor: 'operator-1' } });
}
const answersOf = ({ workshop }: SampleRound): number[] =>
  workshop.entries.flatMap(({ leaf }) =>
    leaf.t === 'response' && leaf.round === workshop.round ? [leaf.seq] : [],
  );

describe('a round of which entries were erased', () => {
  test('is verified up to the sealed tally, and said to be erased', async () => {
    const round = await sampleRound(40);
    erase(round, answersOf(round).slice(2, 7));
    const report = await verifyTwice(round.bundle('auditor'));
    expect(report.code).toBe(0);
    expect(detailOf(report, 'standing')).toMatchObject({
      status: 'open',
      detail: expect.stringContaining('5 条'),
    });
    expect(detailOf(report, 'totals')).toMatchObject({
      status: 'open',
      detail: expect.stringContaining('封存的合计'),
    });
    expect(detailOf(report, 'shares')?.detail).toContain('登记过清除 5 次');
    expect((await verifyTwice(round.bundle('world'))).code).toBe(0);
  });

  test('by one entry that names a list of places; who only asks for it erases nothing', async () => {
    const round = await sampleRound(40);
    const target = answersOf(round).slice(2, 7);
    round.workshop.add({ t: 'erase', at: LATER, d: { what: 'ask' }, fields: { actor: 'operator-1' } });
    round.workshop.add({ t: 'erase', at: LATER, fields: { target, actor: 'operator-1' } });
    const report = await verifyTwice(round.bundle('auditor'));
    expect(report.code).toBe(0);
    expect(detailOf(report, 'standing')?.detail).toContain('5 条');
    expect(detailOf(report, 'shares')?.detail).toContain('登记过清除 1 次');
  });

  test('by a list of which one place is not there, or is the tally: 40', async () => {
    for (const t of ['tally', undefined]) {
      const round = await sampleRound(30);
      const tally = round.workshop.entries.find(({ leaf }) => leaf.t === t)?.leaf.seq ?? 999_999;
      const target = [...answersOf(round).slice(0, 1), tally];
      round.workshop.add({ t: 'erase', at: LATER, fields: { target, actor: 'operator-1' } });
      expect((await verifyTwice(round.bundle('auditor'))).code).toBe(40);
    }
  });

  test('whole: every answer', async () => {
    const round = await sampleRound(30, { seed: 'whole' });
    erase(round, answersOf(round));
    expect((await verifyTwice(round.bundle('auditor'))).code).toBe(0);
  });

  test('still shows a published number that is not the sealed one: 70', async () => {
    const round = await sampleRound(40);
    erase(round, answersOf(round).slice(0, 3));
    const bundle = round.bundle('auditor');
    const questions = bundle.published['questions'] as readonly { readonly answered?: number }[];
    const more = questions.map((one, at) =>
      at === 0 ? { ...one, answered: Number(one.answered) + 1 } : one,
    );
    const published = { ...bundle.published, questions: more };
    expect((await verifyTwice(round.workshop.seal({ ...bundle, published }, 'seal'))).code).toBe(70);
  });

  test('an entry that is closed though no erase entry names it: 40', async () => {
    const round = await sampleRound(30);
    const [first = 0, second = 0] = answersOf(round);
    erase(round, [first]);
    const bundle = round.bundle('auditor');
    const openings = bundle.openings.filter(({ seq }) => seq !== second);
    expect((await verifyTwice(round.workshop.seal({ ...bundle, openings }, 'seal'))).code).toBe(40);
  });

  test('erased before the result was final: 40', async () => {
    const round = await sampleRound(30, { final: false });
    erase(round, answersOf(round).slice(0, 1));
    expect((await verifyTwice(round.bundle('auditor'))).code).toBe(40);
  });

  test('the tally itself is never erased: 40', async () => {
    const round = await sampleRound(30);
    const tally = round.workshop.entries.find(({ leaf }) => leaf.t === 'tally')?.leaf.seq ?? 0;
    erase(round, [tally]);
    expect((await verifyTwice(round.bundle('auditor'))).code).toBe(40);
  });
});

describe('a log of which an operator accepted an older state', () => {
  async function restored(): Promise<{ round: SampleRound; lost: string }> {
    const round = await sampleRound(20, { seed: 'restored' });
    const tree = new MerkleTree(nodeLedgerCrypto.sha256);
    for (const { h } of round.workshop.entries) tree.append(Buffer.from(h, 'hex'));
    tree.append(Buffer.alloc(32, 7));
    const [lostSize, lostRoot] = [tree.size, Buffer.from(tree.root()).toString('hex')];
    const d = { what: 'restore', reason: '磁盘损坏，用前一晚的备份恢复', lostSize, lostRoot };
    round.workshop.add({ t: 'incident', at: LATER, d });
    round.workshop.add({ t: 'stage', at: LATER, d: { to: 'design' } });
    return { round, lost: `${lostSize} ${lostRoot}` };
  }

  test('is verified, and the incident is told with its reason', async () => {
    const { round } = await restored();
    for (const tier of ['world', 'auditor'] as const) {
      const report = await verifyTwice(round.bundle(tier));
      expect(report.code).toBe(0);
      expect(detailOf(report, 'shares')?.detail).toContain('磁盘损坏，用前一晚的备份恢复');
    }
  });

  test('whoever holds the head that was given up is told so: a fork still, 20, and why', async () => {
    const { round, lost } = await restored();
    const report = await verifyTwice(round.bundle('world'), { head: lost });
    expect(report.code).toBe(20);
    expect(detailOf(report, 'head')?.detail).toContain('磁盘损坏，用前一晚的备份恢复');
    const other = await verifyTwice(round.bundle('world'), {
      head: lost.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    });
    expect(detailOf(other, 'head')?.detail).not.toContain('磁盘损坏');
    expect(other.code).toBe(20);
  });
});
