import {
  applyElectorEvent,
  createElectorCount,
  type ElectorCount,
} from '../../../../shared/round/vote/electorCount.ts';
import { electorTurnout } from '../../../../shared/round/vote/electorParticipation.ts';
import { createRoundCount } from '../../../../shared/round/counting/roundCount.ts';
import { foldBallots } from '../../../../shared/round/vote/foldBallots.ts';
import type { RoundEvent } from '../../../../shared/round/roundEvent.ts';
import { statutoryKit } from '../../../../shared/round/vote/statutoryKit.ts';
import { statutoryResult } from '../../../../shared/round/vote/statutoryResult.ts';
import type { VoteReader } from '../../../../shared/round/vote/voteMargin.ts';
import {
  elector,
  exampleStatutory,
  rollOfElectors,
  vote,
  voteTerms,
} from '../../../support/statutoryFixtures.ts';

// What owners and the public read of a closed vote, and the papers that call the owners together.

const electors = Array.from({ length: 12 }, (_, at) => elector(`o${at}`, [5_000 + at]));
const roll = rollOfElectors(electors);

/** The first so many agree, the next are against, the rest is silent. */
function voted(agree: number, against: number): ElectorCount {
  const count = createElectorCount(voteTerms(), roll);
  for (let at = 0; at < agree + against; at += 1) {
    applyElectorEvent(count, vote(at + 1, `o${at}-1`, at < agree ? 'yes' : 'no'));
  }
  return count;
}

test('owners read every number however few they are, the public only that each line holds', () => {
  const count = voted(9, 1);
  const [own] = statutoryResult(voteTerms(), count, 'owners')?.questions ?? [];
  const [open] = statutoryResult(voteTerms(), count, 'public')?.questions ?? [];
  expect(own?.inequalities[2]?.text).toBe('同意人数 9 ＞ 1/2 × 10（至少 6） ✓');
  expect(own?.cells.find(({ choice }) => choice === 'disagree')?.people).toBe(1);
  expect(open?.inequalities[2]).toMatchObject({
    part: null,
    whole: null,
    least: null,
    missing: null,
    holds: true,
  });
  expect(open?.inequalities[3]?.text).toBe('同意面积 ＞ 1/2 × 参与面积 ✓');
  expect(open?.inequalities[0]?.text).toBe('参与人数 10 ≥ 2/3 × 12 = 8 ✓');
  expect([own?.withheld, open?.withheld, open?.verdict]).toEqual([false, true, 'passed']);
  expect(JSON.stringify(open)).not.toMatch(/"areaDm2":\d/);
});

test('where every choice has at least five persons the public reads the numbers too, never an area beside a choice', () => {
  const [open] = statutoryResult(voteTerms(), voted(6, 6), 'public')?.questions ?? [];
  expect([open?.withheld, open?.verdict]).toEqual([false, 'not-passed']);
  expect(open?.sentence).toBe('“要不要fund”没有通过：同意的业主还差 1 人，同意的面积还差 0.19㎡。');
  expect(open?.cells.map(({ areaDm2 }) => areaDm2)).toEqual(Array.from({ length: 7 }, () => null));
});

describe('between the close and the final result (docs/decisions/late-entries.md)', () => {
  const many = Array.from({ length: 36 }, (_, at) => elector(`o${at}`, [5_000]));
  /** 36 owners: so many agree, the next refuse, six stay away; closed, then the ballot at a place is disowned. */
  const disowned = (agree: number, at: number, upheld?: boolean): ElectorCount => {
    const all = rollOfElectors(many);
    const count = createRoundCount({ terms: voteTerms(), ...all });
    const electorCount = createElectorCount(voteTerms(), all);
    const fold = (event: RoundEvent) =>
      foldBallots({ count, status: count.close === undefined ? 'open' : 'closed' }, electorCount, event);
    for (let each = 0; each < 30; each += 1)
      fold(vote(each + 1, `o${each}-1`, each < agree ? 'yes' : 'no', { by: 'staff', channel: 'meeting' }));
    fold({ kind: 'close', seq: 100, at: 1_800_000_000 });
    const householdId = `o${at}-1`;
    const actorId = `owner-of-o${at}`;
    fold({ kind: 'dispute', seq: 101, targetSeq: at + 1, householdId, actorId });
    if (upheld !== undefined)
      fold({ kind: 'disputeResolve', seq: 102, targetSeq: at + 1, householdId, upheld, actorId: 'admin-2' });
    return electorCount;
  };
  const numbersOf = (count: ElectorCount, reader: VoteReader, hold = true) =>
    statutoryResult(voteTerms(), count, reader, hold)?.questions[0];

  test('the public reads no number by choice from which one ballot could be had by subtraction', () => {
    for (const at of [0, 29]) {
      for (const upheld of [undefined, true]) {
        const read = numbersOf(disowned(23, at, upheld), 'public');
        expect(read?.cells.map(({ people }) => people)).toEqual([23, 7, 0, 0, 0, 0, 6]);
        expect(read?.inequalities.map(({ part, whole }) => [part, whole])).toEqual([
          [29, 36],
          [145_000, 180_000],
          [23, 30],
          [115_000, 150_000],
        ]);
        expect(read?.asOf).toBe('close');
      }
    }
  });
  test('owners read what counts now, and so does everybody once the result is final', () => {
    const count = disowned(23, 0, true);
    const now = [22, 7, 0, 0, 0, 0, 7];
    expect(numbersOf(count, 'owners')?.cells.map(({ people }) => people)).toEqual(now);
    expect(numbersOf(count, 'public', false)?.cells.map(({ people }) => people)).toEqual(now);
    expect([numbersOf(count, 'owners')?.asOf, numbersOf(count, 'public', false)?.asOf]).toEqual([
      undefined,
      undefined,
    ]);
  });
  test('where the numbers of the close would decide otherwise than the decision beside them, none is printed', () => {
    // 15 of 30 are not more than half, 15 of 29 are.
    const flipped = numbersOf(disowned(15, 29), 'public');
    expect(flipped).toMatchObject({ verdict: 'passed', withheld: true });
    expect(flipped?.cells.every(({ people }) => people === null)).toBe(true);
    expect(flipped?.inequalities.slice(2).map(({ part, holds }) => [part, holds])).toEqual([
      [null, true],
      [null, true],
    ]);
  });
});

