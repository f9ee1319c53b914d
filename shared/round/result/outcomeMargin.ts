import { stanceIn, type DisputedHousehold } from '../counting/disputedAnswers.ts';
import { objectionIds } from './menuOutcome.ts';
import type { Option, Question } from '../question.ts';
import type { QuestionTally } from '../counting/questionTally.ts';
import type { AnswerValue } from '../question.ts';
import type { QuestionOutcome, UpgradeOutcome } from './result.ts';
import type { RoundRule } from '../round.ts';

/** A household whose disputed answer bears on a question. */
interface Swing {
  /** It stands in the question's answered households already, by another entry. */
  readonly inAnswered: boolean;
  /** What of it is counted now, when another entry is. */
  readonly choice?: AnswerValue;
  /** It answered other questions only: it may join the answered, and has no choice here. */
  readonly joinsOnly: boolean;
}

function swingsOf(question: Question, disputed: readonly DisputedHousehold[]): Swing[] {
  const swings: Swing[] = [];
  for (const { now, asked, counted } of disputed) {
    if (asked.indexOf(question) < 0) continue;
    const inAnswered = now.state === 'answered' && now.asked.indexOf(question) >= 0;
    const before = stanceIn(now.counted, question);
    const after = stanceIn(counted, question);
    if (inAnswered && before?.seq === after?.seq) continue;
    const choice = inAnswered && before !== undefined ? { choice: before.answer.value } : {};
    swings.push({ inAnswered, joinsOnly: after === undefined, ...choice });
  }
  return swings;
}

function countOf(swings: readonly Swing[], is: (swing: Swing) => boolean): number {
  return swings.filter(is).length;
}

function isIn(choice: AnswerValue | undefined, ids: readonly string[]): boolean {
  return typeof choice === 'string' && ids.indexOf(choice) >= 0;
}

function sumOf({ chosen }: QuestionTally, ids: readonly string[]): number {
  return ids.reduce((sum, id) => sum + (chosen.get(id) ?? 0), 0);
}

function basicSurvives(
  tally: QuestionTally,
  swings: readonly Swing[],
  rule: RoundRule,
  met: boolean,
): boolean {
  const ids = objectionIds(tally.question);
  const objects = ({ choice }: Swing): boolean => isIn(choice, ids);
  const choosing = swings.filter(({ joinsOnly }) => !joinsOnly);
  const answered = (moving: readonly Swing[]): number =>
    tally.answered + countOf(moving, ({ inAnswered }) => !inAnswered);
  const objections = sumOf(tally, ids);
  const worst = met
    ? [objections - countOf(swings, objects), answered(swings)]
    : [objections + countOf(choosing, (swing) => !objects(swing)), answered(choosing)];
  return rule.basicObjectionDivisor * (worst[0] ?? 0) > (worst[1] ?? 0) === met;
}

function improveSurvives(
  tally: QuestionTally,
  swings: readonly Swing[],
  rule: RoundRule,
  met: boolean,
): boolean {
  const choosing = swings.filter(({ joinsOnly }) => !joinsOnly);
  const saying = (word: string): number => countOf(swings, ({ choice }) => choice === word);
  const moving = met ? swings : choosing;
  const answered = tally.answered + countOf(moving, ({ inAnswered }) => !inAnswered);
  const yes = sumOf(tally, ['yes']) - saying('yes') + (met ? 0 : choosing.length);
  const no = sumOf(tally, ['no']) - saying('no') + (met ? choosing.length : 0);
  return (yes > no && 100 * yes >= rule.improveMinPercent * answered) === met;
}

/** How few and how many approvals or points an option can end with. */
interface Range {
  readonly option: Pick<Option, 'optionId' | 'costFen'>;
  readonly least: number;
  readonly most: number;
  /** It is chosen, or not chosen, whatever happens. */
  readonly sure: boolean;
  readonly maybeChosen: boolean;
}

function rangeOf(tally: QuestionTally, option: Option, swings: readonly Swing[]): Range {
  const { question, chosen, points } = tally;
  const ranked = question.type === 'ranking';
  const options = 'options' in question ? question.options.length : 0;
  const places = swings.map(({ choice }) =>
    Array.isArray(choice) ? (choice as readonly string[]).indexOf(option.optionId) : -1,
  );
  const taken = places.filter((place) => place >= 0);
  const given = ranked ? taken.reduce((sum, place) => sum + options - place, 0) : taken.length;
  const free = countOf(swings, ({ joinsOnly }) => !joinsOnly);
  const now = chosen.get(option.optionId) ?? 0;
  const score = ranked ? (points.get(option.optionId) ?? 0) : now;
  const fewest = now - taken.length;
  return {
    option,
    least: score - given,
    most: score - given + free * (ranked ? options : 1),
    sure: fewest > 0 || fewest + free === 0,
    maybeChosen: fewest + free > 0,
  };
}

function staysBefore(first: Range, second: Range): boolean {
  if (first.least !== second.most) return first.least > second.most;
  const cost = (first.option.costFen ?? 0) - (second.option.costFen ?? 0);
  return cost !== 0 ? cost < 0 : first.option.optionId < second.option.optionId;
}

function upgradeSurvives(tally: QuestionTally, swings: readonly Swing[], outcome: UpgradeOutcome): boolean {
  const { question } = tally;
  if (!('options' in question)) return true;
  const ranges = outcome.items.map(({ optionId }) => {
    const option = question.options.filter((one) => one.optionId === optionId)[0] ?? { optionId, label: '' };
    return rangeOf(tally, option, swings);
  });
  if (!ranges.every(({ sure }) => sure)) return false;
  const wanted = ranges.filter(({ maybeChosen }) => maybeChosen);
  const cost = wanted.reduce((sum, { option }) => sum + (option.costFen ?? 0), 0);
  if (cost <= outcome.budgetFen) return true;
  return wanted.every((first, at) => wanted.slice(at + 1).every((second) => staysBefore(first, second)));
}

/**
 * Whether an outcome surely stays what it is, however the disputed answers fall; undefined where no disputed answer
 * bears on it or nothing is decided. For 提升类 true means that no order in which the options could come changes what is
 * included; false that one might. `budgetSure`: earlier questions leave the same money whatever happens.
 */
export function survivesDisputes(
  tally: QuestionTally,
  outcome: QuestionOutcome,
  disputed: readonly DisputedHousehold[],
  rule: RoundRule,
  budgetSure: boolean,
): boolean | undefined {
  const swings = swingsOf(tally.question, disputed);
  switch (outcome.kind) {
    case 'basic':
      if (swings.length === 0) return undefined;
      return basicSurvives(tally, swings, rule, outcome.decision === 'meeting-required');
    case 'improve':
      return swings.length === 0
        ? undefined
        : improveSurvives(tally, swings, rule, outcome.decision === 'included');
    case 'upgrade':
      if (swings.length === 0) return budgetSure ? undefined : false;
      return budgetSure && upgradeSurvives(tally, swings, outcome);
    case 'counts':
      return undefined;
  }
}
