import type { QuestionResult, RoundResult } from '../../../shared/round/result/result.ts';
import { votesFollow } from '../../../shared/round/result/votesFollow.ts';
import { countText, needText, permilleText } from '../words/numbers.ts';

/** Why nothing follows from a round yet whose rate counts and was not reached; undefined where it was, or counts for nothing. */
export function shortSentence({
  kind,
  participation: { thresholdPercent },
  solicitation: { gate },
}: Pick<RoundResult, 'kind' | 'participation' | 'solicitation'>): string | undefined {
  const counts = kind === 'willingness' || kind === 'menu' || kind === 'confirmation';
  return counts && gate === 'short' ? `本轮没有达到 ${thresholdPercent}%，不作为依据。` : undefined;
}

/** What the round came to in one sentence or two: how many answered, and of a satisfaction round the score. */
export function resultSentences(result: RoundResult): string[] {
  const { participation, solicitation, satisfaction } = result;
  const { official, thresholdPercent } = participation;
  const { answered, denominator, permille, need } = official;
  const disputed = solicitation.gate === 'shortAfterDisputes' ? '（争议后不足）' : '';
  const rate =
    denominator === 0
      ? '没有计入的住户。'
      : `${countText(denominator)} 户里有 ${countText(answered)} 户答复了，是 ${permilleText(permille)}，${needText(need, thresholdPercent)}${disputed}。`;
  const overall = satisfaction?.overall;
  const short = shortSentence(result);
  const stops = short === undefined ? [] : [`${short}改造不能凭这一轮进入下一步。`];
  return overall?.scoreTenths == null
    ? [rate, ...stops]
    : [`大家打的总分是 ${scoreText(overall.scoreTenths)}（满分 100）。`, rate];
}

/** What the result has no effect on, and what decides instead; said beside what came out, not at the end. */
export function effectSentence({ kind, questions }: Pick<RoundResult, 'kind' | 'questions'>): string {
  const consulted = '这是征求意见的统计，不是业主表决。';
  if (kind === 'satisfaction') return `${consulted}打分是住户的评价，不代替工程验收。`;
  if (kind === 'survey') return consulted;
  const votes = votesIn(questions, ({ title }) => title).length > 0;
  return `${consulted}最后改什么，以公示的改造方案为准。${votes ? '标着“需业主表决”的，业主依法表决通过以前不能施工。' : ''}`;
}

/** Some of the items with what became of them in common. */
export interface ResultGroup {
  readonly words: string;
  readonly names: readonly string[];
}

/** What is decided, group by group; `nameOf` gives a question's item its name, else the question stands for itself. */
export function resultGroups(
  questions: readonly QuestionResult[],
  nameOf: (itemId: string) => string | undefined,
): ResultGroup[] {
  const name = ({ title, itemId }: QuestionResult): string =>
    (itemId === undefined ? undefined : nameOf(itemId)) ?? title;
  const decided = (decision: 'included' | 'meeting-required' | 'not-included'): string[] =>
    questions.filter(({ outcome }) => 'decision' in outcome && outcome.decision === decision).map(name);
  const groups: ResultGroup[] = [
    { words: '按大家的答复，可以列入改造方案的', names: decided('included').concat(boughtIn(questions)) },
    { words: '反对的较多、要先开会商议的', names: decided('meeting-required') },
    { words: '按大家的答复，这次不列入的', names: decided('not-included') },
    { words: '业主依法另外表决通过以后才能施工的', names: votesIn(questions, name) },
  ];
  return groups.filter(({ names }) => names.length > 0);
}

function boughtIn(questions: readonly QuestionResult[]): string[] {
  return questions.flatMap(({ outcome }) =>
    outcome.kind === 'upgrade'
      ? outcome.items.filter(({ decision }) => decision === 'included').map(({ label }) => label)
      : [],
  );
}

function votesIn(questions: readonly QuestionResult[], name: (question: QuestionResult) => string): string[] {
  return questions.flatMap((question) => {
    const { outcome } = question;
    if (outcome.kind === 'counts') return [];
    if (outcome.kind !== 'upgrade') return votesFollow(outcome) ? [name(question)] : [];
    return outcome.items.filter(votesFollow).map(({ label }) => label);
  });
}

/** What was done with the entries, line by line; only what happened is told, and how many it was. */
export function recordSentences({
  participation: { official, strict },
  solicitation: { record },
}: Pick<RoundResult, 'participation' | 'solicitation'>): string[] {
  const excluded = strict.denominator - official.denominator;
  const { disputes, voided, withdrawn, superseded, late, rollChanges, notices } = record;
  const raised = disputes.open + disputes.upheld + disputes.dismissed;
  const lines: readonly [count: number, sentence: string][] = [
    [excluded, `按规定不计入的有 ${excluded} 户：一个人提出、另一个人核定，都有凭证；算全体口径时没有扣除。`],
    [
      raised,
      `住户说“这不是我们答的”有 ${raised} 条：确认不是、已去掉的 ${disputes.upheld} 条，查实是他们答的 ${disputes.dismissed} 条，还没处理的 ${disputes.open} 条。`,
    ],
    [voided, `两个人核定作废的有 ${voided} 条。`],
    [withdrawn, `住户自己撤回的有 ${withdrawn} 次。`],
    [superseded, `同一家后来改过、前面的不再计入的有 ${superseded} 条。`],
    [late, `截止前听到或收回、截止后补录的有 ${late} 条，都单独标明。`],
    [rollChanges, `征集期间住户名册有 ${rollChanges} 处变更，只用于下一轮，这一轮的名册没有变。`],
    [
      notices.owed,
      `要告诉住户“有人替您家登记了”的有 ${notices.owed} 条，其中还没有确认送到的 ${notices.undelivered} 条。`,
    ],
  ];
  const told = lines.filter(([count]) => count > 0).map(([, sentence]) => sentence);
  return told.length > 0 ? told : ['没有人提出异议，没有作废、撤回、补录的登记。'];
}

/** Tenths of a point as points: 816 → `81.6 分`; withheld is `不公布`. */
export function scoreText(tenths: number | null): string {
  return tenths === null ? '不公布' : `${Math.floor(tenths / 10)}.${tenths % 10} 分`;
}
