import { questionsReached } from '../../shared/round/answering/branching.ts';
import type { Answer, BasketQuestion, MultipleQuestion, Question } from '../../shared/round/question.ts';
import type { RoundPlan } from './communityPlan.ts';
import type { DemoItem } from './demoItems.ts';
import { DEMO_WORDS, OBJECTION_REASONS, OTHER_REASONS } from './demoWords.ts';
import type { SeededRandom } from './seededRandom.ts';

/** How often a question that nobody has to answer is answered all the same. */
const OPTIONAL_CHANCE = 0.9;
const WORDS_CHANCE = 0.22;

/** For stances that belong to no work: willingness and confirmation. */
const GENERAL_LIKES: Readonly<Record<string, number>> = { yes: 84, no: 7, indifferent: 9 };

type Items = ReadonlyMap<string, DemoItem>;

/** The same list in an order of its own. */
function inRandomOrder<Item>(list: readonly Item[], random: SeededRandom): readonly Item[] {
  return list
    .map((item) => ({ item, key: random.unit() }))
    .sort((first, second) => first.key - second.key)
    .map(({ item }) => item);
}

function someOf({ options, min, max }: MultipleQuestion, random: SeededRandom): readonly string[] {
  const ids = options.map(({ optionId }) => optionId);
  const chosen = inRandomOrder(ids, random).slice(0, random.whole(Math.max(min, 1), max));
  return ids.filter((id) => chosen.includes(id));
}

function filledBasket(
  { options, budgetFen }: BasketQuestion,
  items: Items,
  random: SeededRandom,
): readonly string[] {
  let leftFen = budgetFen;
  return inRandomOrder(options, random)
    .filter(({ optionId, costFen = 0 }) => {
      const wanted = random.chance((items.get(optionId)?.work.likes.chosen ?? 0) / 100);
      if (!wanted || costFen > leftFen) return false;
      leftFen -= costFen;
      return true;
    })
    .map(({ optionId }) => optionId);
}

/** What a row that nobody was content with loses of five. */
const WEAK_BY = 2;

/** Marks lie around a household's own mood, so that its rows go together as people's do. */
function marks(
  rowIds: readonly string[],
  weakRow: string | undefined,
  random: SeededRandom,
): Readonly<Record<string, number>> {
  const mood = random.weighted({ 3: 20, 4: 50, 5: 30 });
  return Object.fromEntries(
    rowIds.map((rowId) => {
      const mark = Number(mood) + random.whole(-1, 1) - (rowId === weakRow ? WEAK_BY : 0);
      return [rowId, Math.min(5, Math.max(1, mark))];
    }),
  );
}

function chosenAnswer(question: Question, optionId: string, items: Items, random: SeededRandom): Answer {
  const { questionId, reasonRequiredFor, itemId } = question;
  if (!reasonRequiredFor?.includes(optionId)) return { questionId, value: optionId };
  const own = itemId === undefined ? OBJECTION_REASONS : items.get(itemId)?.work.reasons;
  return { questionId, value: optionId, reason: random.pick(own ?? OTHER_REASONS) };
}

function answerTo(
  question: Question,
  { kind, weakRow }: Pick<RoundPlan, 'kind' | 'weakRow'>,
  items: Items,
  random: SeededRandom,
): Answer | undefined {
  const { questionId, itemId, required } = question;
  if (!required && !random.chance(question.type === 'text' ? WORDS_CHANCE : OPTIONAL_CHANCE))
    return undefined;
  switch (question.type) {
    case 'single':
    case 'stance': {
      const likes = itemId === undefined ? GENERAL_LIKES : (items.get(itemId)?.work.likes ?? GENERAL_LIKES);
      return chosenAnswer(question, random.weighted(likesOf(question, likes)), items, random);
    }
    case 'multiple':
      return { questionId, value: someOf(question, random) };
    case 'ranking':
      return {
        questionId,
        value: inRandomOrder(question.options, random)
          .slice(0, question.max)
          .map(({ optionId }) => optionId),
      };
    case 'basket':
      return { questionId, value: filledBasket(question, items, random) };
    case 'rating':
      return { questionId, value: random.whole(kind === 'survey' ? 1 : 3, 5) };
    case 'matrix':
      return {
        questionId,
        value: marks(
          question.rows.map(({ rowId }) => rowId),
          weakRow,
          random,
        ),
      };
    case 'text':
      return { questionId, value: random.pick(DEMO_WORDS[kind]) };
  }
}

/** The weights of the options that there are; a question of another kind has no favourite. */
function likesOf(
  { options }: Extract<Question, { readonly type: 'single' | 'stance' }>,
  likes: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const known = options.some(({ optionId }) => likes[optionId] !== undefined);
  return known ? likes : Object.fromEntries(options.map(({ optionId }) => [optionId, 1]));
}

/** One household's form: every required question put to it, most of the others, and now and then a sentence. */
export function demoAnswers(
  questions: readonly Question[],
  plan: Pick<RoundPlan, 'kind' | 'weakRow'>,
  items: readonly DemoItem[],
  random: SeededRandom,
): readonly Answer[] {
  const byId: Items = new Map(items.map((item) => [item.item.itemId, item]));
  const answers: Answer[] = [];
  for (const question of questions) {
    // Whether it is asked hangs on what has been answered so far.
    if (!questionsReached(questions, answers).includes(question)) continue;
    const answer = answerTo(question, plan, byId, random);
    if (answer !== undefined) answers.push(answer);
  }
  return answers;
}
