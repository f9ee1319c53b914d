import { printSourceCell } from '../../../shared/region/printSourceCell.ts';
import type { NumberColumn } from '../../../shared/region/sourceDocument.ts';

const area: NumberColumn = {
  key: 'areaM2',
  label: '建筑面积',
  kind: 'number',
  unit: '万平方米',
  unitSize: 10_000,
  decimals: 2,
};

test.each([
  [495_100, '49.51'],
  [2_974_900, '297.49'],
  [78_800, '7.88'],
  [800, '0.08'],
  [0, '0.00'],
])('%i m² is printed as %s 万平方米', (areaM2, printed) => {
  expect(printSourceCell(area, { areaM2 })).toBe(printed);
});

test('a digit without a place is cut, never rounded up', () => {
  expect(printSourceCell(area, { areaM2: 799_999 })).toBe('79.99');
});

test('what the document does not say is a dash', () => {
  expect(printSourceCell(area, {})).toBe('—');
});

test('words and counts are printed as they are', () => {
  expect(printSourceCell({ key: 'town', label: '乡镇', kind: 'text' }, { town: '金星镇' })).toBe('金星镇');
  expect(printSourceCell({ ...area, unitSize: 1, decimals: 0 }, { areaM2: 186 })).toBe('186');
});
