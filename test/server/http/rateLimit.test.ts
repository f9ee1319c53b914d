import { RATE_TABLE, type RateTable } from '../../../server/http/rateLimit.ts';
import { addressBlock } from '../../../server/http/addressBlock.ts';
import { type House, signedIn, startHouse } from './house.ts';

// Source: the contract's "Rate limits": at least 300 in 10 s per session, 3000 in 10 s per address.

const NONE = { points: 1_000, seconds: 60 };
const table = (changed: Partial<RateTable>): RateTable => ({
  ordinary: { address: NONE, session: NONE },
  signIn: { address: NONE, session: NONE },
  codes: { address: NONE, session: NONE },
  uploads: { address: NONE, session: NONE },
  bundles: { address: NONE, session: NONE },
  ...changed,
});
let house: House;
afterEach(() => house.stop());
const signIn = (username: string, password: string, headers: Record<string, string> = {}) =>
  house.post('/api/v1/sessions', JSON.stringify({ method: 'password', username, password }), headers);

test('the usual numbers are those of the contract', async () => {
  house = await startHouse();
  const { ordinary, ...others } = RATE_TABLE;
  const perTenSeconds = ({ points, seconds }: { points: number; seconds: number }) => (points * 10) / seconds;
  expect(perTenSeconds(ordinary.session)).toBeGreaterThanOrEqual(300);
  expect(perTenSeconds(ordinary.address)).toBeGreaterThanOrEqual(3000);
  for (const budget of Object.values(others)) {
    expect(perTenSeconds(budget.session)).toBeLessThan(300 / 5);
    expect(perTenSeconds(budget.address)).toBeLessThan(3000 / 5);
  }
});

test('an address over its budget is 429 with Retry-After, before it is asked who it is', async () => {
  house = await startHouse({
    rateLimits: true,
    rateTable: table({ ordinary: { address: { points: 2, seconds: 60 }, session: NONE } }),
  });
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await house.ask('/api/v1/me')).status);
  expect(statuses).toEqual([401, 401, 429]);
  const reply = await house.ask('/api/v1/communities', {
    headers: { authorization: 'Bearer unknown-token-1' },
  });
  expect([reply.status, reply.code]).toEqual([429, 'request/too-many']);
  const seconds = Number(reply.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
});

test('a session over its budget leaves the others of its address alone', async () => {
  house = await startHouse({
    rateLimits: true,
    rateTable: table({ ordinary: { address: NONE, session: { points: 1, seconds: 60 } } }),
  });
  const me = async (who: 'resident' | 'admin') =>
    (await house.ask('/api/v1/me', { headers: signedIn(who) })).status;
  expect([await me('resident'), await me('resident'), await me('admin')]).toEqual([200, 429, 200]);
});

test('after five wrong passwords there is a pause even for the right one, for this name only', async () => {
  house = await startHouse({ rateLimits: true });
  for (let i = 0; i < 5; i++) expect((await signIn('worker-a', 'wrong')).status).toBe(401);
  expect((await signIn('worker-a', 'right')).status).toBe(429);
  expect((await signIn('worker-b', 'right')).status).toBe(201);
  const demo = await house.post('/api/v1/sessions', '{"method":"demo","account":"resident-1"}');
  expect(demo.status).toBe(201);
});

test('a right password forgets the wrong ones before it', async () => {
  house = await startHouse({ rateLimits: true });
  const statuses = [];
  for (const password of [
    'wrong',
    'wrong',
    'wrong',
    'wrong',
    'right',
    'wrong',
    'wrong',
    'wrong',
    'wrong',
    'right',
  ]) {
    statuses.push((await signIn('worker-a', password)).status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 201, 401, 401, 401, 401, 201]);
});

test('fifty guesses at once are no more than ten', async () => {
  house = await startHouse({ rateLimits: true });
  await Promise.all(Array.from({ length: 50 }, () => signIn('worker-a', 'wrong')));
  expect(house.seen.length).toBeLessThanOrEqual(10);
});

test('one name is guarded from many addresses together, many names from one address', async () => {
  house = await startHouse({ rateLimits: true, trustProxy: true });
  const from = (address: string) => ({ 'x-forwarded-for': `spoofed, ${address}` });
  for (let i = 0; i < 10; i++)
    expect((await signIn('worker-a', 'wrong', from(`203.0.113.${i}`))).status).toBe(401);
  expect((await signIn('worker-a', 'right', from('203.0.113.99'))).status).toBe(429);
  for (let i = 0; i < 30; i++)
    expect((await signIn(`name-${i}`, 'wrong', from('198.51.100.1'))).status).toBe(401);
  expect((await signIn('name-31', 'wrong', from('198.51.100.1'))).status).toBe(429);
  expect((await signIn('name-31', 'right', from('198.51.100.2'))).status).toBe(201);
});

test('a header of the caller does not change its address without a trusted proxy', async () => {
  house = await startHouse({
    rateLimits: true,
    rateTable: table({ ordinary: { address: { points: 1, seconds: 60 }, session: NONE } }),
  });
  const ask = async (address: string) =>
    (await house.ask('/api/v1/communities', { headers: { 'x-forwarded-for': address } })).status;
  expect([await ask('203.0.113.1'), await ask('203.0.113.2')]).toEqual([200, 429]);
});

test('switched off, nothing is counted', async () => {
  house = await startHouse({
    rateLimits: false,
    rateTable: table({ ordinary: { address: { points: 1, seconds: 60 }, session: NONE } }),
  });
  for (let i = 0; i < 5; i++) expect((await house.ask('/api/v1/communities')).status).toBe(200);
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8:1:2::6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('%s is counted as %s', async (address, block) => {
  house = await startHouse();
  expect(addressBlock(address)).toBe(block);
});
