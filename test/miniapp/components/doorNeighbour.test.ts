import { doorNeighbour } from '../../../miniapp/src/components/doorNeighbour.ts';

// Three doors on the second floor, two on the first and third.
const doors = [
  { id: '301', floor: 3 },
  { id: '302', floor: 3 },
  { id: '201', floor: 2 },
  { id: '202', floor: 2 },
  { id: '203', floor: 2 },
  { id: '101', floor: 1 },
  { id: '102', floor: 1 },
];

test.each([
  ['201', 'right', '202'],
  ['202', 'left', '201'],
  ['201', 'up', '301'],
  ['202', 'down', '102'],
  ['203', 'up', '302'],
  ['203', 'right', undefined],
  ['301', 'up', undefined],
  ['101', 'down', undefined],
  ['nowhere', 'left', undefined],
] as const)('from %s the arrow %s leads to %s', (from, arrow, to) => {
  expect(doorNeighbour(doors, from, arrow)).toBe(to);
});

test('floors that a filter has emptied are stepped over', () => {
  const left = doors.filter(({ floor }) => floor !== 2);
  expect(doorNeighbour(left, '102', 'up')).toBe('302');
});
