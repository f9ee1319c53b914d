import { randomUUID } from 'node:crypto';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { ballot } from '../../support/ballot.ts';
import { complaintDesk } from '../../support/complaintDesk.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { LiveClient } from '../live/liveClient.ts';

// A hostile client, in the contract's own terms. Whatever it sends, nothing is written and nothing leaks.

let server: TestServer;
let round: RoundView;
beforeAll(async () => {
  server = await startTestServer();
  round = (await server.call('GET /rounds/:roundId', { params: { roundId } })).reply;
});
afterAll(() => server.stop());

const roundId = 'demo-01-menu';
const path = `/api/v1/rounds/${roundId}/responses`;
const bodyOf = (as: string, more: object = {}) => ({
  clientKey: randomUUID(),
  householdId: server.world.homeOf(as),
  questionHash: round.questionHash,
  answers: ballot(round.questions),
  ...more,
});
const sendText = (body: string, headers: Record<string, string> = {}) =>
  server.send('POST', path, { as: 'resident-1', body, headers });

describe('a body with two meanings', () => {
  const good = () => JSON.stringify(bodyOf('resident-1'));

  test('is refused before anything in it is believed', async () => {
    const household = server.world.homeOf('resident-2');
    const twice = good().replace('{', `{"householdId":"${household}",`);
    await expectRefused(server, 'request/duplicate-key', () => sendText(twice));
    const escaped = good().replace('{', `{"household\\u0049d":"${household}",`);
    await expectRefused(server, 'request/duplicate-key', () => sendText(escaped));
    for (const key of ['__proto__', 'constructor', 'prototype', '__pr\\u006fto__'])
      await expectRefused(server, 'request/invalid-field', () =>
        sendText(good().replace('{', `{"${key}":{"admin":true},`)),
      );
    await expectRefused(server, 'request/bad-json', () => sendText(`${good()} ${good()}`));
    await expectRefused(server, 'request/bad-json', () => sendText(good().slice(0, -1)));
    await expectRefused(server, 'request/bad-json', () => sendText(`\ufeff${good()}`));
    await expectRefused(server, 'request/invalid-utf8', () => sendText(good().replace('"yes"', '"\\ud800"')));
    await expectRefused(server, 'request/unsupported-type', () =>
      sendText(good(), { 'content-type': 'text/plain' }),
    );
    await expectRefused(server, 'request/unsupported-type', () =>
      sendText('clientKey=a', { 'content-type': 'application/x-www-form-urlencoded' }),
    );
  });

  test('is refused when it is far too much', async () => {
    const reason = '长'.repeat(90_000);
    const answers = ballot(round.questions).map((answer) => ({ ...answer, reason }));
    await expectRefused(server, 'request/too-large', () =>
      sendText(JSON.stringify(bodyOf('resident-1', { answers }))),
    );
    const many = Array.from({ length: 201 }, () => ({ questionId: 'q', value: 'yes' }));
    await expectRefused(server, 'request/invalid-field', () =>
      sendText(JSON.stringify(bodyOf('resident-1', { answers: many }))),
    );
    const wide = [{ questionId: 'basic-urgent', value: Array.from({ length: 201 }, () => 'x') }];
    await expectRefused(server, 'request/invalid-field', () =>
      sendText(JSON.stringify(bodyOf('resident-1', { answers: wide }))),
    );
    const deep = `{"answers":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    await expectRefused(server, 'request/invalid-field', () => sendText(deep));
  });

  test.each(['1e400', '-0.1', '9007199254740993', '1e21', '0.1e-400'])(
    'is refused with the number %s',
    async (number) => {
      const text = good().replace(/"value":"yes"/, `"value":${number}`);
      await expectRefused(server, 'request/invalid-field', () => sendText(text));
    },
  );
});

test('an option in look-alike, composed or padded letters is no option', async () => {
  const stance = round.questions.find(({ type }) => type === 'stance')?.questionId;
  for (const value of [
    'yеs',
    'ｙｅｓ',
    'yes ',
    ' yes',
    'YES',
    'yes\u200b',
    '\u202eyes',
    'toString',
    '__proto__',
  ]) {
    const answers = ballot(round.questions).map((answer) =>
      answer.questionId === stance ? { ...answer, value } : answer,
    );
    const text = JSON.stringify(bodyOf('resident-1', { answers }));
    await expectRefused(server, 'request/invalid-field', () => sendText(text));
  }
});

test('words that cannot be seen are no words', async () => {
  const objectable = round.questions.find(({ reasonRequiredFor }) => reasonRequiredFor?.includes('object'));
  for (const reason of ['\u200b', '\u00a0\u3000', '\u2060\ufeff', '\u00ad\u200e']) {
    const answers = [
      ...ballot(round.questions),
      { questionId: objectable?.questionId, value: 'object', reason },
    ];
    await expectRefused(server, 'request/invalid-field', () =>
      sendText(JSON.stringify(bodyOf('resident-1', { answers }))),
    );
  }
});

test('who one is comes from the session: no header, field or query says otherwise', async () => {
  const token = await server.tokenOf('resident-2');
  const headers = {
    'x-forwarded-user': 'demo-admin-1',
    'x-account-id': 'demo-resident-1',
    'x-original-url': '/api/v1/audit',
    'x-http-method-override': 'DELETE',
    cookie: `token=${await server.tokenOf('admin-1')}`,
  };
  const me = await server.send('GET', '/api/v1/me', { token, headers });
  expect(me.reply).toMatchObject({ id: 'demo-resident-2' });
  await expectRefused(server, 'identity/role-may-not', () =>
    server.send('POST', `/api/v1/rounds/${roundId}/close`, { token, headers }),
  );
  const asQuery = `/api/v1/me?token=${await server.tokenOf('admin-1')}`;
  expect((await server.send('GET', asQuery)).status).toBe(401);
  for (const more of [
    { actor: 'demo-resident-1' },
    { by: 'staff' },
    { identityChecked: true },
    { accountId: 'x' },
    { seq: 1 },
  ])
    await expectRefused(server, 'request/invalid-field', () =>
      sendText(JSON.stringify(bodyOf('resident-1', more))),
    );
});

test('a tenant stays a tenant in the record, and what is not his stays out of his reach', async () => {
  await expectRefused(server, 'request/invalid-field', () =>
    server.call('POST /rounds/:roundId/responses', {
      params: { roundId },
      body: bodyOf('resident-5', { relation: 'owner' }),
      as: 'resident-5',
    }),
  );
  const given = await server.call('POST /rounds/:roundId/responses', {
    params: { roundId },
    body: bodyOf('resident-5'),
    as: 'resident-5',
  });
  expect(given.reply.receipt.opening.relation?.value).toBe('tenant');
  await expectRefused(server, 'request/not-found', () =>
    server.call('POST /rounds/:roundId/responses', {
      params: { roundId },
      body: { ...bodyOf('resident-1'), clientKey: 'stolen-key-1' },
      as: 'resident-5',
    }),
  );
});

test('somebody else’s client key opens nobody’s receipt', async () => {
  const body = bodyOf('resident-1');
  const given = await server.call('POST /rounds/:roundId/responses', {
    params: { roundId },
    body,
    as: 'resident-1',
  });
  expect(given.status).toBe(201);
  for (const as of ['resident-2', 'resident-other', 'worker-2', 'visitor-1'])
    await expectRefused(server, 'request/not-found', () =>
      server.call('POST /rounds/:roundId/responses', { params: { roundId }, body, as }),
    );
  // The worker of the building may try to enter for it, but is told that it spoke for itself.
  const heard = { channel: 'door', visit: { visitedAt: new Date(server.clock.now()).toISOString() } };
  await expectRefused(server, 'response/self-exists', () =>
    server.call('POST /rounds/:roundId/responses', {
      params: { roundId },
      body: { ...body, ...heard },
      as: 'worker-1',
    }),
  );
});

test('a session that was signed out answers for nobody any more, a replay included', async () => {
  const started = await server.call('POST /sessions', { body: { method: 'demo', account: 'resident-3' } });
  const { token } = started.reply;
  const body = bodyOf('resident-3');
  const given = await server.call('POST /rounds/:roundId/responses', { params: { roundId }, body, token });
  expect(given.status).toBe(201);
  await server.call('DELETE /sessions/current', { token });
  await expectRefused(server, 'session/not-valid', () =>
    server.call('POST /rounds/:roundId/responses', { params: { roundId }, body, token }),
  );
});

test('a household that is there and one that is not are refused in the same words', async () => {
  const ask = (householdId: string) =>
    server.call('POST /rounds/:roundId/responses', {
      params: { roundId },
      body: bodyOf('resident-1', { householdId }),
      as: 'resident-1',
    });
  const [there, not] = [await ask(server.world.homeOf('resident-2')), await ask('demo-01-hffffffff')];
  const wordsOf = ({ error: { requestId, ...words } }: typeof there) => [requestId.length > 0, words];
  expect(wordsOf(there)).toEqual(wordsOf(not));
});

test('two communities’ rounds and households are never mixed', async () => {
  const query = { communityId: 'demo-02' };
  await expectRefused(server, 'identity/not-found', () =>
    server.call('GET /bindings', { query, as: 'worker-1' }),
  );
  for (const id of ['demo-02-menu', 'demo-09-menu']) {
    const params = { roundId: id };
    await expectRefused(server, 'request/not-found', () =>
      server.call('GET /rounds/:roundId/doors', { params, as: 'worker-1' }),
    );
    await expectRefused(server, 'request/not-found', () =>
      server.call('GET /rounds/:roundId/responses/mine', { params, as: 'resident-1' }),
    );
  }
});

describe('what the world and the residents read', () => {
  test('names no household, room, person or choice, wherever they look', async () => {
    const open = [
      '/communities',
      '/communities/demo-01',
      '/communities/demo-01/plan',
      '/communities/demo-01/rounds',
      '/communities/demo-02/rounds',
      `/rounds/${roundId}`,
      `/rounds/${roundId}/participation`,
      '/rounds/demo-02-menu',
      '/rounds/demo-02-menu/participation',
      '/rounds/demo-02-menu/result',
      '/rounds/demo-02-menu/audit-sample',
      '/rounds/demo-09-menu/result',
      '/rounds/demo-02-statutory-parking',
      '/rounds/demo-02-statutory-parking/participation',
      '/rounds/demo-02-statutory-fund/result',
      '/communities/demo-01/committee',
      '/ledgers/demo-01/checkpoint',
      '/ledgers/demo-01/entries?limit=100',
      '/ledgers/demo-02/entries?limit=100',
      '/ledgers/demo-01/proofs/inclusion?seq=3',
      '/documents',
      '/menu-items',
      '/demo/accounts',
      '/openapi.json',
    ];
    const households = server.world.world.communities.flatMap((community) => community.households);
    const neighbours = households
      .map(({ _id }) => _id)
      .filter((id) => id !== server.world.homeOf('resident-1'));
    for (const as of [undefined, 'resident-1']) {
      for (const where of [
        ...open,
        ...(as === undefined ? [] : ['/me', `/rounds/${roundId}/responses/mine`]),
      ]) {
        const { text, status } = await server.send('GET', `/api/v1${where}`, as === undefined ? {} : { as });
        expect([where, status]).toEqual([where, 200]);
        expect([where, neighbours.filter((id) => text.includes(id))]).toEqual([where, []]);
        expect([
          where,
          /demo-(worker|admin|resident-[2-5]|family|bureau)|demo-member|演示人员|"room":"/.test(text),
        ]).toEqual([where, false]);
      }
    }
    const metrics = await server.send('GET', '/metrics');
    expect(metrics.text).not.toMatch(/demo-0|demo-resident/);
  });

  test('nothing personal and no choice stands in the log of the server', () => {
    expect(server.logged.join('\n')).not.toMatch(/demo-01-h[0-9a-f]|"answers"|139|Bearer|演示/);
    expect(server.logged.filter((line) => line.includes('"bug"'))).toEqual([]);
  });
});

describe('a complaint of other people', () => {
  const verbs: Readonly<Record<string, object>> = {
    accept: {},
    reject: { text: '不' },
    merge: { into: 'complaint-0' },
    assign: { organisationId: 'demo-builder' },
    return: { text: '退' },
    start: {},
    'request-extension': { text: '等', workingDays: 1 },
    'decide-extension': { approve: true },
    done: { text: '好了' },
    appeal: { text: '申诉' },
    confirm: {},
    reopen: { text: '没有' },
    escalate: { text: '督办' },
    'close-unresolved': { text: '办不了' },
    withdraw: {},
    entries: { text: '你好' },
  };

  test('is moved by nobody from elsewhere, whatever is sent', async () => {
    const desk = await complaintDesk(server);
    const complaintId = await desk.filed('resident-1', { isPrivate: true, phone: '13800001234' });
    for (const as of ['resident-other', 'worker-2', 'admin-9', 'bureau-other', 'handler-1', 'resident-2'])
      for (const [verb, body] of Object.entries(verbs)) {
        const heard = await desk.say(as, complaintId, verb, body);
        expect([as, verb, [403, 404].includes(heard.status)]).toEqual([as, verb, true]);
        expect(heard.text).not.toContain('13800001234');
      }
    const seen = (await desk.see('resident-1', complaintId)).reply;
    expect(seen).toMatchObject({ version: 1, state: 'submitted' });
  });

  test('takes no author, time, state, filer or version of the sender’s choosing', async () => {
    const desk = await complaintDesk(server);
    const complaintId = await desk.filed('resident-1');
    for (const more of [
      { by: 'districtBureau' },
      { actor: 'filer' },
      { at: 0 },
      { accountId: 'demo-admin-1' },
      { state: 'confirmed' },
      { version: 9 },
      { pending: false },
      { entries: [] },
      { $set: { filerId: 'x' } },
      { expectedVersion: '1' },
      { expectedVersion: { $gt: 0 } },
    ])
      await expectRefused(server, 'request/invalid-field', () =>
        desk.say('resident-1', complaintId, 'withdraw', more),
      );
    for (const query of [
      'state[$ne]=done',
      'search[$regex]=.*',
      'communityId=$where',
      'view=all',
      'month=2026-13',
    ])
      await expectRefused(server, 'request/invalid-field', () =>
        server.send('GET', `/api/v1/complaints?${query}`, { as: 'admin-1' }),
      );
  });

  test('says what was written and runs none of it', async () => {
    const desk = await complaintDesk(server);
    const text = '<script>alert(1)</script> ${7*7} {{constructor}} =1+1';
    const complaintId = await desk.filed('resident-1', { text });
    const seen = await desk.see('admin-1', complaintId);
    expect(seen.reply.text).toBe(text);
    expect(seen.headers.get('content-type')).toMatch(/^application\/json/);
  });
});

test('names and telephones lie encrypted in the database', async () => {
  const { connection } = server.database;
  const accounts = await connection.collection('accounts').find({}).toArray();
  const bindings = await connection.collection('bindings').find({}).toArray();
  expect([accounts.length, bindings.length].every((count) => count > 5)).toBe(true);
  expect(
    JSON.stringify([accounts, bindings].flat().map((record) => ({ ...record, demo: null }))),
  ).not.toMatch(/演示/);
  const owners = await connection.collection('owners').find({}).toArray();
  const members = await connection.collection('committeeMembers').find({}).toArray();
  expect(owners.length).toBeGreaterThan(20);
  expect(members.length).toBeGreaterThan(4);
  expect(JSON.stringify([owners, members])).not.toMatch(/演示业主|演示委员|原建设单位/);
  const ledger = await connection.collection('ledger').find({ log: 'demo-01' }).toArray();
  const stored = ledger.map(({ leaf, priv }) => `${String(leaf)} ${JSON.stringify(priv)}`).join('\n');
  expect(stored).not.toMatch(/demo-01-h[0-9a-f]|"yes"|tenant/);
});

describe('a hostile socket', () => {
  const url = () => `${server.address.replace('http', 'ws')}/live`;

  test('is told what is wrong and is cut after the third time; others hear nothing of it', async () => {
    const quiet = await server.live('worker-1');
    for (const [first, ...rest] of [
      ['{"op":"auth","token":{"$ne":null}}', '[]', 'null'],
      ['{"op":"subscribe","topics":{"round:demo-01-menu":null}}', '{"op":"auth","role":"staff"}', 'x'],
      ['{"op":"auth","token":""} ', '{"op":"eval"}', '{}'],
    ]) {
      const client = await LiveClient.open(url());
      client.say(first, ...rest);
      expect([1008, 4401]).toContain(await client.closed);
    }
    const big = await LiveClient.open(url());
    big.say({ op: 'auth', token: 'a'.repeat(20_000) });
    expect([1006, 1009]).toContain(await big.closed);
    expect(await quiet.rest()).toEqual([]);
    quiet.ws.close();
  });

  test('cannot ask for what never was: huge, negative or broken sequence numbers', async () => {
    const client = await server.live();
    for (const seq of ['-1', '1.5', '"0"', '9007199254740993', '[]', '{}', 'true']) {
      const fresh = await server.live();
      fresh.say(`{"op":"subscribe","topics":{"round:${roundId}":${seq}}}`);
      expect(await fresh.next()).toMatchObject({ op: 'error', code: 'live/bad-message' });
      fresh.ws.close();
    }
    client.say({ op: 'subscribe', topics: { [`round:${roundId}`]: 999_999_999 } });
    const update = await client.next();
    expect(update).toMatchObject({ topic: `round:${roundId}` });
    client.ws.close();
  });
});
