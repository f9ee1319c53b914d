import { closedResult } from '../../../server/state/closedResult.ts';
import { presentThreads } from '../../../server/opinion/presentOpinion.ts';
import { demoWorld } from '../../../server/demo/demoWorld.ts';
import { loadDemo } from '../../../server/demo/loadDemo.ts';
import { storyClock } from '../../../server/demo/storyClock.ts';
import { tellLowScores } from '../../../server/demo/tellLowScores.ts';
import { createLog } from '../../../server/http/log.ts';
import { openHouse } from '../../../server/openHouse.ts';
import { readConfig } from '../../../server/config.ts';
import { dataFolder } from '../../support/demoFolder.ts';
import { testDatabase } from '../../support/testDatabase.ts';

// Domain rules "Satisfaction": low items become complaints. In the community that was asked twice the first low score
// became a complaint that was done before the second evaluation, which shows the better score.

const NOW = Date.parse('2031-05-14T04:14:00Z');
const nobody = { account: null, sessionId: null, address: '' };

test.each([0, 3, 6])(
  'a low score became a complaint, was mended and is better now, %i days later in the week',
  async (days) => {
    const now = NOW + days * 86_400_000;
    const database = await testDatabase();
    const folder = await dataFolder();
    const config = readConfig({ DATA_DIR: folder.dataDir, MONGODB_URI: database.uri, DEMO: '1' });
    const clock = storyClock(now);
    const house = await openHouse({
      connection: database.connection,
      config,
      clock,
      log: createLog('silent'),
    });
    try {
      const world = demoWorld(now);
      const told = {
        ...world,
        communities: world.communities.filter(({ community }) => community._id === 'demo-08'),
        accounts: [],
        slips: [],
      };
      await loadDemo({ ...house, world: told, clock, onProgress: () => undefined });
      await tellLowScores(house, told, clock, now);
      const { items } = await house.opinions.opinions.pagePublished({ communityId: 'demo-08' }, { limit: 9 });
      const [thread, another] = await presentThreads(house.opinions, nobody, items, 'world');
      expect(another).toBeUndefined();
      expect(thread?.line?.label).toBe('灯亮');
      expect(thread?.line?.tenths).toBeLessThan(600);
      expect(thread?.next?.tenths).toBeGreaterThanOrEqual(600);
      const done = thread?.links[0]?.complaint;
      expect(done?.state).toBe('done');
      const second = house.ledger.state('demo-08').rounds.get('demo-08-satisfaction-2');
      expect(Date.parse(done?.doneAt ?? '')).toBeLessThan(Date.parse(second?.terms.opensAt ?? ''));
      // Another one is low and waits on the work list.
      const first = house.ledger.state('demo-08').rounds.get('demo-08-satisfaction');
      const scores = first === undefined ? [] : (closedResult(first).satisfaction?.items ?? []);
      expect(scores.filter(({ scoreTenths }) => (scoreTenths ?? 1000) < 600)).toHaveLength(2);
    } finally {
      await house.close();
      await database.close();
      await folder.remove();
    }
  },
);
