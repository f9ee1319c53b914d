import type { LedgerValue } from '../ledger/leaf.ts';
import { flooredPermille, householdsNeeded } from '../round/solicitationRate.ts';
import { listAt, numberAt, objectAt, textAt, type LedgerObject } from './readResult.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, ok, type Finding } from './verifyReport.ts';

/**
 * The published decisions follow from the published numbers by the rule fixed at opening, in whole numbers: the rate and
 * what is missing, and every inequality of which both sides are printed.
 */
export function checkRule({ bundle }: VerifyContext): Finding {
  const { published, terms } = bundle;
  const rule = objectAt(terms, 'rule');
  const rate = rateFault(objectAt(published, 'participation'), rule);
  if (rate !== undefined) return failed(rate);
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

function rateFault(participation: LedgerObject, rule: LedgerObject): string | undefined {
  const official = objectAt(participation, 'official');
  const strict = objectAt(participation, 'strict');
  const [answered, denominator] = [numberAt(official, 'answered'), numberAt(official, 'denominator')];
  const households = numberAt(participation, 'households');
  const thresholdPercent = numberAt(rule, 'thresholdPercent');
  const fits = answered >= 0 && answered <= denominator && denominator <= households;
  if (!fits || participation['thresholdPercent'] !== thresholdPercent) return '征集率的户数或门槛不对。';
  const met = denominator > 0 && 100 * answered >= thresholdPercent * denominator;
  const need = householdsNeeded({ answered, denominator, thresholdPercent });
  // With a floor for each building a round may be short although the whole is not; the buildings are not in here.
  const floored = rule['buildingFloorPercent'] !== undefined;
  const same = floored
    ? (met || official['met'] !== true) && numberAt(official, 'need') >= need
    : official['met'] === met && official['need'] === need;
  if (!same) return '是否达到、还差几户，和户数算出来的不一样。';
  const sameStrict = strict['answered'] === answered && strict['denominator'] === households;
  const rates = [official, strict].every(
    (part) => part['permille'] === (flooredPermille(answered, numberAt(part, 'denominator')) ?? undefined),
  );
  return sameStrict && rates ? undefined : '征集率和户数算出来的不一样。';
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
