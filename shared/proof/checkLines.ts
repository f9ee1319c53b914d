import { canonicalJson } from '../ledger/canonicalJson.ts';
import { tallyVersionOf } from '../round/result/sealedSums.ts';
import { flooredPermille } from '../round/counting/solicitationRate.ts';
import { rateFault } from './checkRate.ts';
import { lastTally } from './checkRoll.ts';
import { listAt, numberAt, objectAt, textAt, type LedgerObject } from './readResult.ts';
import type { VerifyContext } from './verifyContext.ts';

/**
 * What a published result of version 2 says of its disputes and scores, by its own numbers: the line that counts is the
 * published rate, the other one keeps the rule too, and the sentence about the margin follows from both.
 */
export function linesFault({ bundle, roundLeaves }: VerifyContext): string | undefined {
  const { published, terms } = bundle;
  const isNew = tallyVersionOf(lastTally(roundLeaves)?.d) > 1;
  if ('solicitation' in published !== isNew) return '公布的内容和统计那一条的版本对不上。';
  if ('satisfaction' in published && !(isNew && terms['kind'] === 'satisfaction'))
    return '公布的内容和统计那一条的版本对不上。';
  if (!isNew) return undefined;
  const listed = roundLeaves.filter(({ t }) => t === 'tally')[0]?.d?.['listed'];
  if ((listed !== undefined) !== (terms['disclosure'] === 'pseudonymous'))
    return '代号名单没有封存在统计那一条里，或者不该有。';
  const participation = objectAt(published, 'participation');
  const solicitation = objectAt(published, 'solicitation');
  const lines = objectAt(solicitation, 'lines');
  const without = objectAt(lines, 'without');
  const within = objectAt(lines, 'with');
  const same = (['official', 'strict'] as const).every(
    (rate) => canonicalJson(objectAt(without, rate)) === canonicalJson(objectAt(participation, rate)),
  );
  const [out, together] = [objectAt(without, 'official'), objectAt(within, 'official')];
  const more =
    numberAt(together, 'answered') >= numberAt(out, 'answered') &&
    together['denominator'] === out['denominator'];
  if (!same || !more || rateFault({ ...participation, ...within }, objectAt(terms, 'rule')) !== undefined)
    return '异议答复不算、算上两种算法的户数不对。';
  return (
    marginFault(objectAt(solicitation, 'margin'), { out, together }, published) ?? scoresFault(published)
  );
}

function marginFault(
  margin: LedgerObject,
  { out, together }: { readonly out: LedgerObject; readonly together: LedgerObject },
  published: LedgerObject,
): string | undefined {
  const unsure = listAt(published, 'questions').flatMap((question) =>
    'ifDisputed' in question && objectAt(question, 'ifDisputed')['survives'] === false
      ? [textAt(question, 'title')]
      : [],
  );
  const survives = out['met'] === together['met'];
  const same =
    numberAt(margin, 'households') >= numberAt(together, 'answered') - numberAt(out, 'answered') &&
    margin['rateSurvives'] === survives &&
    canonicalJson(margin['unsure'] ?? []) === canonicalJson(unsure);
  return same ? undefined : '“异议全部倒向另一边”那一句和公布的数不一致。';
}

function scoresFault(published: LedgerObject): string | undefined {
  if (!('satisfaction' in published)) return undefined;
  const wrong = scoresIn(objectAt(published, 'satisfaction')).some((score) => {
    const { n, ratePermille, standing } = score;
    if (n === undefined) return standing !== 'withheld' || score['scoreTenths'] !== undefined;
    const [marked, households] = [numberAt(score, 'n'), numberAt(score, 'households')];
    const tenths = numberAt(score, 'scoreTenths');
    const inside = marked <= households && tenths >= 0 && tenths <= 1000;
    return !inside || standing === 'withheld' || ratePermille !== flooredPermille(marked, households);
  });
  return wrong ? '效果评价得分的户数或比例不对。' : undefined;
}

/** The whole, the dimensions, the items of a published score, in this order. */
export function scoresIn(satisfaction: LedgerObject): readonly LedgerObject[] {
  return [
    objectAt(satisfaction, 'overall'),
    ...listAt(satisfaction, 'dimensions'),
    ...listAt(satisfaction, 'items'),
  ];
}
