import { randomUUID } from 'node:crypto';
import { expectRefused } from '../../support/apiClient.ts';
import { FIRST_BUILDING, PUBLIC_PLACE, SECOND_BUILDING } from '../../support/complaintDesk.ts';
import { complaintHouse } from '../../support/complaintHouse.ts';

// Filing: one complaint however often it is sent, private for 矛盾纠纷, what staff heard with its channel and never through
// the resident's session; and who meets a complaint afterwards.

const house = complaintHouse();

const complaints = () => house.server.database.connection.collection('complaints');

describe('what a resident files', () => {
  test('is there with its number, its clocks and its state, and belongs to nobody else', async () => {
    const filed = await house.desk.file('resident-1', {
      text: '  楼顶\u200b漏水\u202e，\u200f很久了  ',
      urgency: 'urgent',
    });
    expect(filed.status).toBe(201);
    expect(filed.reply).toMatchObject({
      communityId: 'demo-01',
      number: expect.stringMatching(/^310514-\d{4}$/) as string,
      text: '楼顶漏水，很久了',
      state: 'submitted',
      holderWords: '社区',
      urgency: 'urgent',
      isPrivate: false,
      placeWords: expect.stringMatching(/1号楼 1单元/) as string,
      mine: true,
      version: 1,
      may: ['withdraw'],
    });
    expect(filed.reply.clocks.map(({ clock }) => clock)).toEqual(['accept', 'respond']);
    expect(filed.reply.entries).toHaveLength(1);
  });

  test('sent again is the same complaint, also when it is sent ten times at once', async () => {
    const clientKey = randomUUID();
    const heard = await Promise.all(
      Array.from({ length: 10 }, () => house.desk.file('resident-2', { clientKey })),
    );
    expect(new Set(heard.map(({ reply }) => reply.complaintId)).size).toBe(1);
    expect(heard.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
    expect(await complaints().countDocuments({ clientKey })).toBe(1);
    await expectRefused(house.server, 'response/idempotency-mismatch', () =>
      house.desk.file('resident-2', { clientKey, text: '别的话' }),
    );
  });

  test('is private for 矛盾纠纷 unless the filer says otherwise', async () => {
    expect((await house.desk.file('resident-1', { category: 'conflict' })).reply.isPrivate).toBe(true);
    expect(
      (await house.desk.file('resident-1', { category: 'conflict', isPrivate: false })).reply.isPrivate,
    ).toBe(false);
    expect((await house.desk.file('resident-1', { category: 'leak', isPrivate: true })).reply.isPrivate).toBe(
      true,
    );
  });

  test('needs a home that was approved, in this community', async () => {
    await expectRefused(house.server, 'identity/role-may-not', () => house.desk.file('visitor-1'));
    await expectRefused(house.server, 'request/not-found', () => house.desk.file('resident-other'));
    await expectRefused(house.server, 'request/not-found', () =>
      house.desk.file('resident-1', { householdId: house.server.world.homeOf('resident-2') }),
    );
    await expectRefused(house.server, 'request/invalid-field', () =>
      house.desk.file('resident-1', { householdId: undefined }),
    );
    for (const as of ['handler-1', 'bureau-1', 'inspector-1', 'volunteer-1'])
      await expectRefused(house.server, 'identity/role-may-not', () => house.desk.file(as));
  });

  test.each([
    ['no text', { text: ' \u200b\u2060 ' }],
    ['a text that nobody can read', { text: `漏${'\u0301\u0302\u0303\u0304'.repeat(5)}水` }],
    ['too long a text', { text: '长'.repeat(1001) }],
    ['no category of the list', { category: 'other' }],
    ['a building of another community', { place: { kind: 'building', buildingId: 'demo-02-b1' } }],
    ['a building that is not named', { place: { kind: 'building' } }],
    ['a unit that the building has not got', { place: { ...FIRST_BUILDING, unit: 9 } }],
    ['a building for 公共区域', { place: { kind: 'public', buildingId: 'demo-01-b1' } }],
    ['a spot beside the plan', { place: { kind: 'public', spot: { x: 1001, y: 0 } } }],
    ['ten photographs', { photos: Array.from({ length: 10 }, (_, index) => `photo-${index}`) }],
    ['fifty photographs', { photos: Array.from({ length: 50 }, (_, index) => `photo-${index}`) }],
    ['the same photograph twice', { photos: ['photo-1', 'photo-1'] }],
    ['a telephone number that is none', { phone: '=cmd()' }],
    ['a filer in the body', { filerId: 'demo-resident-2' }],
    ['a state in the body', { state: 'confirmed' }],
  ])('is refused with %s', async (_what, more) => {
    await expectRefused(house.server, 'request/invalid-field', () => house.desk.file('resident-1', more));
  });

  test('names photographs that the filer uploaded, and nobody else’s', async () => {
    const own = await house.desk.photo('resident-3', '#102030');
    const filed = await house.desk.file('resident-3', { place: SECOND_BUILDING, photos: [own] });
    expect(filed.reply.photos.map(({ evidenceId }) => evidenceId)).toEqual([own]);
    const foreign = await house.desk.photo('resident-2', '#405060');
    for (const photos of [[foreign], [own, 'f'.repeat(64)]])
      await expectRefused(house.server, 'evidence/photo-unknown', () =>
        house.desk.file('resident-3', { photos }),
      );
  });

  test('has a limit for an account and a day', async () => {
    const as = 'resident-4';
    for (let count = 0; count < 20; count += 1) expect((await house.desk.file(as)).status).toBe(201);
    await expectRefused(house.server, 'complaint/too-many-today', () => house.desk.file(as));
  });

  test('keeps the limit when fifty are sent at once, and what was sent before is still the same', async () => {
    house.server.clock.forward(86_400_000);
    house.server.forgetSessions();
    const as = 'resident-4';
    const keys = Array.from({ length: 50 }, () => randomUUID());
    const heard = await Promise.all(keys.map((clientKey) => house.desk.file(as, { clientKey })));
    expect(heard.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(
      heard.filter(({ code }) => code === 'complaint/too-many-today').map(({ status }) => status),
    ).toEqual(Array.from({ length: 30 }, () => 429));
    const kept = heard.findIndex(({ status }) => status === 201);
    expect((await house.desk.file(as, { clientKey: keys[kept] })).status).toBe(200);
    house.server.clock.forward(86_400_000);
    house.server.forgetSessions();
    expect((await house.desk.file(as)).status).toBe(201);
  });
});

describe('what staff heard', () => {
  const heard = { heard: 'call', householdId: undefined };

  test('has its channel recorded, and the household that it names meets it as its own', async () => {
    const householdId = house.server.world.homeOf('resident-5');
    const filed = await house.desk.file('worker-1', {
      heard: 'door',
      householdId,
      place: SECOND_BUILDING,
      phone: '13800001234',
    });
    expect(filed.reply).toMatchObject({ heard: 'door', mine: false, hasPhone: true });
    expect(filed.reply.entries[0]?.by).toBe('worker');
    const seen = (await house.desk.see('resident-5', filed.reply.complaintId)).reply;
    expect(seen).toMatchObject({ mine: true, may: ['withdraw'] });
    expect(seen.heard).toBeUndefined();
    expect((await house.desk.list('resident-5')).items.map(({ complaintId }) => complaintId)).toContain(
      filed.reply.complaintId,
    );
    expect(await complaints().countDocuments({ _id: filed.reply.complaintId as never, filerId: null })).toBe(
      1,
    );
  });

  test('belongs to nobody where no household is known', async () => {
    const { reply } = await house.desk.file('admin-1', heard);
    expect(reply).toMatchObject({ heard: 'call', mine: false });
    await expectRefused(house.server, 'identity/role-may-not', () =>
      house.desk.say('resident-1', reply.complaintId, 'withdraw'),
    );
  });

  test('is written down in the own buildings only, and never for the own home', async () => {
    await expectRefused(house.server, 'request/not-found', () =>
      house.desk.file('worker-b2', { ...heard, place: FIRST_BUILDING }),
    );
    await expectRefused(house.server, 'request/not-found', () => house.desk.file('worker-2', heard));
    await expectRefused(house.server, 'request/not-found', () => house.desk.file('admin-9', heard));
    expect((await house.desk.file('worker-b2', { ...heard, place: PUBLIC_PLACE })).status).toBe(201);
    await expectRefused(house.server, 'case/own-household', () =>
      house.desk.file('worker-at-home', {
        heard: 'door',
        householdId: house.server.world.homeOf('worker-at-home'),
      }),
    );
    await expectRefused(house.server, 'request/invalid-field', () =>
      house.desk.file('worker-b2', {
        heard: 'door',
        householdId: house.server.world.homeOf('resident-1'),
        place: SECOND_BUILDING,
      }),
    );
  });

  test('cannot be a resident’s', async () => {
    await expectRefused(house.server, 'request/not-found', () =>
      house.desk.file('resident-1', { heard: 'call' }),
    );
  });
});

test('a complaint is 404 to everybody who has no business with it', async () => {
  const shown = await house.desk.filed('resident-1');
  const hidden = await house.desk.filed('resident-1', { isPrivate: true });
  for (const as of [
    'resident-other',
    'worker-2',
    'admin-9',
    'bureau-other',
    'inspector-west',
    'handler-1',
    'visitor-1',
  ])
    for (const complaintId of [shown, hidden])
      await expectRefused(house.server, 'request/not-found', () => house.desk.see(as, complaintId));
  for (const as of ['resident-2', 'resident-3', 'worker-b2', 'family-1'])
    await expectRefused(house.server, 'request/not-found', () => house.desk.see(as, hidden));
  await expectRefused(house.server, 'request/not-found', () => house.desk.see('worker-b2', hidden));
  await expectRefused(house.server, 'session/not-signed-in', () => house.desk.see(undefined, shown));
  for (const as of ['resident-1', 'worker-1', 'admin-1', 'bureau-1', 'city-1', 'inspector-1'])
    for (const complaintId of [shown, hidden])
      expect((await house.desk.see(as, complaintId)).status).toBe(200);
  expect((await house.desk.see('resident-2', shown)).status).toBe(200);
});
