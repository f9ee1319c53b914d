import { byQuestion } from '../answering/byQuestion.ts';
import type { RecordedResponse } from '../response.ts';
import type { RoundTerms } from '../round.ts';
import { electorChoice, type ElectorStanding } from './electorChoice.ts';
import {
  areaInScope,
  isTakingPart,
  voteFigures,
  type ElectorCell,
  type ElectorCount,
} from './electorCount.ts';
import {
  participates,
  statutoryOutcome,
  type VoteChoice,
  type VoteFigures,
  type VoteSide,
} from './statutoryTally.ts';

/** Owners of the community, its staff and auditors read every number; the public what names nobody. */
export type VoteReader = 'owners' | 'public';

/**
 * "Would the result survive if every disputed answer fell the other way?" of an owners' vote, in persons. Null is withheld
 * from this reader: beside the numbers of a vote it would give back what a disputed ballot says.
 */
export interface VoteMargin {
  /** Owners with a ballot that is disputed and that nobody has decided about. */
  readonly people: number;
  /** Owners taking part on any matter: disputed ballots left out, which is the line that counts, and counted as entered. */
  readonly participating: { readonly without: number; readonly with: number | null };
  /** Titles of the matters that might come out otherwise. */
  readonly unsure: readonly string[] | null;
  /** The same in Chinese. */
  readonly sentence: string;
}

/** An owner with disputed ballots, and how he would stand if they counted as entered. */
interface Disputed extends ElectorCell {
  readonly within: ElectorStanding;
}

/** An owner whose choice on a matter depends on a disputed ballot. */
interface Swing {
  readonly areaDm2: number;
  readonly now: VoteChoice;
  /** As the disputes fall he may take no part. */
  readonly mayLeave: boolean;
}

/** Out, as entered, agreeing, refusing: these are tried for so many ballots of one owner; more of them may do anything. */
const MOST_TRIED = 4;

function disputedElectors({ cells }: Pick<ElectorCount, 'cells'>): Disputed[] {
  const found: Disputed[] = [];
  cells.forEach((cell) => {
    const { responses } = cell.now;
    const isHis = cell.elector.dwellings.length > 0;
    if (!isHis || !responses.some(({ standing }) => standing === 'disputed')) return;
    const live = responses
      .filter(({ standing }) => standing === 'live' || standing === 'disputed')
      .map(({ response }) => response);
    found.push({ ...cell, within: { ...cell.now, live } });
  });
  return found;
}

function saying(response: RecordedResponse, questionId: string, value: string): RecordedResponse {
  const answers = response.answers.map((answer) =>
    answer.questionId === questionId ? { ...answer, value } : answer,
  );
  return { ...response, answers };
}

/** His choice with each disputed ballot out, in, or in and fallen the other way; undefined where these are too many. */
function reachableChoices(
  { elector, now, within }: Disputed,
  questionId: string,
): readonly VoteChoice[] | undefined {
  const isOpen = ({ seq, answers }: RecordedResponse): boolean =>
    byQuestion(answers, questionId) !== undefined && !now.live.some((each) => each.seq === seq);
  if (within.live.filter(isOpen).length > MOST_TRIED) return undefined;
  const ways = within.live.reduce<readonly (readonly RecordedResponse[])[]>(
    (some, response) =>
      isOpen(response)
        ? some.concat(
            some.map((way) => way.concat(response)),
            some.map((way) => way.concat(saying(response, questionId, 'yes'))),
            some.map((way) => way.concat(saying(response, questionId, 'no'))),
          )
        : some.map((way) => way.concat(response)),
    [[]],
  );
  return ways.map((live) => electorChoice(elector, { ...now, live }, questionId));
}

/** What a choice does to the figures: agreeing, taking part without agreeing, neither. */
function weightOf(choice: VoteChoice): 'agree' | 'disagree' | 'none' {
  if (choice === 'agree') return 'agree';
  return participates(choice) ? 'disagree' : 'none';
}

function swingOf(cell: Disputed, questionId: string, areaDm2: number): Swing | undefined {
  const now = electorChoice(cell.elector, cell.now, questionId);
  const weights = reachableChoices(cell, questionId)?.map(weightOf);
  if (weights === undefined) return { areaDm2, now, mayLeave: true };
  if (weights.every((weight) => weight === weightOf(now))) return undefined;
  return { areaDm2, now, mayLeave: weights.indexOf('none') >= 0 };
}

