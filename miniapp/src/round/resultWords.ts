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

/** Tenths of a point as points: 816 → `81.6 分`; withheld is `不公布`. */
export function scoreText(tenths: number | null): string {
  return tenths === null ? '不公布' : `${Math.floor(tenths / 10)}.${tenths % 10} 分`;
}
