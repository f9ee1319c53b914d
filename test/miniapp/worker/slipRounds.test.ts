import { slipsByBearer, slipsToPrint } from '../../../miniapp/src/worker/slipRounds.ts';
import type { SlipToBring } from '../../../shared/notice/noticeApi.ts';

const slip = (householdId: string, part: Partial<SlipToBring> = {}): SlipToBring => ({
  householdId,
  address: '1号楼',
  notices: [],
  printedAt: null,
  mayHand: true,
  ...part,
});
const ids = (slips: readonly SlipToBring[]) => slips.map(({ householdId }) => householdId);
const PRINTED = '2031-05-06T02:00:00.000Z';

test('what I may not bring myself does not stand before what I may', () => {
  const { mine, others } = slipsByBearer([slip('a', { mayHand: false }), slip('b'), slip('c')]);
  expect(ids(mine)).toEqual(['b', 'c']);
  expect(ids(others)).toEqual(['a']);
});

test('slips not printed yet are printed first, never more than the server prints at once', () => {
  expect(ids(slipsToPrint([slip('a', { printedAt: PRINTED }), slip('b')]))).toEqual(['b']);
  expect(ids(slipsToPrint([slip('a', { printedAt: PRINTED })]))).toEqual(['a']);
  const many = Array.from({ length: 51 }, (_, index) => slip(`h${index}`));
  expect(slipsToPrint(many)).toHaveLength(50);
});