function shifted(side: VoteSide, from: VoteChoice, to: VoteChoice, by: number): VoteSide {
  const moved = (counts: (choice: VoteChoice) => boolean): number =>
    (counts(to) ? by : 0) - (counts(from) ? by : 0);
  return {
    total: side.total,
    participating: side.participating + moved(participates),
    agreeing: side.agreeing + moved((choice) => choice === 'agree'),
  };
}

function withSwings(
  figures: VoteFigures,
  swings: readonly Swing[],
  to: (swing: Swing) => VoteChoice,
): VoteFigures {
  return swings.reduce(
    ({ people, area }, swing) => ({
      people: shifted(people, swing.now, to(swing), 1),
      area: shifted(area, swing.now, to(swing), swing.areaDm2),
    }),
    figures,
  );
}

const NO_DISPUTE = '现在没有还没处理的异议。';
const openSentence = (people: number): string => `有 ${people} 位业主的票有异议，还没有处理，先不算`;

function sentenceOf(people: number, without: number, within: number, unsure: readonly string[]): string {
  if (people === 0) return NO_DISPUTE;
  const open = `${openSentence(people)}：参与表决的是 ${without} 位业主，算上有异议的是 ${within} 位。`;
  return unsure.length === 0
    ? `${open}就算有异议的全部倒向另一边，每件事是否通过都不会变。`
    : `${open}如果有异议的全部倒向另一边，可能会变的有：${unsure.map((title) => `“${title}”`).join('、')}。`;
}

/** Matters that one way of settling the disputes might turn. */
function unsureTitles(
  { statutory }: Pick<RoundTerms, 'statutory'>,
  count: ElectorCount,
  disputed: readonly Disputed[],
): string[] {
  const unsure: string[] = [];
  for (const tally of count.tallies) {
    const { question } = tally;
    const matter = statutory?.matters.filter(({ questionId }) => questionId === question.questionId)[0];
    if (matter === undefined) continue;
    const swings: Swing[] = [];
    for (const cell of disputed) {
      const areaDm2 = areaInScope(count, question, cell.elector);
      const swing = areaDm2 === undefined ? undefined : swingOf(cell, question.questionId, areaDm2);
      if (swing !== undefined) swings.push(swing);
    }
    const figures = voteFigures(tally);
    const verdicts = [
      figures,
      withSwings(figures, swings, () => 'agree'),
      withSwings(figures, swings, () => 'disagree'),
      withSwings(figures, swings, ({ mayLeave }) => (mayLeave ? 'none' : 'disagree')),
    ].map((each) => statutoryOutcome(each, matter.rule).verdict);
    if (verdicts.some((verdict) => verdict !== verdicts[0])) unsure.push(question.title);
  }
  return unsure;
}

/**
 * What disputed ballots could still change. One who agrees helps more than one who stays away, one who refuses harms more,
 * in persons and in area alike; so a verdict that is the same now, with all of them agreeing, all refusing and as few as
 * possible taking part is the same whatever becomes of each. The public reads only what no disputed ballot's choice bears on.
 */
export function voteMargin(
  terms: Pick<RoundTerms, 'statutory'>,
  count: ElectorCount,
  reader: VoteReader,
): VoteMargin {
  const disputed = disputedElectors(count);
  const people = disputed.length;
  const without = count.turnout.participating.people;
  if (reader === 'public') {
    const sentence =
      people === 0 ? NO_DISPUTE : `${openSentence(people)}。怎么影响结果，本小区业主可以查阅。`;
    return { people, participating: { without, with: null }, unsure: null, sentence };
  }
  const unsure = unsureTitles(terms, count, disputed);
  const now = disputed.filter((cell) => isTakingPart(count, cell)).length;
  const counted = disputed.filter((cell) => isTakingPart(count, { ...cell, now: cell.within })).length;
  // Co-owners whose other ballot would contradict the one that counts take part no more.
  const within = without - now + counted;
  return {
    people,
    participating: { without, with: within },
    unsure,
    sentence: sentenceOf(people, without, within, unsure),
  };
}
