import { type House, signedIn, startHouse } from './house.ts';

// Source: issue "Bad input and faults" and the contract's "400 bad input, 413, 415".

const PATH = '/api/v1/rounds/r1/responses';
const GOOD = {
  clientKey: 'key-1',
  householdId: 'h1',
  questionHash: 'a'.repeat(64),
  answers: [{ questionId: 'q1', value: 'yes' }],
};
let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());
beforeEach(() => {
  house.seen.length = 0;
});

const send = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
  house.post(PATH, body, { ...signedIn('resident'), ...headers });
const sendObject = (body: unknown) => send(JSON.stringify(body));
const expectNothingDone = () => expect(house.seen).toEqual([]);

test('a good body reaches the handler as it was sent', async () => {
  expect((await sendObject(GOOD)).code).toBe('response/question-changed');
  expect(house.seen).toEqual([{ params: { roundId: 'r1' }, body: GOOD }]);
});

test.each([
  ['an unknown field', { ...GOOD, extra: 1 }, { path: 'extra', code: 'unknown' }],
  [
    'an unknown nested field',
    { ...GOOD, answers: [{ questionId: 'q1', value: 'yes', by: 'staff' }] },
    { path: 'answers[0].by', code: 'unknown' },
  ],
  ['a missing field', { ...GOOD, clientKey: undefined }, { path: 'clientKey', code: 'required' }],
  ['a number as a string', { ...GOOD, clientKey: 1 }, { path: 'clientKey', code: 'wrong-type' }],
  ['a string as a boolean', { ...GOOD, confirm: 'true' }, { path: 'confirm', code: 'wrong-type' }],
  ['null as a string', { ...GOOD, clientKey: null }, { path: 'clientKey', code: 'wrong-type' }],
  [
    'an operator as an id',
    { ...GOOD, householdId: { $ne: '' } },
    { path: 'householdId', code: 'wrong-type' },
  ],
  ['an array as an id', { ...GOOD, householdId: ['h1', 'h2'] }, { path: 'householdId', code: 'wrong-type' }],
  [
    'an operator as an answer',
    { ...GOOD, answers: [{ questionId: 'q1', value: { $gt: 1 } }] },
    { path: 'answers[0].value.$gt', code: 'unknown' },
  ],
  ['an option not in the list', { ...GOOD, channel: 'fax' }, { path: 'channel', code: 'not-an-option' }],
  ['empty answers', { ...GOOD, answers: [] }, { path: 'answers', code: 'too-few' }],
  [
    'an upper-case hash',
    { ...GOOD, questionHash: 'A'.repeat(64) },
    { path: 'questionHash', code: 'lowercase' },
  ],
  ['a list as the body', [GOOD], { path: '', code: 'wrong-type' }],
  ['a string as the body', 'hello', { path: '', code: 'wrong-type' }],
])('%s is refused and the field is named', async (_what, body, fault) => {
  const reply = await sendObject(body);
  expect([reply.status, reply.code]).toEqual([400, 'request/invalid-field']);
  expect(reply.error['fields']).toContainEqual(fault);
  expectNothingDone();
});

test('a body that is missing is refused', async () => {
  const reply = await house.ask(PATH, { method: 'POST', headers: signedIn('resident') });
  expect([reply.status, reply.error['fields']]).toEqual([400, [{ path: '', code: 'required' }]]);
});

test.each([
  ['cut off', '{"clientKey":', 'request/bad-json'],
  ['followed by more', '{}{}', 'request/bad-json'],
  ['with a comment', '{/**/}', 'request/bad-json'],
  ['NaN', '{"clientKey":NaN}', 'request/bad-json'],
  ['with a duplicate key', '{"clientKey":"a","clientKey":"b"}', 'request/duplicate-key'],
  ['with a duplicate key of the same value', '{"clientKey":"a","clientKey":"a"}', 'request/duplicate-key'],
  [
    'with a duplicate key written in escapes',
    '{"clientKey":"a","client\\u004bey":"a"}',
    'request/duplicate-key',
  ],
  ['with a nested duplicate key', '{"answers":[{"value":1,"value":1}]}', 'request/duplicate-key'],
  ['with a lone surrogate', '{"clientKey":"\\ud83d"}', 'request/invalid-utf8'],
  ['with surrogates in the wrong order', '{"clientKey":"\\ude00\\ud83d"}', 'request/invalid-utf8'],
  ['with a lone surrogate in a key', '{"\\ud83d":1}', 'request/invalid-utf8'],
])('JSON that is %s is refused', async (_what, text, code) => {
  const reply = await send(text);
  expect([reply.status, reply.code]).toEqual([400, code]);
  expectNothingDone();
});

