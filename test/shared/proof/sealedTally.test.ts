import { hashPublished } from '../../../server/round/closing/publishedTally.ts';
import type { LedgerValue } from '../../../shared/ledger/leaf.ts';
import type { Bundle } from '../../../shared/proof/bundle.ts';
import { BundleWorkshop } from '../../support/bundleWorkshop.ts';
import { sampleRound, type SampleRound } from '../../support/sampleRound.ts';
import { sampleScoreTerms, sampleTerms } from '../../support/sampleTerms.ts';
import { verifyTwice } from '../../support/verifyTwice.ts';

// ledger.md, "Two steps to close": disputed answers out and in, "would the result survive if every disputed answer fell the
// other way?", and the scores are sealed with the tally, so that a stranger counts them again.

type Part = { readonly [key: string]: LedgerValue };

const partOf = (value: Part, key: string): Part => value[key] as Part;
const sealedIn = ({ workshop }: SampleRound): Part => workshop.entries.at(-1)?.fields.result as Part;

/** The log written anew with another last tally: what it seals, what it publishes, what it says of itself. */
function forged(
  round: SampleRound,
  change: { readonly result?: Part; readonly published?: Part; readonly version?: number },
  tier: 'world' | 'auditor' = 'auditor',
): Bundle {
  const { entries, log, round: id, key, roundKey } = round.workshop;
  const workshop = new BundleWorkshop(log, id, key, roundKey);
  const { terms, published: was, roll } = round.bundle('world');
  const published = change.published ?? was;
  for (const { leaf, fields } of entries.slice(1)) {
    const { t, round: of, roll: under, via, op, d } = leaf;
    const { syncAt, ...kept } = fields;
    const isLast = leaf.seq === entries.length - 1;
    const said = isLast ? { ...d, published: hashPublished(published), ...versionIn(change) } : d;
    workshop.add({
      t,
      at: Number(syncAt),
      fields: isLast && change.result ? { ...kept, result: change.result } : kept,
      ...(of !== undefined && { round: of }),
      ...(under !== undefined && { roll: under }),
      ...(via !== undefined && { via }),
      ...(op !== undefined && { op }),
      ...(said && { d: said }),
    });
  }
  return workshop.bundle(tier, { terms, published, roll });
}
const versionIn = ({ version }: { readonly version?: number }) => (version === undefined ? {} : { version });

describe.each([
  ['menu', sampleTerms],
  ['satisfaction', sampleScoreTerms],
] as const)('a tally of a %s round', (kind, terms) => {
  test.each([
    ['provisional', false],
    ['final', true],
  ])(
    'seals both lines, the margin and the scores when it is %s, and both verifiers count them',
    async (_, final) => {
      for (const seed of ['a', 'd']) {
        const round = await sampleRound(38, { terms, seed, final });
        const sealed = sealedIn(round);
        const lines = partOf(sealed, 'lines');
        const states = partOf(sealed, 'states');
        expect(partOf(lines, 'without')['answered']).toBe(states['answered']);
        expect(partOf(lines, 'with')['answered']).toBe(
          Number(states['answered']) + Number(states['disputed']),
        );
        expect('satisfaction' in sealed).toBe(kind === 'satisfaction');
        expect((await verifyTwice(round.bundle('auditor'))).code).toBe(0);
        expect((await verifyTwice(round.bundle('world'))).code).toBe(0);
      }
    },
  );

  test('is counted over the whole roll where the rule says so, by both verifiers', async () => {
    const rule = { ...terms.rule, denominator: 'wholeRoll' as const };
    const round = await sampleRound(40, { terms: { ...terms, rule }, seed: 'a' });
    const lines = partOf(sealedIn(round), 'lines');
    expect(Number(partOf(sealedIn(round), 'states')['excluded'])).toBeGreaterThan(0);
    expect(partOf(lines, 'without')['denominator']).toBe(40);
    expect((await verifyTwice(round.bundle('auditor'))).code).toBe(0);
  });

  test('of version 1 is still verified: nothing of it was sealed, nothing is published', async () => {
    const old = await sampleRound(30, { terms, version: 1 });
    expect(Object.keys(sealedIn(old)).sort()).toEqual(['channels', 'questions', 'states']);
    const bundle = old.bundle('auditor');
    expect('solicitation' in bundle.published).toBe(false);
    expect((await verifyTwice(bundle)).code).toBe(0);
  });
});

