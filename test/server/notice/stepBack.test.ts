import { bindingModel } from '../../../server/identity/bindingModel.ts';
import { noticeModel } from '../../../server/notice/noticeModel.ts';
import { noticeHouse, SMS_PATH, type NoticeHouse } from '../../support/noticeHouse.ts';

// What goes wrong on our side with one notice is told, tried again ever more rarely, and keeps no other from its turn.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** More than one round looks at. */
const MANY = 210;

let house: NoticeHouse;
beforeEach(async () => {
  house = await noticeHouse();
});
afterEach(() => house.close());

const alarms = () => house.logged.filter((line) => line.includes('alarm')).length;
const sealedPhone = (accountId: string, phone: string) =>
  bindingModel(house.database.connection).updateOne({ accountId }, { $set: { phone } });

test('households whose data cannot be read do not keep the others from being told', async () => {
  for (let place = 0; place < MANY; place += 1) {
    await house.person(`broken-${place}`, { home: `h-broken-${place}` });
    await sealedPhone(`broken-${place}`, 'not what was sealed');
  }
  await house.owe({ sourceId: 's', to: { householdId: 'h-broken-0' } });
  for (let place = 1; place < MANY; place += 1)
    await house.owe({ sourceId: 's', to: { householdId: `h-broken-${place}` } });
  house.time.now += 1;
  await house.person('a1', { phone: '13800000001', home: 'h1' });
  await house.owe({ sourceId: 's', to: { householdId: 'h1' } });
  await house.notices.deliver();
  expect(house.outside.heard(SMS_PATH)).toEqual([]);
  await house.notices.deliver();
  expect(house.outside.heard(SMS_PATH)).toHaveLength(1);
  expect(house.notices.failing()).toBe(MANY);
  expect(alarms()).toBe(MANY);
});

test('a fault is waited for twice as long each time, and once it is mended the notice is told', async () => {
  await house.person('a1', { home: 'h1' });
  await sealedPhone('a1', 'not what was sealed');
  await house.owe({ sourceId: 's', to: { householdId: 'h1' } });
  for (const minutes of [1, 2, 4]) {
    const before = alarms();
    await house.notices.deliver();
    await house.notices.deliver();
    expect(alarms()).toBe(before + 1);
    expect(await house.stored('s:h1')).toMatchObject({
      status: 'owed',
      dueAt: new Date(house.time.now + minutes * MINUTE),
    });
    house.time.now += minutes * MINUTE;
  }
  await bindingModel(house.database.connection).updateOne({ accountId: 'a1' }, { $unset: { phone: 1 } });
  await house.notices.deliver();
  expect(await house.stored('s:h1')).toMatchObject({ status: 'listed' });
  expect(house.notices.failing()).toBe(0);
});

test('what cannot be told for hours lies in the list, where its people find it', async () => {
  await house.person('a1', { home: 'h1' });
  await sealedPhone('a1', 'not what was sealed');
  await house.owe({ sourceId: 's', to: { householdId: 'h1' } });
  for (let tries = 0; tries < 8; tries += 1) {
    await house.notices.deliver();
    house.time.now += 3 * HOUR;
  }
  expect(await house.stored('s:h1')).toMatchObject({ status: 'listed' });
});

test('outcomes that a log does not take do not keep those of another from being recorded', async () => {
  await house.person('a1', { phone: '13800000001', home: 'h1' });
  await house.owe({
    sourceId: 'c1:0',
    to: { householdId: 'h1' },
    entry: { log: 'c1', seq: 0 },
  });
  await house.notices.deliver();
  const good = await house.stored('c1:0:h1');
  const notices = noticeModel(house.database.connection);
  await notices.updateOne({ _id: good._id }, { $set: { toRecord: true } });
  const lost = Array.from({ length: MANY }, (_, place) => ({
    ...good,
    _id: `a-lost-${place}`,
    log: 'no-such-log',
    toRecord: true as const,
  }));
  await notices.insertMany(lost);
  await house.notices.deliver();
  await house.notices.deliver();
  expect(await house.stored('c1:0:h1')).not.toHaveProperty('toRecord');
  expect(await notices.countDocuments({ toRecord: true })).toBe(MANY);
  expect(house.notices.failing()).toBe(MANY);
  expect(alarms()).toBe(MANY);
});

test('whoever wants all told at once hears what failed', async () => {
  await house.person('a1', { home: 'h1' });
  await house.owe({ sourceId: 's', to: { householdId: 'h1' } });
  await sealedPhone('a1', 'not what was sealed');
  await expect(house.notices.settle()).rejects.toThrow();
  await bindingModel(house.database.connection).updateOne({ accountId: 'a1' }, { $unset: { phone: 1 } });
  house.time.now += MINUTE;
  await house.notices.settle();
  expect(await house.stored('s:h1')).toMatchObject({ status: 'listed' });
});
