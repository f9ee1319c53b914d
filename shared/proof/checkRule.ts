import type { LedgerValue } from '../ledger/leaf.ts';
import { linesFault } from './checkLines.ts';
import { rateFault } from './checkRate.ts';
import { listAt, numberAt, objectAt, textAt, type LedgerObject } from './readResult.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, ok, type Finding } from './verifyReport.ts';

/**
 * The published decisions follow from the published numbers by the rule fixed at opening, in whole numbers: the rate and
 * what is missing, and every inequality of which both sides are printed.
 */
export function checkRule(context: VerifyContext): Finding {
  const { published, terms } = context.bundle;
  const rule = objectAt(terms, 'rule');
  const rate = rateFault(objectAt(published, 'participation'), rule);
  if (rate !== undefined) return failed(rate);
  const lines = linesFault(context);
  if (lines !== undefined) return failed(lines);
  let checked = 0;
  for (const question of listAt(published, 'questions')) {
    const outcome = objectAt(question, 'outcome');
    const fault = outcomeFault(outcome, rule);
    if (fault !== undefined) return failed(`“${textAt(question, 'title')}”：${fault}`);
    checked += listAt(outcome, 'inequalities').length;
  }
  const official = objectAt(objectAt(published, 'participation'), 'official');
  const answered = numberAt(official, 'answered');
  const denominator = numberAt(official, 'denominator');
  const percent = numberAt(rule, 'thresholdPercent');
  const met = 100 * answered >= percent * denominator && denominator > 0;
  return ok(
    `100 × ${answered} ${met ? '≥' : '<'} ${percent} × ${denominator}：${met ? '达到' : '没有达到'} ${percent}%；另核对不等式 ${checked} 条。`,
  );
}

function outcomeFault(outcome: LedgerObject, rule: LedgerObject): string | undefined {
  const inequalities = listAt(outcome, 'inequalities');
  const wrong = inequalities.filter(({ left, op, right, holds }) => !isRight(left, op, right, holds));
  if (wrong.length > 0) return `不等式不成立：${textAt(wrong[0], 'text')}`;
  const all = inequalities.every(({ holds }) => holds === true);
  switch (outcome['kind']) {
    case 'basic': {
      const objections = outcome['objections'];
      const left = inequalities[0]?.['left'];
      const sides =
        typeof objections !== 'number' || left === numberAt(rule, 'basicObjectionDivisor') * objections;
      const decision = all ? 'meeting-required' : 'included';
      return sides && outcome['decision'] === decision ? undefined : '结论和不等式不一致。';
    }
    case 'improve': {
      const { yes, decision } = outcome;
      const share = inequalities.filter(({ rule: name }) => name === 'yes-share')[0];
      const sides = typeof yes !== 'number' || share?.['left'] === 100 * yes;
      return sides && decision === (all ? 'included' : 'not-included') ? undefined : '结论和不等式不一致。';
    }
    case 'upgrade': {
      const spent = listAt(outcome, 'items')
        .filter(({ decision }) => decision === 'included')
        .reduce((sum, item) => sum + numberAt(item, 'costFen'), 0);
      const fits = spent === outcome['spentFen'] && spent <= numberAt(outcome, 'budgetFen');
      return fits ? undefined : '安排的项目加起来和公布的金额不一样，或超出预算。';
    }
    default:
      return undefined;
  }
}

/** A side that is withheld is not printed; the inequality is then judged by an auditor only. */
function isRight(
  left: LedgerValue | undefined,
  op: LedgerValue | undefined,
  right: LedgerValue | undefined,
  holds: LedgerValue | undefined,
): boolean {
  if (typeof left !== 'number' || typeof right !== 'number') return true;
  return holds === (op === '>' ? left > right : left >= right);
}
