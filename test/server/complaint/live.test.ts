import type { LiveUpdate } from '../../../shared/live/message.ts';
import { BUILDER, complaintDesk, type ComplaintDesk } from '../../support/complaintDesk.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { withSecondServer } from '../../support/withSecondServer.ts';
import { LiveClient } from '../live/liveClient.ts';

// The topics `complaint:<id>` and `complaints:<communityId>` (API contract, /live): told after the write, to those only
// who may read the complaint, asked again at each push, and by every instance over the same database.

let server: TestServer;
let desk: ComplaintDesk;
beforeAll(async () => {
  server = await startTestServer();
  desk = await complaintDesk(server);
});
afterAll(() => server.stop());

const follow = async (as: string | undefined, ...topics: readonly string[]): Promise<LiveClient> => {
  const client = await server.live(as);
  client.say({ op: 'subscribe', topics: Object.fromEntries(topics.map((topic) => [topic, null])) });
  return client;
};
const update = async (client: LiveClient): Promise<LiveUpdate> => (await client.next()) as LiveUpdate;

test('filer, neighbours, desk and handler hear that it moved, and nothing more', async () => {
  const complaintId = await desk.filed('resident-1');
  const topic = `complaint:${complaintId}`;
  const clients = await Promise.all(['resident-1', 'resident-2', 'admin-1'].map((as) => follow(as, topic)));
  for (const client of clients)
    expect(await update(client)).toMatchObject({ topic, seq: 1, data: { complaintId, version: 1 } });
  await desk.walk(complaintId, ['admin-1', 'accept', { text: '明天来看' }]);
  for (const client of clients) {
    const moved = await update(client);
    expect(moved).toMatchObject({ topic, seq: 2 });
    expect(moved.data).toEqual({ complaintId, version: 2 });
  }
});

test('the community’s topic counts public moves for residents and all of them for the desk', async () => {
  const topic = 'complaints:demo-01';
  const [resident, office] = await Promise.all([follow('resident-3', topic), follow('worker-1', topic)]);
  const [seen, known] = [await update(resident), await update(office)];
  await desk.filed('resident-1', { isPrivate: true });
  expect((await update(office)).seq).toBe(known.seq + 1);
  const complaintId = await desk.filed('resident-1');
  expect((await update(office)).seq).toBe(known.seq + 2);
  const told = await update(resident);
  expect(told.seq).toBe(seen.seq + 1);
  expect(JSON.stringify(told)).not.toContain(complaintId);
});

test('who may not read a complaint is refused its topic', async () => {
  const shown = await desk.filed('resident-1');
  const hidden = await desk.filed('resident-1', { isPrivate: true });
  for (const as of [undefined, 'resident-other', 'worker-2', 'admin-9', 'handler-1', 'visitor-1']) {
    const client = await follow(as, `complaint:${shown}`, 'complaints:demo-09', 'complaints:', 'complaint:');
    // The admin of demo-09 may follow its own community, and nothing of this one.
    const refused = as === 'admin-9' ? 3 : 4;
    const heard = await Promise.all([1, 2, 3, 4].map(() => client.next()));
    expect(heard.filter((reply) => JSON.stringify(reply).includes('live/topic-unknown'))).toHaveLength(
      refused,
    );
    expect(JSON.stringify(heard)).not.toContain('"version":1');
  }
  const neighbour = await follow('resident-2', `complaint:${hidden}`);
  expect(await neighbour.next()).toMatchObject({ op: 'error', code: 'live/topic-unknown' });
});

test('who may read it no longer is told nothing any more', async () => {
  const complaintId = await desk.filed('resident-1');
  const topic = `complaint:${complaintId}`;
  await desk.walk(complaintId, ['admin-1', 'accept'], ['admin-1', 'assign', { organisationId: BUILDER }]);
  const [neighbour, handler] = await Promise.all([follow('resident-2', topic), follow('handler-1', topic)]);
  expect([(await update(neighbour)).seq, (await update(handler)).seq]).toEqual([3, 3]);
  await desk.walk(complaintId, ['handler-1', 'return', { text: '不是我们的' }]);
  expect(await handler.next()).toMatchObject({ op: 'error', topic, code: 'live/topic-unknown' });
  expect((await update(neighbour)).seq).toBe(4);
  const [filed] = (await desk.see('admin-1', complaintId)).reply.entries;
  await desk.say('admin-1', complaintId, 'moderate', {
    entryId: filed?.entryId,
    act: 'hide',
    reason: '不公开',
  });
  expect(await neighbour.next()).toMatchObject({ op: 'error', topic, code: 'live/topic-unknown' });
});

test('another instance over the same database tells it too', async () => {
  const complaintId = await desk.filed('resident-1');
  await withSecondServer(server, async (_, address) => {
    const client = await LiveClient.open(`${address.replace('http', 'ws')}/live`);
    client.say({ op: 'auth', token: await server.tokenOf('resident-1') });
    client.say({ op: 'subscribe', topics: { [`complaint:${complaintId}`]: null } });
    expect(await client.next()).toEqual({ op: 'ready' });
    expect((await update(client)).seq).toBe(1);
    await desk.walk(complaintId, ['admin-1', 'accept']);
    expect((await update(client)).seq).toBe(2);
  });
});
