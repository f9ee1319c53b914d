import { refuse } from '../../../shared/refusal.ts';
import { RATE_TABLE } from '../../../server/http/rateLimit.ts';
import { newPrintedCode } from '../../../server/crypto/printedCode.ts';
import { type Answer, codeOf, identityHouse, type IdentityHouse } from '../../support/identityHouse.ts';

let house: IdentityHouse;
interface Person {
  readonly id: string;
  readonly token: string;
}
let worker: Person;
let admin: Person;
let farWorker: Person;
let districtAdmin: Person;
let number = 0;

beforeAll(async () => {
  house = await identityHouse();
  worker = await house.person('worker', [{ role: 'worker', scope: ['building:b1'] }]);
  farWorker = await house.person('far-worker', [{ role: 'worker', scope: ['building:b9'] }]);
  admin = await house.person('admin', [{ role: 'communityAdmin', scope: ['community:c1'] }]);
  districtAdmin = await house.person('street', [{ role: 'communityAdmin', scope: ['region:district-1'] }]);
});
afterAll(() => house.close());

const newResident = () => house.person(`resident-${(number += 1)}`);
const ask = (token: string, code: string, rest: object = {}) =>
  house.send('POST', '/bindings', {
    token,
    body: { code, relation: 'owner', name: '演示业主', phone: '13800000000', ...rest },
  });
const decide = (token: string, bindingId: string, verb: 'approve' | 'reject', body?: object) =>
  house.send('POST', `/bindings/${bindingId}/${verb}`, { token, ...(body && { body }) });
const bindingIdOf = ({ body }: Answer): string => {
  if (typeof body === 'object' && body !== null && 'bindingId' in body) return String(body.bindingId);
  throw new Error(`no binding in ${JSON.stringify(body)}`);
};
const asked = async (householdId: string) => {
  const resident = await newResident();
  const answer = await ask(resident.token, await house.identity.issueSlip(householdId));
  expect(answer.status).toBe(201);
  return { resident, bindingId: bindingIdOf(answer) };
};
const entriesOf = (log: string) => house.ledger.state(log).filter(({ leaf }) => leaf.t === 'bind');
const households = async (token: string) => (await house.send('GET', '/me', { token })).body;

describe('asking with the code of a slip', () => {
  it('answers 201, masked, and the household is pending at once', async () => {
    const resident = await newResident();
    expect(await households(resident.token)).toMatchObject({ households: [] });
    const answer = await ask(resident.token, await house.identity.issueSlip('h1'));
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      bindingId: bindingIdOf(answer),
      communityId: 'c1',
      householdId: 'h1',
      address: '1号楼 1单元 101',
      relation: 'owner',
      name: '演**',
      phone: '138****0000',
      status: 'pending',
      askedAt: '2026-03-02T08:00:00.000Z',
    });
    expect(await households(resident.token)).toMatchObject({
      roles: [{ role: 'visitor' }],
      households: [{ householdId: 'h1', status: 'pending' }],
    });
  });

  it('a code typed in small letters with blanks is the same code', async () => {
    const resident = await newResident();
    const code = await house.identity.issueSlip('h1');
    const typed = `${code.slice(0, 5).toLowerCase()} ${code.slice(5)}`;
    expect((await ask(resident.token, typed)).status).toBe(201);
  });

  it('a used, an expired, an unknown and a mistyped code are one answer', async () => {
    const used = await house.identity.issueSlip('h1');
    expect((await ask((await newResident()).token, used)).status).toBe(201);
    const expired = await house.identity.issueSlip('h1');
    house.time.now += 90 * 86_400_000;
    const resident = await newResident();
    for (const code of [used, expired, newPrintedCode(), 'ABC', 'AAAAAAAAA2']) {
      const answer = await ask(resident.token, code);
      expect([answer.status, codeOf(answer)]).toEqual([409, 'binding/code-unknown']);
    }
    house.time.now = Date.parse('2026-03-02T08:00:00Z');
  });

  it('of ten people with one slip at the same moment one is taken', async () => {
    const code = await house.identity.issueSlip('h2');
    const people = await Promise.all(Array.from({ length: 10 }, newResident));
    const answers = await Promise.all(people.map(({ token }) => ask(token, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
  });

  it('a household already asked for is refused, with the same slip or another', async () => {
    const resident = await newResident();
    const code = await house.identity.issueSlip('h1');
    const answers = await Promise.all([ask(resident.token, code), ask(resident.token, code)]);
    expect(answers.map(codeOf).sort()).toEqual(['binding/already-bound', undefined]);
    const other = await ask(resident.token, await house.identity.issueSlip('h1'));
    expect([other.status, codeOf(other)]).toEqual([409, 'binding/already-bound']);
  });

  it('a visitor is asked to sign in', async () => {
    const answer = await house.send('POST', '/bindings', { body: {} });
    expect([answer.status, codeOf(answer)]).toEqual([401, 'session/not-signed-in']);
  });

  it.each([
    ['no code', { code: undefined }],
    ['an operator for a code', { code: { $gt: '' } }],
    ['an unknown relation', { relation: 'friend' }],
    ['a blank name', { name: '  ' }],
    ['a phone that is none', { phone: 'call me' }],
    ['an unknown field', { status: 'approved' }],
  ])('%s is bad input', async (_what, rest) => {
    const { token } = await newResident();
    const answer = await ask(token, newPrintedCode(), rest);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'request/invalid-field']);
  });
});

