import type { SourceColumn, SourceRow } from './sourceDocument.ts';

/**
 * A cell as its document prints it: 495100 m² under 万平方米 with two decimals is `49.51`. Digits that the column has
 * no place for are cut, never rounded up; a cell about which the document says nothing is `—`.
 */
export function printSourceCell(column: SourceColumn, row: SourceRow): string {
  const cell = row[column.key];
  if (cell === undefined) return '—';
  if (column.kind === 'text' || typeof cell === 'string') return String(cell);
  const whole = Math.floor(cell / column.unitSize);
  if (column.decimals === 0) return String(whole);
  const scale = 10 ** column.decimals;
  const fraction = Math.floor(((cell % column.unitSize) * scale) / column.unitSize);
  return `${whole}.${String(fraction).padStart(column.decimals, '0')}`;
}
