import { openFlagStore, type FlagRecord } from '../../../../server/round/flag/flagStore.ts';
import { testDatabase, type TestDatabase } from '../../../support/testDatabase.ts';

// What is said about a flag by two requests at once: nothing is said after the review, nothing twice, nothing unseen.

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const at = new Date('2031-05-14T04:14:00Z');
const nobody = { account: null };

async function raised(_id: string) {
  const flags = openFlagStore(database.connection);
  const [communityId, operatorId] = ['demo-09', 'worker-9'];
  const common = { communityId, operatorId, regionIds: [], roundId: 'demo-09-confirmation', at };
  await flags.raise([{ _id, ...common, kind: 'manyDoors', figure: 4, seqs: [1, 2, 3, 4], size: 4 }]);
  const read = async (): Promise<FlagRecord> => {
    const found = await flags.findInReach(nobody, operatorId, _id);
    if (found === undefined) throw new Error('the flag is gone');
    return found;
  };
  return { flags, read };
}

const REVIEW = {
  at,
  by: 'communityAdmin',
  actor: 'admin-9',
  outcome: 'explained',
  words: '问过四户',
  entries: 4,
} as const;

test('of two replies to what was read, one is kept; the same words twice are one', async () => {
  const { flags, read } = await raised('flag-1');
  const seen = await read();
  expect(await flags.reply(seen, { at, words: '在楼下开会' })).toBe(true);
  expect(await flags.reply(seen, { at, words: '在楼下开会' })).toBe(true);
  expect(await flags.reply(seen, { at, words: '一起登记的' })).toBe(false);
  expect((await read()).replies.map(({ words }) => words)).toEqual(['在楼下开会']);
  expect(await flags.reply(await read(), { at, words: '一起登记的' })).toBe(true);
  expect((await read()).replies).toHaveLength(2);
});

test('what comes after the review is not added to it', async () => {
  const { flags, read } = await raised('flag-2');
  const seen = await read();
  expect(await flags.review(seen, REVIEW)).toBe(true);
  expect(await flags.reply(seen, { at, words: '在楼下开会' })).toBe(false);
  expect((await read()).replies).toEqual([]);
});
