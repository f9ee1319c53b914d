import { testDatabase } from '../../support/testDatabase.ts';

test('two test databases do not see each other', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
  await one.connection.collection('papers').insertOne({ serial: 1 });
  expect(await one.connection.collection('papers').countDocuments()).toBe(1);
  expect(await other.connection.collection('papers').countDocuments()).toBe(0);
  await one.drop();
  expect(await one.connection.collection('papers').countDocuments()).toBe(0);
  await Promise.all([one.close(), other.close()]);
});