test.each([
  ['a number beyond doubles', '{"a":1e400}', 'a', 'not-safe'],
  ['an integer beyond 2^53', '{"a":9007199254740993}', 'a', 'not-safe'],
  ['a fraction that would be rounded to an integer', '{"a":4.99999999999999999999}', 'a', 'not-safe'],
  ['a number that would become zero', '{"a":[0,1e-400]}', 'a[1]', 'not-safe'],
  ['__proto__', '{"__proto__":{"admin":true}}', '__proto__', 'forbidden'],
  ['a nested __proto__', '{"a":{"__proto__":{}}}', 'a.__proto__', 'forbidden'],
  ['__proto__ in escapes', '{"\\u005f_proto__":{}}', '__proto__', 'forbidden'],
  ['constructor', '{"a":{"constructor":{}}}', 'a.constructor', 'forbidden'],
  ['a NUL character', '{"clientKey":"a\\u0000"}', 'clientKey', 'control-character'],
  ['33 levels', '['.repeat(33) + ']'.repeat(33), '[0]'.repeat(32), 'too-deep'],
  ['more than 5000 values', `[${'1,'.repeat(5_000)}1]`, '[4999]', 'too-many'],
])('%s is refused', async (_what, text, path, code) => {
  const reply = await send(text);
  expect([reply.status, reply.error['fields']]).toEqual([400, [{ path, code }]]);
  expectNothingDone();
});

test('a hundred thousand open brackets are refused without harm', async () => {
  expect((await send('['.repeat(100_000))).code).toBe('request/bad-json');
});

test('bytes that are no UTF-8 are refused', async () => {
  const bytes = Buffer.concat([Buffer.from('{"clientKey":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
  expect((await send(bytes)).code).toBe('request/invalid-utf8');
  const overlong = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]);
  expect((await send(overlong)).code).toBe('request/invalid-utf8');
});

test('astral characters arrive whole, written out or escaped', async () => {
  await send(JSON.stringify({ ...GOOD, answers: [{ questionId: 'q1', value: '𠮷😀' }] }));
  await send(JSON.stringify(GOOD).replace('"yes"', '"\\ud842\\udfb7\\ud83d\\ude00"'));
  const answers = [{ questionId: 'q1', value: '𠮷😀' }];
  expect(house.seen).toEqual(Array(2).fill({ params: { roundId: 'r1' }, body: { ...GOOD, answers } }));
});

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=gbk',
  'application/jsonp',
  'application/json, text/plain',
])('a body sent as %s is refused with 415', async (type) => {
  const reply = await send(JSON.stringify(GOOD), { 'content-type': type });
  expect([reply.status, reply.code]).toEqual([415, 'request/unsupported-type']);
  expectNothingDone();
});

test.each([
  'application/json',
  'Application/JSON',
  'application/json;charset=UTF-8',
  'application/json; charset="utf-8"',
])('a body sent as %s is read', async (type) => {
  expect((await send(JSON.stringify(GOOD), { 'content-type': type })).code).toBe('response/question-changed');
});

test('a compressed body is refused with 415', async () => {
  expect((await send(JSON.stringify(GOOD), { 'content-encoding': 'gzip' })).status).toBe(415);
});

test('256 KB are read, one byte more is 413', async () => {
  const sized = (bytes: number) => `{"a":"${'x'.repeat(bytes - 8)}"}`;
  expect((await send(sized(256 * 1024))).code).toBe('request/invalid-field');
  const reply = await send(sized(256 * 1024 + 1));
  expect([reply.status, reply.code]).toEqual([413, 'request/too-large']);
});