describe('guessing codes', () => {
  it('five wrong codes an hour are all that an account has, from however many sessions', async () => {
    const { id } = await newResident();
    const username = `resident-${number}`;
    const code = await house.identity.issueSlip('h1');
    const answers: unknown[] = [];
    for (let guess = 0; guess < 6; guess += 1) {
      const started = await house.identity.startSession({
        method: 'password',
        username,
        password: `${username}-password`,
      });
      if (!('token' in started)) throw new Error('not signed in');
      answers.push(codeOf(await ask(started.token, guess < 5 ? newPrintedCode() : code)));
    }
    expect(answers).toEqual([...Array<string>(5).fill('binding/code-unknown'), 'request/too-many']);
    house.time.now += 3_600_000;
    expect(
      await house.identity.askBinding(id, { code, relation: 'owner', name: 'n', phone: '13800000000' }),
    ).toMatchObject({
      status: 'pending',
    });
  });

  it('guesses sent all at once count as well, and the right code among them is not found', async () => {
    const { token } = await newResident();
    const code = await house.identity.issueSlip('h1');
    const guesses = [...Array.from({ length: 19 }, newPrintedCode), code];
    const answers = await Promise.all(guesses.slice(0, 19).map((guess) => ask(token, guess)));
    expect(answers.filter((answer) => codeOf(answer) === 'binding/code-unknown')).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(14);
    const late = await ask(token, code);
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '3600']);
  });

  it("slips of the finger do not use up an old person's tries", async () => {
    const { token } = await newResident();
    const code = await house.identity.issueSlip('h1');
    const wrong = code.slice(0, 9) + (code.endsWith('2') ? '3' : '2');
    for (let time = 0; time < 8; time += 1) await ask(token, wrong);
    expect((await ask(token, code)).status).toBe(201);
  });

  it('with the rate limits on, a session that keeps guessing has to wait', async () => {
    const strict = await identityHouse({ rateTable: RATE_TABLE });
    try {
      const { token } = await strict.person('guesser');
      const body = { code: 'AAAAAAAAA2', relation: 'owner', name: 'n', phone: '13800000000' };
      const statuses: number[] = [];
      for (let time = 0; time < 7; time += 1) {
        statuses.push((await strict.send('POST', '/bindings', { token, body })).status);
      }
      expect(statuses.at(-1)).toBe(429);
    } finally {
      await strict.close();
    }
  });
});

