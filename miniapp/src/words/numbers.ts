/** 708 → `70.8%`; permille are floored already, null (nobody to ask) is `—`. */
export function permilleText(permille: number | null): string {
  if (permille === null) return '—';
  return `${Math.floor(permille / 10)}.${permille % 10}%`;
}

/** Whole fen as 元: 1234567 → `12,345.67 元`, 1200000 → `12,000 元`. */
export function yuanText(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const cents = Math.abs(fen) % 100;
  const whole = countText(Math.floor(Math.abs(fen) / 100));
  return `${sign}${whole}${cents === 0 ? '' : `.${String(cents).padStart(2, '0')}`} 元`;
}

/** Large sums in 万元, floored to two digits: 123456789 → `123.45 万元`; below 1 万元 as 元. */
export function wanYuanText(fen: number): string {
  if (Math.abs(fen) < 1_000_000) return yuanText(fen);
  const hundredths = Math.floor(Math.abs(fen) / 10_000);
  const cents = hundredths % 100;
  const digits = cents === 0 ? '' : `.${String(cents).padStart(2, '0').replace(/0$/, '')}`;
  return `${fen < 0 ? '-' : ''}${countText(Math.floor(hundredths / 100))}${digits} 万元`;
}

/** 28299 → `28,299`. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The sentence before the number: `还差 3 户就够 80%` or `已达到 80%`. */
export function needText(need: number, thresholdPercent: number): string {
  return need > 0 ? `还差 ${countText(need)} 户就够 ${thresholdPercent}%` : `已达到 ${thresholdPercent}%`;
}
