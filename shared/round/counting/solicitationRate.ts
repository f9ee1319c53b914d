import type { OfficialRate, StrictRate } from './participation.ts';

interface Solicited {
  readonly answered: number;
  readonly denominator: number;
  readonly thresholdPercent: number;
}

/** Integer division without a float in between: floor(dividend / divisor) for whole numbers ≥ 0. */
function floorDiv(dividend: number, divisor: number): number {
  return (dividend - (dividend % divisor)) / divisor;
}

/** Thousandths, floored so that 79.96 % is never shown as 80 %; null where there is nobody to ask. */
export function flooredPermille(part: number, whole: number): number | null {
  return whole === 0 ? null : floorDiv(1000 * part, whole);
}

/** 还差 N 户: whole households missing to the threshold, `max(0, ceil(T·D/100) − A)`; 154 at 80 % need 124. */
export function householdsNeeded({ answered, denominator, thresholdPercent }: Solicited): number {
  return Math.max(0, floorDiv(thresholdPercent * denominator + 99, 100) - answered);
}

/**
 * 官方征集率 `A / D`. The gate is `100·A ≥ T·D` in integers (seed document 东河区2024 三（一）1 for T = 80);
 * with nobody in the denominator it stays closed.
 */
export function officialRate({ answered, denominator, thresholdPercent }: Solicited): OfficialRate {
  return {
    answered,
    denominator,
    permille: flooredPermille(answered, denominator),
    need: householdsNeeded({ answered, denominator, thresholdPercent }),
    met: denominator > 0 && 100 * answered >= thresholdPercent * denominator,
  };
}

/** 全体口径 `A / H`: the same answers over every household of the roll. */
export function strictRate(answered: number, households: number): StrictRate {
  return { answered, denominator: households, permille: flooredPermille(answered, households) };
}
