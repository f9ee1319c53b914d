import { readWrittenHead } from '../../../miniapp/src/words/writtenHead.ts';

// A slip as people copy it from the notice board.
test.each([
  ['128', 'AB'.repeat(32), { size: 128, root: 'ab'.repeat(32) }],
  [' 7 ', 'abababab '.repeat(8), { size: 7, root: 'ab'.repeat(32) }],
])('%s and %s are read', (size, root, expected) => {
  expect(readWrittenHead(size, root)).toEqual(expected);
});

test.each([
  ['', 'ab'.repeat(32)],
  ['0', 'ab'.repeat(32)],
  ['12a', 'ab'.repeat(32)],
  ['12', 'ab'.repeat(31)],
  ['12', 'xy'.repeat(32)],
])('%s and %s cannot be meant', (size, root) => {
  expect(readWrittenHead(size, root)).toBeUndefined();
});
