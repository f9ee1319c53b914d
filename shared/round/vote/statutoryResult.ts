import { voteFigures, type ElectorCount, type ElectorTally } from './electorCount.ts';
import type { RoundTerms } from '../round.ts';
import { withholdSmallCells } from '../result/smallCell.ts';
import { REMEDY_SENTENCE, type StatutoryMatter } from './statutoryMatter.ts';
import {
  squareMetres,
  statutoryOutcome,
  VOTE_CHOICES,
  withholdNumbers,
  type StatutoryOutcome,
  type VoteChoice,
  type VoteInequality,
  type VoteVerdict,
} from './statutoryTally.ts';
import type { Convenor, VoteMatter, VoteRule } from './statutoryTerms.ts';
import { voteMargin, type VoteMargin, type VoteReader } from './voteMargin.ts';

/** Persons and whole 0.01 m² behind one choice; null is withheld from this reader. */
export interface VoteResultCell {
  readonly choice: VoteChoice;
  readonly people: number | null;
  readonly areaDm2: number | null;
}

/** 计票结果 of one matter. */
export interface VoteQuestionResult {
  readonly questionId: string;
  readonly title: string;
  readonly itemId?: string;
  readonly matter: StatutoryMatter;
  readonly rule: VoteRule;
  readonly verdict: VoteVerdict;
  /** 参与人数 · 参与面积 · 同意人数 · 同意面积. */
  readonly inequalities: readonly VoteInequality[];
  readonly cells: readonly VoteResultCell[];
  /** Numbers of agreement are withheld from this reader; the owners see them. */
  readonly withheld: boolean;
  /** The numbers by choice are those of the close, other ones count now; absent where these are printed. */
  readonly asOf?: 'close';
  readonly sentence: string;
}

/** 计票结果 of an owners' vote after its close. */
export interface StatutoryResult {
  readonly convenor: Convenor;
  readonly noticeAt: string;
  readonly questions: readonly VoteQuestionResult[];
  /** What disputed ballots that nobody has decided about could still change. */
  readonly margin: VoteMargin;
  /** How a decision is challenged (民法典第二百八十条). */
  readonly remedy: string;
  /** Why owners read all numbers, however few they are, and others may not. */
  readonly exemption: string;
  /** 辅助统计: an official system decides, this count only helps. */
  readonly auxiliary: string | null;
}

const EXEMPTION =
  '业主表决依法计票，本小区业主可以查阅全部数字，人数再少也不隐去；其他人只看到是否通过和各项条件是否满足，' +
  '同意或者不同意的人数太少时不显示。';

const VERDICT_WORDS: Readonly<Record<VoteVerdict, string>> = {
  passed: '已通过',
  'not-passed': '没有通过',
  invalid: '表决无效',
};

function lacking({ line, missing }: VoteInequality): string {
  if (missing === null) return '';
  const people = line === 'people-participating' || line === 'people-agreeing';
  const what = line === 'people-participating' || line === 'area-participating' ? '参与表决' : '同意';
  return `${what}的${people ? `业主还差 ${missing} 人` : `面积还差 ${squareMetres(missing)}`}`;
}

function sentenceOf(title: string, { verdict, inequalities }: StatutoryOutcome): string {
  const words = `“${title}”${VERDICT_WORDS[verdict]}`;
  if (verdict === 'passed') return `${words}：参与和同意的人数、面积都达到要求。`;
  const concerned = verdict === 'invalid' ? inequalities.slice(0, 2) : inequalities.slice(2);
  const lacks = concerned
    .filter(({ holds }) => !holds)
    .map(lacking)
    .filter((lack) => lack !== '');
  if (lacks.length > 0) return `${words}：${lacks.join('，')}。`;
  return `${words}：${verdict === 'invalid' ? '参与表决的' : '同意的'}业主没有达到要求。`;
}

function isSameCount({ cells: first }: ElectorTally, { cells: second }: ElectorTally): boolean {
  return VOTE_CHOICES.every(
    (choice) =>
      first[choice].people === second[choice].people && first[choice].areaDm2 === second[choice].areaDm2,
  );
}

/** `tally` decides; of `printed` are the numbers by choice, withheld where they would decide otherwise. */
function presentQuestion(
  { tally, printed }: { readonly tally: ElectorTally; readonly printed: ElectorTally },
  { matter, rule }: VoteMatter,
  smallCellK: number,
  reader: VoteReader,
): VoteQuestionResult {
  const { question } = tally;
  const { cells } = printed;
  const outcome = statutoryOutcome(voteFigures(tally), rule);
  const shown = statutoryOutcome(voteFigures(printed), rule).inequalities;
  const said = VOTE_CHOICES.map((choice) => cells[choice].people);
  const withheld =
    reader === 'public' &&
    (withholdSmallCells(said, smallCellK).some((people) => people === null) ||
      outcome.inequalities.some(({ holds }, at) => at >= 2 && holds !== shown[at]?.holds));
  const inequalities = outcome.inequalities.map((line, at) => {
    if (at < 2) return line;
    return withheld ? withholdNumbers(line) : (shown[at] ?? line);
  });
  return {
    questionId: question.questionId,
    title: question.title,
    ...(question.itemId === undefined ? {} : { itemId: question.itemId }),
    matter,
    rule,
    verdict: outcome.verdict,
    inequalities,
    cells: VOTE_CHOICES.map((choice) => ({
      choice,
      people: withheld ? null : cells[choice].people,
      areaDm2: reader === 'public' ? null : cells[choice].areaDm2,
    })),
    withheld,
    ...(withheld || isSameCount(tally, printed) ? {} : { asOf: 'close' }),
    sentence: sentenceOf(question.title, { verdict: outcome.verdict, inequalities }),
  };
}

/**
 * 计票结果 as a reader may see it; undefined for a round that is no owners' vote. To be asked for after the close only.
 * `hold`: the public goes on reading the numbers by choice of the close, since the next ones would tell what the ballot
 * that was settled meanwhile said (docs/decisions/late-entries.md).
 */
export function statutoryResult(
  terms: Pick<RoundTerms, 'statutory' | 'rule'>,
  electors: ElectorCount,
  reader: VoteReader,
  hold = false,
): StatutoryResult | undefined {
  const { statutory } = terms;
  if (statutory === undefined) return undefined;
  const { convenor, noticeAt, matters, officialSystem } = statutory;
  const questions: VoteQuestionResult[] = [];
  const held = hold && reader === 'public' ? electors.close : undefined;
  electors.tallies.forEach((tally, at) => {
    const matter = matters.filter(({ questionId }) => questionId === tally.question.questionId)[0];
    const printed = held?.[at] ?? tally;
    if (matter !== undefined)
      questions.push(presentQuestion({ tally, printed }, matter, terms.rule.smallCellK, reader));
  });
  return {
    convenor,
    noticeAt,
    questions,
    margin: voteMargin(terms, electors, reader),
    remedy: REMEDY_SENTENCE,
    exemption: EXEMPTION,
    auxiliary:
      officialSystem === undefined
        ? null
        : `辅助统计：本省使用${officialSystem.name}（${officialSystem.basis}），以该系统的结果为准，这里的结果只供核对。`,
  };
}
