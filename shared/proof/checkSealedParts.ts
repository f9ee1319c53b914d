import { canonicalJson } from '../ledger/canonicalJson.ts';
import { markedHouseholds } from '../round/result/sealedSums.ts';
import { halfWidthTenthsOf, scoreTenthsOf } from '../round/satisfaction/satisfactionScore.ts';
import { scoreParts, type ScorePart } from '../round/satisfaction/scoreParts.ts';
import type { RoundCount } from '../round/counting/roundCount.ts';
import { scoresIn } from './checkLines.ts';
import { listAt, numberAt, objectAt, type LedgerObject } from './readResult.ts';

/**
 * What is published of disputes and scores against the count: `counted` is what the last tally sealed, in its form. Nothing
 * to compare for a tally of version 1.
 */
export function sealedPartsFault(
  published: LedgerObject,
  counted: LedgerObject,
  count: RoundCount,
): string | undefined {
  if (!('lines' in counted)) return undefined;
  const solicitation = objectAt(published, 'solicitation');
  const shown = objectAt(objectAt(objectAt(solicitation, 'lines'), 'with'), 'official');
  const sealed = objectAt(objectAt(counted, 'lines'), 'with');
  if (shown['answered'] !== sealed['answered'] || shown['denominator'] !== sealed['denominator'])
    return '算上异议答复的户数和重新数出来的不一样。';
  const margin = objectAt(counted, 'margin');
  const bearing = listAt(published, 'questions').flatMap((question) =>
    'ifDisputed' in question
      ? [{ questionId: question['questionId'] ?? '', ...objectAt(question, 'ifDisputed') }]
      : [],
  );
  const same =
    objectAt(solicitation, 'margin')['households'] === margin['households'] &&
    canonicalJson(bearing) === canonicalJson(margin['questions'] ?? []);
  if (!same) return '“异议全部倒向另一边”的结论和重新数出来的不一样。';
  return scoreFault(published, count);
}

/** Scores as they may be printed: what is withheld is not compared. */
function scoreFault(published: LedgerObject, count: RoundCount): string | undefined {
  const { terms, households } = count;
  const becomes = published['status'] === 'final' ? 'final' : 'closed';
  const parts =
    terms.kind === 'satisfaction' ? scoreParts(terms, markedHouseholds(count, becomes)) : undefined;
  if ((parts !== undefined) !== 'satisfaction' in published) return '效果评价得分多了或少了。';
  if (parts === undefined) return undefined;
  const ours: readonly ScorePart<unknown>[] = [parts.whole, ...parts.dimensions, ...parts.items];
  const shown = scoresIn(objectAt(published, 'satisfaction'));
  const wrong =
    shown.length !== ours.length || ours.some((part, at) => !isPrintedAs(part, shown[at] ?? {}, households));
  return wrong ? '效果评价得分和重新数出来的不一样。' : undefined;
}

/** Which staircases households live in is not in a bundle: how many are asked is known of the whole community only. */
function isPrintedAs({ sums, items }: ScorePart<unknown>, score: LedgerObject, households: number): boolean {
  if (score['n'] === undefined) return true;
  const asked = numberAt(score, 'households');
  const all = items.some(({ question }) => question.scope === 'community');
  return (
    (!all || asked === households) &&
    score['n'] === sums.n &&
    score['scoreTenths'] === scoreTenthsOf(sums) &&
    score['halfWidthTenths'] === halfWidthTenthsOf(sums, asked)
  );
}
