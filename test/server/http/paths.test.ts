import { type House, signedIn, startHouse } from './house.ts';

// Source: the contract's "401, 403, 404, 405 + Allow, CORS" and "`%2f`/`%00` in paths".

let house: House;
beforeAll(async () => {
  house = await startHouse({
    publicUrl: 'https://renewal.example.cn',
    allowedOrigins: ['https://office.example.cn'],
  });
});
afterAll(() => house.stop());

const firstLine = (answer: string) => answer.slice(0, answer.indexOf('\r\n'));
const rawGet = (target: string) =>
  house.raw(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);

test.each([
  '/api/v1/rounds/a%2fb/responses',
  '/api/v1/rounds/a%2Fb/responses',
  '/api/v1/rounds/a%5Cb',
  '/api/v1/rounds/a%00',
  '/api/v1/rounds/%zz',
  '/api/v1/rounds/%c3%28',
  '/api/v1/rounds/%',
  '/a\\b',
  '/..%2f..%2fetc/passwd',
  '/api/v1/communities?cursor=%ff',
  '/api/v1/communities?cursor=%00',
])('%s is no address', async (target) => {
  const answer = await rawGet(target);
  expect(firstLine(answer)).toBe('HTTP/1.1 400 Bad Request');
  expect(answer).toContain('"request/bad-path"');
});

test.each([
  '/nowhere',
  '/api',
  '/api/v1',
  '/api/v1/nowhere',
  '/api/v1/communities/',
  '/API/v1/communities',
  '/api/v1//communities',
  '/.env',
  '/.git/config',
  '/../../etc/passwd',
  '/',
])('%s is 404 with a body like every refusal', async (target) => {
  const answer = await rawGet(target);
  expect(firstLine(answer)).toBe('HTTP/1.1 404 Not Found');
  const body: unknown = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));
  expect(body).toMatchObject({ error: { code: 'request/not-found', message: '没有找到您要的内容。' } });
});

test('a request that is no HTTP is refused in the same form', async () => {
  const answer = await house.raw('nonsense\r\n\r\n');
  expect(firstLine(answer)).toBe('HTTP/1.1 400 Bad Request');
  expect(answer).toContain('"error":{"code"');
});

test('headers of 20 KB are refused', async () => {
  const answer = await house.raw(`GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`);
  expect(firstLine(answer)).toBe('HTTP/1.1 431 Request Header Fields Too Large');
});

test.each([
  ['PUT', '/api/v1/communities', 'HEAD, GET, OPTIONS'],
  ['POST', '/api/v1/communities', 'HEAD, GET, OPTIONS'],
  ['GET', '/api/v1/sessions', 'POST, OPTIONS'],
  ['PATCH', '/api/v1/rounds/r1/responses', 'POST, OPTIONS'],
  ['DELETE', '/healthz', 'HEAD, GET, OPTIONS'],
])('%s %s is 405 and names what is allowed', async (method, path, allow) => {
  const reply = await house.ask(path, { method });
  expect([reply.status, reply.code, reply.headers.get('allow')]).toEqual([
    405,
    'request/method-not-allowed',
    allow,
  ]);
});

test('OPTIONS names what is allowed, and is 404 for an unknown path', async () => {
  const reply = await house.ask('/api/v1/communities', { method: 'OPTIONS' });
  expect([reply.status, reply.headers.get('allow')]).toEqual([204, 'HEAD, GET, OPTIONS']);
  expect((await house.ask('/api/v1/nowhere', { method: 'OPTIONS' })).status).toBe(404);
});

test('HEAD answers as GET does, without a body', async () => {
  const head = await house.ask('/api/v1/communities', { method: 'HEAD' });
  const get = await house.ask('/api/v1/communities');
  expect([head.status, head.text]).toEqual([200, '']);
  expect(head.headers.get('content-length')).toBe(String(get.text.length));
  expect((await house.ask('/api/v1/me', { method: 'HEAD' })).status).toBe(401);
});

describe('who asks', () => {
  const answer = '{"clientKey":"k"}';
  const me = (authorization: string) => house.ask('/api/v1/me', { headers: { authorization } });

  test('a visitor is answered where anyone is', async () => {
    expect((await house.ask('/api/v1/communities')).status).toBe(200);
  });

  test('a visitor is 401 where one must be signed in, before the body is looked at', async () => {
    const reply = await house.post('/api/v1/rounds/r1/responses', '{broken');
    expect([reply.status, reply.code]).toEqual([401, 'session/not-signed-in']);
    expect(reply.headers.get('www-authenticate')).toBe('Bearer');
  });

  test.each([
    'Bearer unknown-token-0001',
    'Bearer',
    'Bearer a b',
    'Basic YTpi',
    'resident-token-0001',
    'Bearer ' + 'x'.repeat(5000),
  ])('an authorization "%s" that opens no session is 401 everywhere', async (authorization) => {
    expect((await me(authorization)).code).toBe('session/not-valid');
    const open = await house.ask('/api/v1/communities', { headers: { authorization } });
    expect([open.status, open.code]).toEqual([401, 'session/not-valid']);
  });

  test('the scheme is read in any case', async () => {
    expect((await me('bearer resident-token-0001')).status).toBe(200);
  });

  test('a caller without the role is 403, before the body is looked at', async () => {
    const reply = await house.post('/api/v1/rounds/r1/responses', answer, signedIn('admin'));
    expect([reply.status, reply.code]).toEqual([403, 'identity/role-may-not']);
  });
});

describe('origins', () => {
  const allowed = async (origin: string, method = 'GET') => {
    const reply = await house.ask('/api/v1/communities', {
      method,
      headers: { origin, 'access-control-request-method': 'GET' },
    });
    return reply.headers.get('access-control-allow-origin');
  };

  test.each([
    'https://stranger.example',
    'null',
    'https://renewal.example.cn.stranger.example',
    'http://renewal.example.cn',
  ])('%s is a stranger and gets no permission', async (origin) => {
    expect(await allowed(origin)).toBeNull();
    expect(await allowed(origin, 'OPTIONS')).toBeNull();
  });

  test('the same host, PUBLIC_URL and the list may', async () => {
    for (const origin of [house.url, 'https://renewal.example.cn', 'https://office.example.cn']) {
      expect(await allowed(origin)).toBe(origin);
      expect(await allowed(origin, 'OPTIONS')).toBe(origin);
    }
  });

  test('a known page can read its refusals', async () => {
    const reply = await house.ask('/api/v1/me', { headers: { origin: 'https://office.example.cn' } });
    expect([reply.status, reply.headers.get('access-control-allow-origin')]).toEqual([
      401,
      'https://office.example.cn',
    ]);
  });
});
