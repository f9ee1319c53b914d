import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoSlip } from '../../server/demo/loadDemo.ts';
import { createLog } from '../../server/http/log.ts';
import { startServer } from '../../server/startServer.ts';
import type { Participation, StaffParticipation } from '../../shared/round/counting/participation.ts';
import { LiveClient } from '../server/live/liveClient.ts';
import { apiClient, type ApiClient } from './apiClient.ts';
import { projectRoot } from './build/projectRoot.ts';
import { testClock, type TestClock } from './testClock.ts';
import { testConfig } from './testConfig.ts';
import { testDatabase, type TestDatabase } from './testDatabase.ts';
import { testWorld, type TestWorld } from './testWorld.ts';
import { copyToldWorld, tellWorld } from './toldWorld.ts';

/** The web page as it was built for the suite. */
const builtPage = join(projectRoot, 'miniapp', 'dist', 'h5');
/** Far ahead, so that nothing expires by the database's own clock; four minutes into a period of ten. */
const START = Date.parse('2031-05-14T04:14:00Z');

/** The real server on a free port over a database of its own, in the middle of the small demonstration. */
export interface TestServer extends ApiClient {
  readonly address: string;
  readonly clock: TestClock;
  readonly world: TestWorld;
  readonly slips: readonly DemoSlip[];
  readonly database: TestDatabase;
  /** Where it keeps its files. */
  readonly dataDir: string;
  /** What the server logged, as JSON lines. */
  readonly logged: readonly string[];
  /** Entries in the log of every community, by what anybody may ask. */
  sizes(): Promise<readonly number[]>;
  /** The participation of a round as staff of the whole region sees it. */
  staffView(roundId: string): Promise<StaffParticipation>;
  /** A socket that has said who it is. */
  live(as?: string): Promise<LiveClient>;
  stop(): Promise<void>;
}

/** Tells the demonstration's story into an empty database and starts the server on it, as `npm start` would; with the built page if asked. */
export async function startTestServer(
  env: Readonly<Record<string, string>> = {},
  { page = false }: { readonly page?: boolean } = {},
): Promise<TestServer> {
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'renewal-server-'));
  const config = testConfig({ dataDir, database }, env);
  const logged: string[] = [];
  const log = createLog('warn', { write: (line: string) => void logged.push(line) });
  const clock = testClock(START);
  const world = testWorld(START);
  // Papers of the story lie where the settings say.
  const tell = config.bucket === undefined ? copyToldWorld : tellWorld;
  const slips = await tell({ database, config }, world, START);
  const running = await startServer({ config, log, clock, ...(page && { pageFolder: builtPage }) });
  const client = apiClient(running.address);
  const sizes = (): Promise<number[]> =>
    Promise.all(
      world.world.communities.map(async ({ community: { _id: log } }) => {
        const head = await client.call('GET /ledgers/:log/checkpoint', { params: { log } });
        return head.reply.size;
      }),
    );
  return {
    ...client,
    address: running.address,
    clock,
    world,
    slips,
    database,
    dataDir,
    logged,
    sizes,
    async staffView(roundId) {
      const heard = await client.call('GET /rounds/:roundId/participation', {
        params: { roundId },
        as: 'inspector-1',
      });
      if (!isStaffView(heard.reply)) throw new Error('the inspector sees no states');
      return heard.reply;
    },
    async live(as) {
      const socket = await LiveClient.open(`${running.address.replace('http', 'ws')}/live`);
      socket.say({ op: 'auth', ...(as !== undefined && { token: await client.tokenOf(as) }) });
      expect(await socket.next()).toEqual({ op: 'ready' });
      return socket;
    },
    async stop() {
      await running.stop();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function isStaffView(view: Participation): view is StaffParticipation {
  return 'channels' in view;
}
