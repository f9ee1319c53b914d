import { disputedHouseholds } from '../counting/disputedAnswers.ts';
import { presentParticipation } from '../counting/presentParticipation.ts';
import { questionResults } from './questionResults.ts';
import { recordFigures } from './recordFigures.ts';
import { finalTimes } from './refuseFinal.ts';
import { markedHouseholds } from './sealedSums.ts';
import type { GateMark, RateLines, RoundResult, SolicitationFigures } from './result.ts';
import { denominatorOf } from '../counting/roundRate.ts';
import { rateLines, roundMargin } from './roundMargin.ts';
import type { RoundCount } from '../counting/roundCount.ts';
import type { SatisfactionResult } from '../satisfaction/satisfaction.ts';
import { satisfactionResult } from '../satisfaction/satisfactionResult.ts';
import { flooredPermille } from '../counting/solicitationRate.ts';
import type { LegalEffects } from '../vote/voteFlag.ts';

function satisfactionOf(count: RoundCount, status: 'closed' | 'final'): SatisfactionResult | undefined {
  if (count.terms.kind !== 'satisfaction') return undefined;
  return satisfactionResult(count.terms, markedHouseholds(count, status));
}

function contactRate(count: RoundCount): SolicitationFigures['contact'] {
  const { states } = count;
  const reached = states.answered + states.refused + states.pending + states.disputed;
  const denominator = denominatorOf(count);
  return { reached, denominator, permille: flooredPermille(reached, denominator) };
}

function gateMark({ close }: RoundCount, { without }: RateLines): GateMark {
  if (without.official.met) return 'met';
  return close?.met === true ? 'shortAfterDisputes' : 'short';
}

/** When the days for objections end, ISO 8601 UTC. */
function objectionsUntil({ close, terms }: RoundCount): { objectionsUntil?: string } {
  if (close?.at === undefined) return {};
  const { windowEnds } = finalTimes(close.at, terms.rule.objectionDays);
  return { objectionsUntil: new Date(windowEnds * 1000).toISOString() };
}

/**
 * 统计结果 of a closed round as everybody may read it: every rule with its numbers, small cells withheld. To be
 * asked for only after the close; `seq` is the last entry of the community's log that the count has read; `guard` is told
 * at `questionResults`.
 */
export function roundResult(
  count: RoundCount,
  seq: number,
  status: RoundResult['status'],
  legalEffects: LegalEffects,
  guard: 1 | 2 = 2,
): RoundResult {
  const { terms } = count;
  const satisfaction = satisfactionOf(count, status);
  const questions = questionResults(count, status, legalEffects, satisfaction, guard);
  const lines = rateLines(count);
  const unsure = questions.filter(({ ifDisputed }) => ifDisputed?.survives === false);
  return {
    roundId: terms.roundId,
    communityId: terms.communityId,
    kind: terms.kind,
    title: terms.title,
    status,
    smallCellK: terms.rule.smallCellK,
    participation: presentParticipation(count, seq, 'world'),
    solicitation: {
      gate: gateMark(count, lines),
      lines,
      margin: roundMargin(
        lines,
        disputedHouseholds(count),
        unsure.map(({ title }) => title),
      ),
      contact: contactRate(count),
      record: recordFigures(count),
    },
    ...objectionsUntil(count),
    questions,
    ...(satisfaction === undefined ? {} : { satisfaction }),
  };
}