test('a body of 5 MB is refused by its announced length, before it is sent', async () => {
  const answer = await house.raw(
    `POST ${PATH} HTTP/1.1\r\nHost: x\r\nAuthorization: ${signedIn('resident')['authorization']}\r\n` +
      'Content-Type: application/json\r\nContent-Length: 5000000\r\n\r\n{',
  );
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).toContain('"request/too-large"');
});

test('a body in chunks is held to the same size', async () => {
  const chunk = `${(64 * 1024).toString(16)}\r\n${' '.repeat(64 * 1024)}\r\n`;
  const answer = await house.raw(
    `POST ${PATH} HTTP/1.1\r\nHost: x\r\nAuthorization: ${signedIn('resident')['authorization']}\r\n` +
      `Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(5)}0\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer.toLowerCase()).toContain('connection: close');
});

test('a body that never ends is cut off with 408', async () => {
  const slow = await startHouse({ listen: { requestTimeout: 100, headersTimeout: 100, checkInterval: 20 } });
  const answer = await slow.raw(
    `POST ${PATH} HTTP/1.1\r\nHost: x\r\nAuthorization: ${signedIn('resident')['authorization']}\r\n` +
      'Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a":',
  );
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toContain('"request/timeout"');
  const headers = await slow.raw('GET / HTTP/1.1\r\nHost');
  expect(headers).toMatch(/^HTTP\/1\.1 408 /);
  await slow.stop();
});

test('a route without a body takes none or {}, and nothing else', async () => {
  const path = '/api/v1/sessions/current';
  const ask = (body?: string) =>
    house.ask(path, {
      method: 'DELETE',
      headers: {
        ...signedIn('resident'),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    });
  expect((await ask()).status).toBe(204);
  expect((await ask('{}')).status).toBe(204);
  expect((await ask('{"all":true}')).code).toBe('request/invalid-field');
  expect((await ask('[]')).code).toBe('request/invalid-field');
});

test('only the faults of the meant form of a union are named', async () => {
  const reply = await house.post('/api/v1/sessions', '{"method":"password","username":"a","account":"b"}');
  expect(reply.error['fields']).toEqual([
    { path: 'password', code: 'required' },
    { path: 'account', code: 'unknown' },
  ]);
  const unknown = await house.post('/api/v1/sessions', '{"method":"magic","username":"a"}');
  expect(unknown.error['fields']).toEqual([{ path: 'method', code: 'not-an-option' }]);
  const operator = await house.post('/api/v1/sessions', '{"method":"demo","account":{"$ne":null}}');
  expect(operator.error['fields']).toEqual([{ path: 'account', code: 'wrong-type' }]);
});

describe('the query', () => {
  const list = (query: string) => house.ask(`/api/v1/communities?${query}`);

  test('digits become a number', async () => {
    expect((await list('limit=100&cursor=abc')).status).toBe(200);
    expect(house.seen).toEqual([{ limit: 100, cursor: 'abc' }]);
  });

  test.each([
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=1.5',
    'limit=ten',
    'limit=',
    'limit=1&limit=2',
    'limit[$gt]=1',
    'unknown=1',
    '__proto__=1',
    'region=a&region=b',
    'limit=9007199254740993',
  ])('%s is refused, not clamped', async (query) => {
    const reply = await list(query);
    expect([reply.status, reply.code]).toEqual([400, 'request/invalid-field']);
    expectNothingDone();
  });

  test('a query where there is none is refused', async () => {
    const reply = await house.ask('/api/v1/me?debug=1', { headers: signedIn('resident') });
    expect(reply.error['fields']).toEqual([{ path: 'debug', code: 'unknown' }]);
  });
});

test('an id that is none is refused', async () => {
  const reply = await house.post(
    '/api/v1/rounds/%24ne/responses',
    JSON.stringify(GOOD),
    signedIn('resident'),
  );
  expect(reply.error['fields']).toEqual([{ path: 'roundId', code: 'format' }]);
});
