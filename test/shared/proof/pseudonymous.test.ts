import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import type { Bundle } from '../../../shared/proof/bundle.ts';
import { choiceTag } from '../../../shared/round/result/choiceList.ts';
import { sampleRound, type SampleRound } from '../../support/sampleRound.ts';
import { sampleListedTerms } from '../../support/sampleTerms.ts';
import { verifyTwice } from '../../support/verifyTwice.ts';

// The bundle of an owner in a pseudonymous round: the list that the tally names, and nothing by which a row could be
// put to a place in the log, a building or a time.

const terms = sampleListedTerms;
let round: SampleRound;
beforeAll(async () => {
  round = await sampleRound(60, { terms, final: false });
});

type List = NonNullable<Bundle['list']>;
function listed(change: (list: List) => List): Bundle {
  const bundle = round.bundle('pseudonymous');
  if (bundle.list === undefined) throw new Error('no list');
  return round.workshop.seal({ ...bundle, list: change(bundle.list) }, 'seal');
}

test('is accepted, at every tier; what a row stands for only its household can tell', async () => {
  const report = await verifyTwice(round.bundle('pseudonymous'));
  expect(report.code).toBe(0);
  expect(report.steps.find(({ step }) => step === 'totals')).toMatchObject({ status: 'open' });
  for (const tier of ['world', 'auditor'] as const)
    expect((await verifyTwice(round.bundle(tier))).code).toBe(0);
  expect((await verifyTwice(round.bundle('household', 'household-3'))).code).toBe(0);
});

test('an auditor makes the list anew from the salts: another one in the tally is found', async () => {
  const final = await sampleRound(60, { terms, seed: 'final' });
  expect((await verifyTwice(final.bundle('auditor'))).code).toBe(0);
  expect((await verifyTwice(final.bundle('pseudonymous'))).code).toBe(0);
});

test('a row that is changed, added, taken away or moved is found: 70', async () => {
  const [first] = round.bundle('pseudonymous').list?.questions ?? [];
  const inFirst = (rows: List['questions'][number]['rows']) =>
    listed(({ questions, ...rest }) => ({
      ...rest,
      questions: questions.map((one) => (one.questionId === first?.questionId ? { ...one, rows } : one)),
    }));
  const rows = first?.rows ?? [];
  expect((await verifyTwice(inFirst(rows))).code).toBe(0);
  expect((await verifyTwice(inFirst(rows.slice(1)))).code).toBe(70);
  expect((await verifyTwice(inFirst([...rows, { tag: 'f'.repeat(12), value: 'good' }]))).code).toBe(70);
  expect((await verifyTwice(inFirst([...rows].reverse()))).code).toBe(70);
  expect(
    (await verifyTwice(inFirst(rows.map((row, at) => (at === 0 ? { ...row, value: 'object' } : row))))).code,
  ).toBe(70);
});

test('the list stands at its own tier only, and that tier opens nothing', async () => {
  const { list } = round.bundle('pseudonymous');
  const world = round.workshop.seal({ ...round.bundle('world'), ...(list && { list }) }, 'seal');
  expect((await verifyTwice(world)).code).toBe(5);
  const { openings } = round.bundle('household', 'household-3');
  expect(openings.length).toBeGreaterThan(0);
  expect(
    (await verifyTwice(round.workshop.seal({ ...round.bundle('pseudonymous'), openings }, 'seal'))).code,
  ).toBe(40);
});

test('a round that does not disclose that way has no such bundle: 40', async () => {
  const aggregate = await sampleRound(20);
  const list = { roundId: aggregate.workshop.round, questions: [] };
  const forged = aggregate.workshop.seal(
    { ...aggregate.bundle('world'), tier: 'pseudonymous', list },
    'seal',
  );
  expect((await verifyTwice(forged)).code).toBe(40);
});

test('terms that name another way of disclosing, or another kind, are found where terms are proved: 60', async () => {
  const bundle = round.bundle('pseudonymous');
  const changes = [{ disclosure: 'pseudonymouS' }, { disclosure: 'roomlist' }, { kind: 'statutory' }];
  for (const change of changes) {
    const changed = { ...bundle, terms: { ...bundle.terms, ...change } };
    expect((await verifyTwice(changed)).code).toBe(60);
    expect((await verifyTwice(round.workshop.seal(changed, 'seal'))).code).toBe(60);
  }
});

test('a household finds its own row by its receipt', () => {
  const { entries, openings } = round.workshop;
  const { questions = [] } = round.bundle('pseudonymous').list ?? {};
  const tags = new Set(questions.flatMap(({ rows }) => rows.map(({ tag }) => tag)));
  const mine = entries.filter(({ leaf }) => {
    const salt = openings[leaf.seq]?.household?.salt;
    return leaf.t === 'response' && salt !== undefined && tags.has(choiceTag(nodeLedgerCrypto, salt, 'lamp'));
  });
  expect(mine.length).toBeGreaterThan(10);
});

test('nothing of the bundle puts a row beside a place in the log, a building, a door or a time', () => {
  const { list, openings, roll } = round.bundle('pseudonymous');
  const text = JSON.stringify(list);
  expect(openings).toEqual([]);
  expect(roll.key).toBeUndefined();
  for (const { leaf, fields, h } of round.workshop.entries) {
    expect(text).not.toContain(h.slice(0, 12));
    for (const commitment of Object.values(leaf.c)) expect(text).not.toContain(commitment.slice(0, 12));
    for (const known of [fields.household, fields.building, fields.actor])
      if (typeof known === 'string') expect(text).not.toContain(`"${known}"`);
  }
  for (const name of roll.households) expect(text).not.toContain(name.slice(0, 12));
  // The rows' order against the entries' order: as if drawn.
  const order = (list?.questions[0]?.rows ?? []).map(({ tag }) =>
    round.workshop.openings.findIndex(
      (opening) =>
        opening?.household !== undefined &&
        choiceTag(nodeLedgerCrypto, opening.household.salt, list?.questions[0]?.questionId ?? '') === tag,
    ),
  );
  expect(order).not.toContain(-1);
  expect(order).not.toEqual([...order].sort((a, b) => a - b));
});
