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

/** "Would the result survive if every disputed answer fell the other way?" of an owners' vote, in persons. */
export interface VoteMargin {
  /** Owners with a ballot that is disputed and that nobody has decided about. */
  readonly people: number;
  /** Owners taking part on any matter: disputed ballots left out, which is the line that counts, and counted as entered. */
  readonly participating: { readonly without: number; readonly with: number };
  /** Titles of the matters that might come out otherwise. */
  readonly unsure: readonly string[];
  /** The same in Chinese. */
  readonly sentence: string;
}

/** An owner with a disputed ballot, and how he would stand if it counted. */
interface Disputed extends ElectorCell {
  readonly within: ElectorStanding;
}

/** An owner whose choice on a matter depends on a disputed ballot. */
interface Swing {
  readonly areaDm2: number;
  readonly now: VoteChoice;
  readonly within: VoteChoice;
}

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

function sentenceOf(
  people: number,
  { without, with: within }: VoteMargin['participating'],
  unsure: readonly string[],
): string {
  if (people === 0) return '现在没有还没处理的异议。';
  const open = `有 ${people} 位业主的票有异议，还没有处理，先不算：参与表决的是 ${without} 位业主，算上有异议的是 ${within} 位。`;
  return unsure.length === 0
    ? `${open}就算有异议的全部倒向另一边，每件事是否通过都不会变。`
    : `${open}如果有异议的全部倒向另一边，可能会变的有：${unsure.map((title) => `“${title}”`).join('、')}。`;
}

/** Where as few as possible take part: co-owners whose other ballot would contradict the one that counts take part no more. */
const leastOf = ({ now, within }: Swing): VoteChoice =>
  participates(now) && participates(within) ? 'disagree' : 'none';

/**
 * What disputed ballots could still change. One who agrees helps more than one who stays away, one who refuses harms more,
 * in persons and in area alike; so a verdict that is the same now, with all of them as entered, all agreeing, all refusing
 * and as few as possible taking part is the same whatever becomes of each.
 */
export function voteMargin({ statutory }: Pick<RoundTerms, 'statutory'>, count: ElectorCount): VoteMargin {
  const disputed = disputedElectors(count);
  const unsure: string[] = [];
  for (const tally of count.tallies) {
    const { question } = tally;
    const matter = statutory?.matters.filter(({ questionId }) => questionId === question.questionId)[0];
    if (matter === undefined) continue;
    const swings: Swing[] = [];
    for (const { elector, now, within } of disputed) {
      const areaDm2 = areaInScope(count, question, elector);
      const choice = electorChoice(elector, now, question.questionId);
      const entered = electorChoice(elector, within, question.questionId);
      if (areaDm2 !== undefined && entered !== choice) swings.push({ areaDm2, now: choice, within: entered });
    }
    const figures = voteFigures(tally);
    const verdicts = [
      figures,
      withSwings(figures, swings, (swing) => swing.within),
      withSwings(figures, swings, () => 'agree'),
      withSwings(figures, swings, () => 'disagree'),
      withSwings(figures, swings, leastOf),
    ].map((each) => statutoryOutcome(each, matter.rule).verdict);
    if (verdicts.some((verdict) => verdict !== verdicts[0])) unsure.push(question.title);
  }
  const without = count.turnout.participating.people;
  const joining = disputed.filter(
    (cell) => !isTakingPart(count, cell) && isTakingPart(count, { ...cell, now: cell.within }),
  );
  const participating = { without, with: without + joining.length };
  return {
    people: disputed.length,
    participating,
    unsure,
    sentence: sentenceOf(disputed.length, participating, unsure),
  };
}
