import { randomBytes } from 'node:crypto';
import { ensureIndexes } from '../../../server/database/ensureIndexes.ts';
import { groupOpinions } from '../../../server/opinion/groupOpinions.ts';
import { fingerprint, likenessOf } from '../../../server/opinion/minHash.ts';
import { openOpinionGroupStore } from '../../../server/opinion/opinionGroupStore.ts';
import { opinionIndexes, type OpinionRecord } from '../../../server/opinion/opinionModel.ts';
import { openOpinionStore } from '../../../server/opinion/opinionStore.ts';
import { openSegmenter, type Segmenter } from '../../../server/segment/segmenter.ts';
import { testDatabase, type TestDatabase } from '../../support/testDatabase.ts';

// Near-duplicate opinions are put together by the words that jieba finds in them; the cost of one opinion does not grow
// with all that was ever said.

const key = randomBytes(32);
let segmenter: Segmenter;
beforeAll(() => {
  segmenter = openSegmenter();
});
afterAll(() => segmenter.stop());

describe('words', () => {
  test('are cut in a thread; greetings, particles and marks are left out', async () => {
    const [words] = await segmenter.wordsOf(['希望楼下多装几盏路灯，太暗了！']);
    expect(words).toEqual(expect.arrayContaining(['楼下', '路灯']));
    expect(words).not.toEqual(expect.arrayContaining(['希望']));
    expect(words?.join('')).not.toMatch(/[，！]/);
  });

  test('the thread comes back after it was ended', async () => {
    const other = openSegmenter();
    await other.wordsOf(['下水返味']);
    await other.stop();
    expect((await other.wordsOf(['下水返味']))[0]).not.toEqual([]);
    await other.stop();
  });
});

describe('likeness', () => {
  const alike = async (first: string, second: string): Promise<number> => {
    const [one = [], other = []] = await segmenter.wordsOf([first, second]);
    return likenessOf(fingerprint(one, key)?.signature ?? '', fingerprint(other, key)?.signature ?? '');
  };
  test.each([
    ['楼下的路灯太暗了，希望多装几盏路灯', '希望楼下多装几盏路灯，太暗了！', true],
    ['垃圾桶离一楼窗户太近，夏天味道大', '垃圾桶离一楼窗户太近了，夏天味道很大，请挪一挪', true],
    ['垃圾桶离一楼窗户太近，夏天味道大', '电动车停满了楼道，晚上出不去', false],
    ['希望多装路灯', '希望修好下水', false],
  ])('%s / %s', async (first, second, same) => {
    expect((await alike(first, second)) >= 500).toBe(same);
  });

  test('is the share of common words, within what sixty hashes can tell', () => {
    const words = Array.from({ length: 40 }, (_, index) => `词${index}`);
    const [one, other] = [fingerprint(words.slice(0, 30), key), fingerprint(words.slice(10), key)];
    // 20 of 40 in common: 500, standard error 65.
    expect(Math.abs(likenessOf(one?.signature ?? '', other?.signature ?? '') - 500)).toBeLessThan(260);
    expect(likenessOf(one?.signature ?? '', one?.signature ?? '')).toBe(1000);
  });

  test('says nothing under another key, and nothing of no words', () => {
    const words = ['路灯', '太暗'];
    const [mine, theirs] = [fingerprint(words, key), fingerprint(words, randomBytes(32))];
    expect(mine?.bands.filter((band) => theirs?.bands.includes(band) === true)).toEqual([]);
    expect(fingerprint([], key)).toBeUndefined();
  });
});

describe('the index', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await ensureIndexes(database.connection, opinionIndexes);
  });
  afterAll(() => database.close());

  const said = (id: string, at: number): OpinionRecord => ({
    _id: id,
    communityId: 'c',
    regionIds: [],
    buildingIds: ['b'],
    source: 'free',
    at: new Date(at),
    state: 'open',
    mayPublish: true,
    links: [],
    publications: [],
    apart: [],
    toGroup: true,
  });

  test('looks at no more opinions for the thousandth than for the hundredth', async () => {
    const store = openOpinionGroupStore(database.connection);
    const opinions = openOpinionStore(database.connection);
    let looked = 0;
    const counting = {
      ...store,
      async alike(...asked: Parameters<typeof store.alike>) {
        const found = await store.alike(...asked);
        looked = Math.max(looked, found.length);
        return found;
      },
    };
    // One sentence in ten is the same for everybody: a band of it holds a tenth of all that was said.
    const words = (id: string): readonly string[] =>
      Number(id.slice(1)) % 10 === 0 ? ['路灯', '太暗', '台阶'] : [`词${id}`, `句${id}`, `话${id}`];
    const cut: Segmenter = { ...segmenter, wordsOf: async (ids) => ids.map(words) };
    const grouping = groupOpinions({
      groups: counting,
      segmenter: cut,
      wordsOf: ({ _id }) => _id,
      key,
      clock: { now: () => 0 },
    });
    const most: number[] = [];
    for (const until of [100, 1000]) {
      const ids = Array.from({ length: until }, (_, index) => `o${index}`).slice(most.length === 0 ? 0 : 100);
      await opinions.collect(ids.map((id, index) => said(id, index)));
      looked = 0;
      await grouping.compareAll(() => false);
      most.push(looked);
    }
    expect(most[0]).toBeLessThanOrEqual(10);
    expect(most[1]).toBeLessThanOrEqual(50);
    const groups = new Set(
      (await database.connection
        .collection('opinions')
        .distinct('groupId', { groupId: { $exists: true } })) as string[],
    );
    expect(groups.size).toBe(1);
  });

  test('collecting again adds nothing and undoes nothing', async () => {
    const opinions = openOpinionStore(database.connection);
    await opinions.collect([said('again', 1)]);
    await opinions.link(
      ['again'],
      {
        linkId: 'l',
        at: new Date(0),
        by: 'worker',
        actor: 'w',
        target: { kind: 'explanation' },
        title: '说明',
      },
      false,
    );
    await opinions.collect([said('again', 1)]);
    expect(await opinions.find('again')).toMatchObject({ state: 'linked', links: [{ linkId: 'l' }] });
  });
});
