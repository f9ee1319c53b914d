import type { NumberColumn, TextColumn } from '../../shared/region/sourceDocument.ts';

/** A column of words. */
export function textColumn(key: string, label: string): TextColumn {
  return { key, label, kind: 'text' };
}

/** A column that counts whole things: 个, 栋, 户. */
export function countColumn(key: string, label: string, unit: string): NumberColumn {
  return { key, label, kind: 'number', unit, unitSize: 1, decimals: 0 };
}

/** Floor area in whole m², printed as 万平方米 with up to two decimals. */
export function areaColumn(key: string, label: string, decimals: 1 | 2): NumberColumn {
  return { key, label, kind: 'number', unit: '万平方米', unitSize: 10_000, decimals };
}

/** Money in whole fen, printed as 亿元 or 万元. */
export function moneyColumn(
  key: string,
  label: string,
  unit: '亿元' | '万元',
  decimals: number,
): NumberColumn {
  return {
    key,
    label,
    kind: 'number',
    unit,
    unitSize: unit === '亿元' ? 1_0000_0000_00 : 1_0000_00,
    decimals,
  };
}