describe('a server that seals or publishes something else', () => {
  let round: SampleRound;
  let published: Part;
  let sealed: Part;
  beforeAll(async () => {
    round = await sampleRound(60, { terms: sampleScoreTerms, seed: 'scored', final: false });
    ({ published } = round.bundle('world'));
    sealed = sealedIn(round);
    expect(Number(partOf(sealed, 'margin')['households'])).toBeGreaterThan(0);
  });
  const codeOf = async (change: Parameters<typeof forged>[1]): Promise<number> =>
    (await verifyTwice(forged(round, change))).code;

  test('the same again is accepted', async () => {
    expect(await codeOf({})).toBe(0);
  });

  test('another margin behind the tally is found: 70', async () => {
    const margin = partOf(sealed, 'margin');
    const questions = margin['questions'] as readonly Part[];
    const turned = questions.map((one) => ({ ...one, survives: one['survives'] !== true }));
    expect(await codeOf({ result: { ...sealed, margin: { ...margin, questions: turned } } })).toBe(70);
    expect(await codeOf({ result: { ...sealed, rateSurvives: sealed['rateSurvives'] !== true } })).toBe(70);
  });

  test('another score behind the tally is found: 70', async () => {
    const scores = partOf(sealed, 'satisfaction');
    const overall = partOf(scores, 'overall');
    const better = { ...overall, scoreTenths: Number(overall['scoreTenths']) + 1 };
    expect(await codeOf({ result: { ...sealed, satisfaction: { ...scores, overall: better } } })).toBe(70);
  });

  test('a better score, a narrower interval, more households in public are found: 70', async () => {
    const scores = partOf(published, 'satisfaction');
    const overall = partOf(scores, 'overall');
    for (const [name, by] of [
      ['scoreTenths', 1],
      ['halfWidthTenths', -1],
    ] as const) {
      const told = { ...overall, [name]: Number(overall[name]) + by };
      expect(await codeOf({ published: { ...published, satisfaction: { ...scores, overall: told } } })).toBe(
        70,
      );
    }
    const told = { ...overall, n: Number(overall['n']) + 1 };
    expect([60, 70]).toContain(
      await codeOf({ published: { ...published, satisfaction: { ...scores, overall: told } } }),
    );
  });

  test('a sentence about the margin that its own numbers do not bear is found by everybody: 60', async () => {
    const solicitation = partOf(published, 'solicitation');
    const margin = partOf(solicitation, 'margin');
    const calm = { ...margin, rateSurvives: margin['rateSurvives'] !== true };
    expect(
      await codeOf({ published: { ...published, solicitation: { ...solicitation, margin: calm } } }),
    ).toBe(60);
    const unsure = { ...margin, unsure: ['什么都不会变'] };
    expect(
      await codeOf({ published: { ...published, solicitation: { ...solicitation, margin: unsure } } }),
    ).toBe(60);
  });

  test('fewer disputed households than there are: 70; the line with them smaller than without: 60', async () => {
    const solicitation = partOf(published, 'solicitation');
    const margin = partOf(solicitation, 'margin');
    const more = { ...margin, households: Number(margin['households']) + 1 };
    expect(
      await codeOf({ published: { ...published, solicitation: { ...solicitation, margin: more } } }),
    ).toBe(70);
  });

  test('what version 2 publishes may not be left out, nor the version denied: 60', async () => {
    const { solicitation: _, ...less } = published;
    expect(await codeOf({ published: less })).toBe(60);
    expect(await codeOf({ version: 1 })).toBe(60);
  });

  test('a provisional result that is published as a final one is found by everybody: 70', async () => {
    const change = { published: { ...published, status: 'final' } };
    for (const tier of ['world', 'auditor'] as const)
      expect([tier, (await verifyTwice(forged(round, change, tier))).code]).toEqual([tier, 70]);
  });

  test('a version that nobody knows is refused', async () => {
    expect(await codeOf({ version: 3 })).not.toBe(0);
  });
});
