import type { VoteRule, VoteShare } from './statutoryTerms.ts';
import { isWholeShare, leastReaching, reaches, sharesOf } from './voteShares.ts';

/**
 * What became of one elector's vote on one matter: 同意 · 不同意 · 弃权 · different choices that went back to the owner and
 * were not settled · entries of co-owners that contradict each other, or disowned ones · an invalid paper · nothing.
 */
export const VOTE_CHOICES = [
  'agree',
  'disagree',
  'abstain',
  'unresolved',
  'disputed',
  'invalid',
  'none',
] as const;
export type VoteChoice = (typeof VOTE_CHOICES)[number];

/** Abstention participates; so does an owner whose different choices were not settled. The others do not. */
export function participates(choice: VoteChoice): boolean {
  return choice === 'agree' || choice === 'disagree' || choice === 'abstain' || choice === 'unresolved';
}

/** Persons, or whole 0.01 m² of exclusive area: all in scope, those taking part, those agreeing. */
export interface VoteSide {
  readonly total: number;
  readonly participating: number;
  readonly agreeing: number;
}

/** N, P, Y in persons and S, Pₛ, Yₛ in whole 0.01 m². */
export interface VoteFigures {
  readonly people: VoteSide;
  readonly area: VoteSide;
}

export const VOTE_LINES = [
  'people-participating',
  'area-participating',
  'people-agreeing',
  'area-agreeing',
] as const;
export type VoteLine = (typeof VOTE_LINES)[number];

/**
 * One of the four inequalities: `denominator·part ≥ numerator·whole` (`>` when strict). `least` is the smallest part
 * that would hold, `missing` what is short of it. Null: withheld from this reader.
 */
export interface VoteInequality {
  readonly line: VoteLine;
  readonly share: VoteShare;
  readonly part: number | null;
  readonly whole: number | null;
  readonly least: number | null;
  readonly missing: number | null;
  readonly holds: boolean;
  /** In words and numbers: 参与人数 31 ≥ 2/3 × 45 = 30 ✓. */
  readonly text: string;
}

/** `invalid`: too few took part; `not-passed`: enough took part, too few agreed. */
export type VoteVerdict = 'passed' | 'not-passed' | 'invalid';

export interface StatutoryOutcome {
  readonly verdict: VoteVerdict;
  readonly inequalities: readonly VoteInequality[];
}

const LINE_WORDS: Readonly<Record<VoteLine, string>> = {
  'people-participating': '参与人数',
  'area-participating': '参与面积',
  'people-agreeing': '同意人数',
  'area-agreeing': '同意面积',
};

const WHOLE_WORDS: Readonly<Record<VoteLine, string>> = {
  'people-participating': '业主人数',
  'area-participating': '总面积',
  'people-agreeing': '参与人数',
  'area-agreeing': '参与面积',
};

function isArea(line: VoteLine): boolean {
  return line === 'area-participating' || line === 'area-agreeing';
}

/** Whole 0.01 m² as square metres with both decimals: 12345 is 123.45㎡. */
export function squareMetres(areaDm2: number): string {
  const cents = areaDm2 % 100;
  return `${String((areaDm2 - cents) / 100)}.${cents < 10 ? '0' : ''}${String(cents)}㎡`;
}

function amount(line: VoteLine, value: number): string {
  return isArea(line) ? squareMetres(value) : String(value);
}

function shareText({ numerator, denominator, strict }: VoteShare): string {
  return `${strict ? '＞' : '≥'} ${numerator}/${denominator}`;
}

function inequality(line: VoteLine, share: VoteShare, part: number, whole: number): VoteInequality {
  const least = leastReaching(share, whole);
  // Nobody in scope, nobody taking part: 0 ≥ 0 decides nothing.
  const holds = whole > 0 && reaches(share, part, whole);
  const exact = !share.strict && isWholeShare(share, whole);
  const side = exact ? ` = ${amount(line, least)}` : `（至少 ${amount(line, least)}）`;
  return {
    line,
    share,
    part,
    whole,
    least,
    missing: Math.max(0, least - part),
    holds,
    text: `${LINE_WORDS[line]} ${amount(line, part)} ${shareText(share)} × ${amount(line, whole)}${side} ${holds ? '✓' : '✗'}`,
  };
}

/**
 * 计票结果 of one matter: valid when two thirds take part by persons and by area, passed when of these enough agree by
 * persons and by area (民法典第二百七十八条第二款). All in whole numbers, compared cross-multiplied.
 */
export function statutoryOutcome({ people, area }: VoteFigures, rule: VoteRule): StatutoryOutcome {
  const { participation, agreement } = sharesOf(rule);
  const inequalities = [
    inequality('people-participating', participation, people.participating, people.total),
    inequality('area-participating', participation, area.participating, area.total),
    inequality('people-agreeing', agreement, people.agreeing, people.participating),
    inequality('area-agreeing', agreement, area.agreeing, area.participating),
  ];
  const [first, second, third, fourth] = inequalities.map(({ holds }) => holds);
  const verdict = !(first && second) ? 'invalid' : third && fourth ? 'passed' : 'not-passed';
  return { verdict, inequalities };
}

/** A line as the public reads it where its numbers could name a vote: whether it holds, and nothing else. */
export function withholdNumbers({ line, share, holds }: VoteInequality): VoteInequality {
  const text = `${LINE_WORDS[line]} ${shareText(share)} × ${WHOLE_WORDS[line]} ${holds ? '✓' : '✗'}`;
  return { line, share, part: null, whole: null, least: null, missing: null, holds, text };
}
