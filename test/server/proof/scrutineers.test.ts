import { randomUUID } from 'node:crypto';
import type { Bundle } from '../../../shared/proof/bundle.ts';
import { verifyBundleAtOnce } from '../../../shared/proof/verifyBundle.ts';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// 核对人: two residents recount a round like the inspector does, and everybody knows that they can (ledger.md,
// "Disclosure modes": openings go to one's own household and to auditors, access logged).

const roundId = 'demo-01-menu';
const communityId = 'demo-01';
const params = { roundId };
let server: TestServer;
let bindingOf: (account: string) => string;

beforeAll(async () => {
  server = await startTestServer();
  const { reply } = await server.call('GET /bindings', { query: { communityId, limit: 100 }, as: 'admin-1' });
  bindingOf = (account) => {
    const home = server.world.homeOf(account);
    const named = reply.items.find(({ householdId }) => householdId === home);
    if (named === undefined) throw new Error(`${account} is not bound`);
    return named.bindingId;
  };
});
afterAll(() => server.stop());

const appoint = (accounts: readonly string[], as = 'admin-1', clientKey: string = randomUUID()) =>
  server.call('POST /rounds/:roundId/scrutineers', {
    params,
    body: { clientKey, bindingIds: accounts.map(bindingOf) },
    as,
  });
const roundAs = async (as?: string) =>
  (await server.call('GET /rounds/:roundId', { params, ...(as === undefined ? {} : { as }) })).reply;
const bundleAs = async (as: string): Promise<Bundle> =>
  JSON.parse((await server.send('GET', `/api/v1/rounds/${roundId}/bundle`, { as })).text) as Bundle;

test('a household in which staff lives sends nobody, nor do two of one household', async () => {
  await expectRefused(server, 'scrutineer/staff-household', () => appoint(['resident-2', 'worker-at-home']));
  await expectRefused(server, 'scrutineer/two-households', () => appoint(['resident-2', 'resident-2']));
  await expectRefused(server, 'request/invalid-field', () => appoint(['resident-2']));
});

test('only the community’s own admin appoints, among the bindings that it reaches', async () => {
  const both = ['resident-2', 'resident-3'];
  await expectRefused(server, 'request/not-found', () => appoint(both, 'admin-2'));
  await expectRefused(server, 'identity/role-may-not', () => appoint(both, 'resident-1'));
  await expectRefused(server, 'request/not-found', () =>
    server.call('POST /rounds/:roundId/scrutineers', {
      params,
      body: { clientKey: randomUUID(), bindingIds: [bindingOf('resident-2'), 'binding-nothing'] },
      as: 'admin-1',
    }),
  );
});

test('the appointment is public by building, frozen under its hash, and sent twice is one', async () => {
  const clientKey = randomUUID();
  const first = await appoint(['resident-1', 'resident-3'], 'admin-1', clientKey);
  expect([first.code, first.status]).toEqual([undefined, 201]);
  const again = await appoint(['resident-1', 'resident-3'], 'admin-1', clientKey);
  expect(again.reply.hash).toBe(first.reply.hash);
  const frozen = await server.call('GET /publications/:hash', { params: { hash: first.reply.hash } });
  const { hash, ...content } = first.reply;
  expect(frozen.reply).toMatchObject({ kind: 'scrutineers', communityId, hash, content });
  for (const account of ['resident-1', 'resident-3'])
    expect(JSON.stringify(frozen.reply)).not.toContain(server.world.homeOf(account));
  expect((await roundAs()).scrutineers?.map(({ building }) => building).sort()).toEqual(['1号楼', '2号楼']);
  const audit = await server.call('GET /audit', { as: 'inspector-1' });
  expect(audit.reply.items).toContainEqual(
    expect.objectContaining({ act: 'scrutineers.appoint', target: roundId }),
  );
});

test('while it is open another appointment takes its place', async () => {
  expect((await appoint(['resident-2', 'resident-3'])).code).toBeUndefined();
  expect((await roundAs('resident-1')).mine?.scrutineer).toBeUndefined();
  expect((await roundAs('resident-2')).mine?.scrutineer).toBe(true);
});

test('before the close they see no more than anybody', async () => {
  await expectRefused(server, 'round/not-closed', () =>
    server.send('GET', `/api/v1/rounds/${roundId}/bundle`, { as: 'resident-2' }),
  );
});

test('after it they count every answer again, each look on record, and nobody else in the house does', async () => {
  await server.call('POST /rounds/:roundId/close', { params, as: 'admin-1' });
  await expectRefused(server, 'round/closed', () => appoint(['resident-1', 'resident-3']));
  for (const as of ['resident-2', 'resident-3']) {
    const bundle = await bundleAs(as);
    expect(bundle.tier).toBe('auditor');
    const text = (await server.send('GET', `/api/v1/rounds/${roundId}/bundle`, { as })).text;
    const report = verifyBundleAtOnce(nodeLedgerCrypto, { text });
    expect(report.code).toBe(0);
    expect(report.steps.filter(({ status }) => status === 'open')).toEqual([]);
  }
  const trail = await server.call('GET /audit', { as: 'inspector-1' });
  const looks = trail.reply.items.filter(({ act, target }) => act === 'bundle.view' && target === roundId);
  expect(looks.length).toBeGreaterThanOrEqual(4);
  for (const as of ['resident-1', 'resident-4']) expect((await bundleAs(as)).tier).toBe('household');
});

test('the appointment is in the log: a server that starts anew knows it', async () => {
  const finished = { params: { roundId: 'demo-02-menu' } };
  const { reply } = await server.call('GET /rounds/:roundId', { ...finished, as: 'resident-other' });
  expect(reply.mine?.scrutineer).toBe(true);
  const { text } = await server.send('GET', '/api/v1/rounds/demo-02-menu/bundle', { as: 'resident-other' });
  expect((JSON.parse(text) as Bundle).tier).toBe('auditor');
});