describe('approving', () => {
  it('enters the binding in the ledger before the household counts as approved', async () => {
    const { resident, bindingId } = await asked('h1');
    const before = entriesOf('c1').length;
    expect(await households(resident.token)).toMatchObject({ households: [{ status: 'pending' }] });
    const answer = await decide(worker.token, bindingId, 'approve');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ bindingId, status: 'approved', name: '演**', phone: '138****0000' });
    const entry = entriesOf('c1').at(-1);
    expect(entriesOf('c1')).toHaveLength(before + 1);
    expect(entry?.leaf.d).toEqual({ method: 'slip' });
    expect(entry?.fields).toMatchObject({
      household: 'h1',
      actor: resident.id,
      relation: 'owner',
      by: 'staff',
      approver: worker.id,
    });
    expect(await households(resident.token)).toMatchObject({
      name: '演示业主',
      roles: [{ role: 'resident', scope: ['community:c1'] }, { role: 'owner' }],
      households: [{ householdId: 'h1', status: 'approved' }],
    });
  });

  it('leaves the household pending while the ledger cannot be written', async () => {
    const { resident, bindingId } = await asked('h1');
    const cutOff = house.secondInstance({ append: async () => refuse('ledger/unavailable') });
    const account = await cutOff.findCaller(worker.token);
    const caller = { account, sessionId: null, address: '' };
    expect(await cutOff.approveBinding(caller, bindingId)).toEqual({ refused: 'ledger/unavailable' });
    expect(await house.identity.householdLinksOf(resident.id)).toMatchObject([{ status: 'pending' }]);
    expect((await decide(admin.token, bindingId, 'approve')).status).toBe(200);
    expect(entriesOf('c1').at(-1)?.fields).toMatchObject({ approver: worker.id });
  });

  it('ten times at once makes one entry', async () => {
    const { bindingId } = await asked('h1');
    const before = entriesOf('c1').length;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        decide(index % 2 ? worker.token : admin.token, bindingId, 'approve'),
      ),
    );
    expect(entriesOf('c1')).toHaveLength(before + 1);
    for (const answer of answers) expect([undefined, 'binding/not-pending']).toContain(codeOf(answer));
    expect(codeOf(await decide(worker.token, bindingId, 'approve'))).toBe('binding/not-pending');
  });

  it('and rejecting at the same moment: one of them happens', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { resident, bindingId } = await asked('h1');
      const before = entriesOf('c1').length;
      const answers = await Promise.all([
        decide(worker.token, bindingId, 'approve'),
        decide(admin.token, bindingId, 'reject', { reason: '不是本户' }),
      ]);
      const [approved, rejected] = answers.map(({ status }) => status === 200);
      expect(approved).not.toBe(rejected);
      expect(entriesOf('c1').length - before).toBe(approved ? 1 : 0);
      const links = await house.identity.householdLinksOf(resident.id);
      expect(links.map(({ status }) => status)).toEqual(approved ? ['approved'] : []);
    }
  });

  it('interrupted after the entry was written is finished by approving again, without a second entry', async () => {
    const { bindingId } = await asked('h1');
    await decide(worker.token, bindingId, 'approve');
    const before = entriesOf('c1').length;
    await house.database.connection
      .collection<{ _id: string }>('bindings')
      .updateOne({ _id: bindingId }, { $set: { status: 'pending', queue: 0 }, $unset: { decidedAt: 1 } });
    expect(codeOf(await decide(admin.token, bindingId, 'reject', { reason: 'x' }))).toBe(
      'binding/not-pending',
    );
    expect((await decide(admin.token, bindingId, 'approve')).status).toBe(200);
    expect(entriesOf('c1')).toHaveLength(before);
  });

  it("is not for the worker's own household (domain.md: that worker may not enter it)", async () => {
    const own = await house.person('worker-at-home', [{ role: 'worker', scope: ['community:c1'] }]);
    await house.identity.linkHousehold(own.id, 'h3', 'c1', 'tenant');
    const { bindingId } = await asked('h3');
    for (const answer of [
      await decide(own.token, bindingId, 'approve'),
      await decide(own.token, bindingId, 'reject', { reason: 'x' }),
    ]) {
      expect([answer.status, codeOf(answer)]).toEqual([409, 'binding/own-household']);
    }
    expect((await decide(worker.token, bindingId, 'approve')).status).toBe(200);
  });
});

describe('rejecting', () => {
  it('needs a reason, writes no entry, and a new slip may be tried', async () => {
    const { resident, bindingId } = await asked('h1');
    const before = entriesOf('c1').length;
    for (const body of [undefined, {}, { reason: ' ' }]) {
      expect((await decide(worker.token, bindingId, 'reject', body)).status).toBe(400);
    }
    const answer = await decide(worker.token, bindingId, 'reject', { reason: '户主说不认识' });
    expect(answer.body).toMatchObject({ status: 'rejected' });
    expect(entriesOf('c1')).toHaveLength(before);
    expect(await households(resident.token)).toMatchObject({ households: [] });
    expect((await ask(resident.token, await house.identity.issueSlip('h1'))).status).toBe(201);
  });
});