test('a vote in which too few took part is invalid, and says how many were missing', () => {
  const [own] = statutoryResult(voteTerms(), voted(7, 0), 'owners')?.questions ?? [];
  expect([own?.verdict, own?.sentence]).toEqual([
    'invalid',
    '“要不要fund”表决无效：参与表决的业主还差 1 人，参与表决的面积还差 50.23㎡。',
  ]);
});

test('the result names the remedy, and where a province counts itself it is marked 辅助统计', () => {
  const officialSystem = { name: '省业主电子投票系统', basis: '省物业管理条例第三十条' };
  const marked = voteTerms({ statutory: { ...exampleStatutory, officialSystem } });
  const result = statutoryResult(marked, voted(9, 1), 'public');
  expect(result?.auxiliary).toContain('辅助统计：本省使用省业主电子投票系统');
  expect(result?.remedy).toContain('民法典第二百八十条');
  expect(statutoryResult(voteTerms(), voted(9, 1), 'public')?.auxiliary).toBeNull();
});

test('turnout is measured by the strictest matter, in persons and in area', () => {
  const strict = { numerator: 3, denominator: 4, strict: false };
  const custom = {
    kind: 'custom',
    law: '议事规则',
    text: '四分之三参与',
    participation: strict,
    agreement: strict,
  } as const;
  const terms = voteTerms({
    statutory: {
      ...exampleStatutory,
      matters: [{ questionId: 'fund', matter: 'useMaintenanceFund', rule: custom }],
    },
  });
  const count = createRoundCount({ terms, ...roll });
  const { people, area } = electorTurnout(count, voted(8, 0), true);
  expect([people.participating, people.total, people.need, people.met, people.permille]).toEqual([
    8,
    12,
    1,
    false,
    666,
  ]);
  expect([area.participating, area.total, area.need, area.met]).toEqual([40_028, 60_066, 5_022, false]);
  expect(electorTurnout(count, voted(8, 0), false).area).toEqual({
    participating: null,
    total: 60_066,
    permille: 660,
    need: null,
    met: false,
  });
});

test('the six papers carry convenor, dates, matter, rule, owners and disclosure', () => {
  const facts = {
    communityName: '示范小区',
    noticeOn: '2026年10月16日',
    opensOn: '2026年11月1日',
    closesOn: '2026年11月30日',
    electors: 12,
    areaDm2: 60_066,
  };
  const papers = statutoryKit(voteTerms(), facts);
  const text = (paper: string) => JSON.stringify(papers.find((each) => each.paper === paper));
  expect(papers.map(({ paper }) => paper)).toEqual([
    'convenor',
    'notice',
    'proxyLetter',
    'procedure',
    'minutes',
    'paperBallot',
  ]);
  for (const words of ['示范社区居民委员会', '0000-0000001', '2026年10月16日'])
    expect(text('convenor')).toContain(words);
  expect(text('notice')).toContain('本次共有业主 12 人，专有部分面积合计 600.66㎡');
  expect(text('notice')).toContain('民法典第二百七十八条第一款第五项');
  expect(text('notice')).toContain('面积过半数且参与表决人数过半数的业主同意');
  expect(text('notice')).toContain('业主大会议事规则第十条');
  expect(text('paperBallot')).toContain('□ 无所谓');
  expect(text('minutes')).toContain('监票人签名');
  expect(statutoryKit(voteTerms({ statutory: undefined as never }), facts)).toEqual([]);
});
