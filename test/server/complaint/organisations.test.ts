import { randomUUID } from 'node:crypto';
import { expectRefused } from '../../support/apiClient.ts';
import { BUILDER, PROPERTY } from '../../support/complaintDesk.ts';
import { complaintHouse } from '../../support/complaintHouse.ts';

// Who says which firms work for a 小区: its office (or the bureau above it), in its own reach and in the audit log.

const house = complaintHouse();
const HERE = { communityId: 'demo-01' };
const key = () => ({ clientKey: randomUUID() });
const facts = { name: '演示电梯维保', kind: 'other', categories: ['neighbours', 'safety'] } as const;
const list = async (as: string) =>
  (await house.server.call('GET /communities/:communityId/organisations', { params: HERE, as })).reply.items;
const add = (as: string, more: object = {}) =>
  house.server.call('POST /communities/:communityId/organisations', {
    params: HERE,
    body: { ...key(), ...facts, ...more },
    as,
  });
const change = (as: string, organisationId: string, more: object = {}) =>
  house.server.call('POST /communities/:communityId/organisations/:organisationId', {
    params: { ...HERE, organisationId },
    body: { ...key(), ...facts, ...more },
    as,
  });
const retire = (as: string, organisationId: string, body = key()) =>
  house.server.call('POST /communities/:communityId/organisations/:organisationId/retire', {
    params: { ...HERE, organisationId },
    body,
    as,
  });
const auditLines = async (target: string) =>
  (await house.server.call('GET /audit', { query: { limit: '100' }, as: 'inspector-1' })).reply.items
    .filter((line) => line.target.startsWith(target))
    .map(({ act, target: of }) => [act, of]);
const people = (as: string, organisationId: string) =>
  house.server.call('GET /communities/:communityId/organisations/:organisationId/people', {
    params: { ...HERE, organisationId },
    as,
  });
const place = (as: string, organisationId: string, account: string, belongs: boolean) =>
  house.server.call('POST /communities/:communityId/organisations/:organisationId/people', {
    params: { ...HERE, organisationId },
    body: { ...key(), account, belongs },
    as,
  });

test('the office adds a firm once however often it is sent, renames it, and its name stands in the audit log', async () => {
  const body = { ...key(), ...facts };
  const send = () =>
    house.server.call('POST /communities/:communityId/organisations', { params: HERE, body, as: 'admin-1' });
  const { organisationId } = (await send()).reply;
  expect((await send()).reply.organisationId).toBe(organisationId);
  expect((await list('admin-1')).filter(({ name }) => name === facts.name)).toHaveLength(1);
  const changed = await change('admin-1', organisationId, { name: '演示电梯公司', stages: ['care'] });
  expect(changed.reply).toMatchObject({ name: '演示电梯公司', stages: ['care'], mayChange: true });
  expect((await change('admin-1', organisationId)).reply.stages).toBeUndefined();
  const { items } = (await house.server.call('GET /audit', { query: { limit: '20' }, as: 'inspector-1' }))
    .reply;
  expect(items.map(({ act }) => act)).toEqual(
    expect.arrayContaining(['organisation.add', 'organisation.change']),
  );
});

test('a complaint can be given to it, and it is not taken out while something is open with it', async () => {
  const { organisationId } = (await add('admin-1')).reply;
  const complaintId = await house.desk.filed('resident-1');
  await house.desk.walk(complaintId, ['admin-1', 'accept'], ['admin-1', 'assign', { organisationId }]);
  await expectRefused(house.server, 'complaint/organisation-busy', () => retire('admin-1', organisationId));
  await house.desk.walk(complaintId, ['resident-1', 'withdraw']);
  const { items } = (await retire('admin-1', organisationId)).reply;
  expect(items.map((one) => one.organisationId)).not.toContain(organisationId);
  const next = await house.desk.filed('resident-1');
  await house.desk.walk(next, ['admin-1', 'accept']);
  await expectRefused(house.server, 'complaint/organisation-unknown', () =>
    house.desk.say('admin-1', next, 'assign', { organisationId }),
  );
  // What it has had keeps its name.
  expect(
    (await house.desk.see('admin-1', complaintId)).reply.entries.map((one) => one.organisationName),
  ).toContain(facts.name);
});

test('somebody who is put into a firm reads what it has from the next request on, and no longer when taken out', async () => {
  const { organisationId } = (await add('admin-1')).reply;
  const complaintId = await house.desk.filed('resident-1', { isPrivate: true });
  await house.desk.walk(complaintId, ['admin-1', 'accept'], ['admin-1', 'assign', { organisationId }]);
  await expectRefused(house.server, 'request/not-found', () => house.desk.see('handler-1', complaintId));
  const { items, ...more } = (await place('admin-1', organisationId, 'handler-1', true)).reply;
  expect(more).toEqual({});
  expect(items.map(({ account }) => account)).toEqual(['handler-1']);
  expect((await people('admin-1', organisationId)).reply.items).toEqual(items);
  expect((await house.desk.see('handler-1', complaintId)).reply.may).toContain('start');
  expect((await place('admin-1', organisationId, 'handler-1', false)).reply.items).toEqual([]);
  await expectRefused(house.server, 'request/not-found', () => house.desk.see('handler-1', complaintId));
  // Who was let in, and out, by account and direction; the newest first.
  const target = `${organisationId}:${items[0]?.accountId ?? ''}`;
  expect(await auditLines(target)).toEqual([
    ['organisation.part', target],
    ['organisation.join', target],
  ]);
  // Residents, office workers and nobody at all are no handlers.
  for (const account of ['resident-1', 'worker-1', 'nobody'])
    await expectRefused(house.server, 'complaint/no-handler', () =>
      place('admin-1', organisationId, account, true),
    );
});