describe('who may decide', () => {
  it.each([
    ['the worker of another community', 404, () => farWorker],
    ['the admin of the community', 200, () => admin],
    ['an admin of the street above it', 200, () => districtAdmin],
  ])('%s gets %i', async (_who, status, person) => {
    const { bindingId } = await asked('h1');
    expect((await decide(person().token, bindingId, 'approve')).status).toBe(status);
  });

  it('a worker sees only the doors of the own building', async () => {
    const { bindingId } = await asked('h4');
    const answer = await decide(worker.token, bindingId, 'approve');
    expect([answer.status, codeOf(answer)]).toEqual([404, 'identity/not-found']);
    expect((await decide(worker.token, bindingId, 'reject', { reason: 'x' })).status).toBe(404);
    expect((await decide(worker.token, 'binding-unknown', 'approve')).status).toBe(404);
  });

  it('a resident may not, a visitor is asked to sign in', async () => {
    const { resident, bindingId } = await asked('h1');
    const answer = await decide(resident.token, bindingId, 'approve');
    expect([answer.status, codeOf(answer)]).toEqual([403, 'identity/role-may-not']);
    expect((await house.send('POST', `/bindings/${bindingId}/approve`)).status).toBe(401);
    expect((await house.send('GET', '/bindings?communityId=c1')).status).toBe(401);
  });
});

describe('the list of requests', () => {
  const list = (token: string, query: string) => house.send('GET', `/bindings?${query}`, { token });
  interface Row {
    readonly bindingId: string;
    readonly status: string;
    readonly address: string;
  }
  const pageOf = ({ body }: Answer) => body as { readonly items: Row[]; readonly nextCursor: string | null };

  it('has waiting ones first and every one exactly once over all pages', async () => {
    await asked('h5');
    const whole = pageOf(await list(admin.token, 'communityId=c1&limit=100'));
    const statuses = whole.items.map(({ status }) => status === 'pending');
    expect(statuses).toEqual([...statuses].sort((a, b) => Number(b) - Number(a)));
    expect(statuses).toContain(false);
    const collected: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = pageOf(
        await list(admin.token, `communityId=c1&limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`),
      );
      collected.push(...page.items.map(({ bindingId }) => bindingId));
      cursor = page.nextCursor;
    }
    expect(collected).toEqual(whole.items.map(({ bindingId }) => bindingId));
  });

  it('shows a worker the own building only, and another community not at all', async () => {
    const own = pageOf(await list(worker.token, 'communityId=c1&limit=100'));
    expect(own.items.length).toBeGreaterThan(0);
    for (const { address } of own.items) expect(address).toMatch(/^1号楼/);
    for (const query of ['communityId=c2', 'communityId=c9']) {
      expect((await list(worker.token, query)).status).toBe(404);
    }
    expect((await list(farWorker.token, 'communityId=c1')).status).toBe(404);
  });

  it.each([
    '',
    'communityId=c1&limit=0',
    'communityId=c1&limit=101',
    'communityId=c1&cursor=x',
    'communityId=c1&x=1',
  ])('?%s is bad input', async (query) => expect((await list(admin.token, query)).status).toBe(400));

  it('never holds a whole name or phone', async () => {
    const text = JSON.stringify((await list(admin.token, 'communityId=c1&limit=100')).body);
    expect(text).not.toContain('演示业主');
    expect(text).not.toContain('13800000000');
  });
});

it('no stored document holds a name, phone, openid, reason or code in clear', async () => {
  const code = await house.identity.issueSlip('h6');
  const { id, token } = await house.person('plain');
  await house.identity.createAccount({ name: '保密姓名', phone: '13900001111', roles: [] });
  house.wechat.behave({ kind: 'openid', openid: 'o-very-private' });
  await house.identity.startSession({ method: 'wechat', code: 'any' });
  const answer = await ask(token, code, { name: '张保密', phone: '13700002222' });
  await decide(admin.token, bindingIdOf(answer), 'reject', { reason: '不认识此人' });
  const { resident } = await asked('h6');
  expect(id).not.toBe(resident.id);

  const { db } = house.database.connection;
  const collections = (await db?.listCollections().toArray()) ?? [];
  const stored = await Promise.all(
    collections.map(async ({ name }) => JSON.stringify(await db?.collection(name).find({}).toArray())),
  );
  expect(collections.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['accounts', 'bindings', 'slips', 'sessions', 'ledger']),
  );
  const everything = stored.join('\n');
  for (const secret of [
    '保密',
    '演示业主',
    '13900001111',
    '13700002222',
    '13800000000',
    'o-very-private',
    '不认识此人',
    '户主说不认识',
    code,
    'a-session-key-nobody-may-keep',
    'plain-password',
  ]) {
    expect(everything).not.toContain(secret);
  }
  const logged = house.logged.join('\n');
  for (const secret of ['13700002222', '张保密', code, token]) expect(logged).not.toContain(secret);
});
