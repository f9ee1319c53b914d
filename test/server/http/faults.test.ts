import { startHouse, type House, signedIn } from './house.ts';
import { defineRoute, type Route } from '../../../server/http/route.ts';
import { refuse } from '../../../shared/refusal.ts';
import { waitUntil } from '../../support/waitUntil.ts';

// Source: "a bug is a 500 with a request id and no internals"; "503 + Retry-After".

let house: House;
afterEach(() => house.stop());

test('a bug is 500 with the request id and nothing of the inside, and is logged without personal data', async () => {
  house = await startHouse();
  const reply = await house.ask('/api/v1/audit', { headers: { 'x-request-id': 'trace-0123456789' } });
  expect([reply.status, reply.error]).toEqual([
    500,
    {
      code: 'server/fault',
      message: '系统出错了，您已登记的答复不受影响，请稍后再试。',
      requestId: 'trace-0123456789',
    },
  ]);
  const logged = house.logLines.find((line) => line.includes('"bug"')) ?? '';
  expect(logged).toContain('trace-0123456789');
  expect(logged).toContain('TypeError');
  expect(logged).not.toContain('13800000000');
});

test('a request id that is no id is replaced', async () => {
  house = await startHouse();
  for (const sent of ['short', 'x'.repeat(65), '<script>alert</script>', '{"$ne":null}']) {
    const reply = await house.ask('/api/v1/nowhere', { headers: { 'x-request-id': sent } });
    expect(reply.error['requestId']).toMatch(/^[0-9a-f-]{36}$/);
    expect(reply.headers.get('x-request-id')).toBe(reply.error['requestId']);
  }
});

test('the log has method, pattern, status and time, and neither ids nor tokens nor bodies', async () => {
  house = await startHouse();
  await house.post(
    '/api/v1/rounds/secret-round/responses?x=1',
    '{"clientKey":"secret-key"}',
    signedIn('resident'),
  );
  const line = await waitUntil(() => {
    const found = house.logLines.find((one) => one.includes('"msg":"request"'));
    if (found === undefined) throw new Error('not logged yet');
    return found;
  });
  expect(JSON.parse(line)).toMatchObject({
    method: 'POST',
    route: '/api/v1/rounds/:roundId/responses',
    status: 400,
    signedIn: true,
  });
  expect(house.logLines.join()).not.toMatch(/secret-|resident-token/);
});

test('while the server is not ready its routes are 503 with Retry-After, and it says that it lives', async () => {
  let state: true | string = 'recovering';
  house = await startHouse({ ready: () => state });
  for (const path of ['/readyz', '/api/v1/communities', '/api/v1/me']) {
    const reply = await house.ask(path);
    expect([reply.status, reply.code, reply.error['reason']]).toEqual([
      503,
      'server/unavailable',
      'recovering',
    ]);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect((await house.ask('/healthz')).status).toBe(200);
  state = true;
  expect((await house.ask('/readyz')).status).toBe(200);
  expect((await house.ask('/api/v1/communities')).status).toBe(200);
});

test('a database that is away is 503, not a bug', async () => {
  house = await startHouse({ isAway: (thrown) => thrown instanceof TypeError });
  const reply = await house.ask('/api/v1/audit');
  expect([reply.status, reply.code]).toEqual([503, 'server/unavailable']);
  expect(reply.headers.get('retry-after')).not.toBeNull();
});

test('details of a refusal stand beside its code and cannot replace it', async () => {
  const route: Route = defineRoute({
    key: 'GET /me',
    who: 'anyone',
    summary: 'Refuses.',
    handle: () => refuse('stage/gate-closed', { need: 3, code: 'other/code' }),
  });
  house = await startHouse({ routes: [route] });
  const reply = await house.ask('/api/v1/me');
  expect(reply.status).toBe(409);
  expect(reply.error).toMatchObject({ code: 'stage/gate-closed', need: 3 });
});

test('a staff participation with a number of refused households is no refusal', async () => {
  const counts = { refused: 3 };
  const route = defineRoute({
    key: 'GET /documents',
    who: 'anyone',
    summary: 'Gives a reply with a field named refused.',
    handle: () => ({ items: [], nextCursor: null, ...counts }),
  });
  house = await startHouse({ routes: [route] });
  expect((await house.ask('/api/v1/documents')).text).toBe('{"items":[],"nextCursor":null,"refused":3}');
});

test('metrics are for this machine only, and count by pattern', async () => {
  house = await startHouse();
  await house.ask('/api/v1/rounds/r1/responses', { method: 'POST' });
  await waitUntil(async () => {
    const { text } = await house.ask('/metrics');
    expect(text).toContain(
      'http_requests_total{method="POST",route="/api/v1/rounds/:roundId/responses",status="401"} 1',
    );
  });
  expect((await house.ask('/metrics', { headers: { 'x-forwarded-for': '203.0.113.1' } })).status).toBe(404);
});
