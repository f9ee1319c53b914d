import { flooredPermille, householdsNeeded } from '../round/counting/solicitationRate.ts';
import { numberAt, objectAt, type LedgerObject } from './readResult.ts';

/** Why a published rate is not what its numbers give by the rule, in whole numbers; undefined: it is. */
export function rateFault(participation: LedgerObject, rule: LedgerObject): string | undefined {
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
