import {
  applyElectorEvent,
  createElectorCount,
  type ElectorCount,
} from '../../../../shared/round/vote/electorCount.ts';
import { electorTurnout } from '../../../../shared/round/vote/electorParticipation.ts';
import { createRoundCount } from '../../../../shared/round/counting/roundCount.ts';
import { statutoryKit } from '../../../../shared/round/vote/statutoryKit.ts';
import { statutoryResult } from '../../../../shared/round/vote/statutoryResult.ts';
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