test('a firm leaves its last place when nobody is in it; sent again it is the same, with one line in the log', async () => {
  const { organisationId } = (await add('admin-1')).reply;
  const complaintId = await house.desk.filed('resident-1', { isPrivate: true });
  await house.desk.walk(complaintId, ['admin-1', 'accept'], ['admin-1', 'assign', { organisationId }]);
  await house.desk.walk(complaintId, ['resident-1', 'withdraw']);
  await place('admin-1', organisationId, 'handler-1', true);
  await expectRefused(house.server, 'complaint/organisation-peopled', () =>
    retire('admin-1', organisationId),
  );
  await place('admin-1', organisationId, 'handler-1', false);
  await expectRefused(house.server, 'request/not-found', () => house.desk.see('handler-1', complaintId));
  const body = key();
  const first = (await retire('admin-1', organisationId, body)).reply;
  // Its reply was lost.
  expect((await retire('admin-1', organisationId, body)).reply).toEqual(first);
  expect(await auditLines(organisationId)).toEqual(
    expect.arrayContaining([['organisation.retire', organisationId]]),
  );
  const retired = (await auditLines(organisationId)).filter(([act]) => act === 'organisation.retire');
  expect(retired).toHaveLength(1);
  // Nobody joins it any more; somebody who is in it nevertheless can still be taken out.
  await expectRefused(house.server, 'request/not-found', () =>
    place('admin-1', organisationId, 'handler-1', true),
  );
  await house.server.database.connection
    .collection('accounts')
    .updateOne(
      { 'demo.account': 'handler-1' },
      { $addToSet: { 'roles.0.scope': `organisation:${organisationId}` as never } },
    );
  expect((await people('admin-1', organisationId)).reply.items.map(({ account }) => account)).toEqual([
    'handler-1',
  ]);
  expect((await place('admin-1', organisationId, 'handler-1', false)).reply.items).toEqual([]);
  for (const refused of [() => people('admin-9', organisationId), () => retire('admin-9', organisationId)])
    await expectRefused(house.server, 'request/not-found', refused);
});

test('a firm of several places is changed by who reaches all of them, and left by the office of one', async () => {
  const views = await list('admin-1');
  expect(views.find((one) => one.organisationId === PROPERTY)?.mayChange).toBe(false);
  expect(views.find((one) => one.organisationId === BUILDER)?.mayChange).toBe(true);
  for (const refused of [
    () => change('admin-1', PROPERTY),
    () => people('admin-1', PROPERTY),
    () => place('admin-1', PROPERTY, 'handler-1', true),
  ])
    await expectRefused(house.server, 'complaint/organisation-elsewhere', refused);
  expect((await change('bureau-1', PROPERTY, { name: '演示物业公司' })).reply.name).toBe('演示物业公司');
  await retire('admin-1', PROPERTY);
  // It still has what it had here: the office of another place alone lets nobody in to read it.
  await expectRefused(house.server, 'complaint/organisation-elsewhere', () => people('admin-1', PROPERTY));
  const there = await house.server.call('GET /communities/:communityId/organisations', {
    params: { communityId: 'demo-02' },
    as: 'admin-2',
  });
  expect(there.reply.items.map(({ organisationId }) => organisationId)).toContain(PROPERTY);
});

test('for strangers there is nothing, and nobody else may', async () => {
  for (const as of ['admin-9', 'bureau-other']) {
    for (const refused of [
      () => add(as),
      () => change(as, BUILDER),
      () => retire(as, BUILDER),
      () => people(as, BUILDER),
      () => place(as, BUILDER, 'handler-1', true),
    ])
      await expectRefused(house.server, 'request/not-found', refused);
  }
  for (const as of ['resident-1', 'worker-1', 'handler-1', 'inspector-1', 'city-1'])
    for (const refused of [() => add(as), () => retire(as, BUILDER), () => people(as, BUILDER)])
      await expectRefused(house.server, 'identity/role-may-not', refused);
  // A firm of other communities only is none of this one's.
  await expectRefused(house.server, 'request/not-found', () => change('admin-1', 'demo-elsewhere'));
  for (const [wrong, code] of [
    [{ name: ' ' }, 'request/invalid-field'],
    [{ kind: 'bank' }, 'request/invalid-field'],
    [{ categories: ['leak', 'leak'] }, 'request/invalid-field'],
    [{ stages: [] }, 'request/invalid-field'],
    [{ communityIds: ['demo-02'] }, 'request/invalid-field'],
  ] as const)
    await expectRefused(house.server, code, () => add('admin-1', wrong));
});
