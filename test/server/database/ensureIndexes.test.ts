import { ensureIndexes, type CollectionSpec } from '../../../server/database/ensureIndexes.ts';
import { testDatabase, type TestDatabase } from '../../support/testDatabase.ts';

const papers: CollectionSpec = {
  collection: 'papers',
  indexes: [
    { name: 'serial', key: { serial: 1 }, unique: true },
    { name: 'expiry', key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
  validator: {
    bsonType: 'object',
    required: ['_id', 'serial'],
    properties: { _id: {}, serial: { bsonType: 'int' }, expiresAt: { bsonType: 'date' } },
    additionalProperties: false,
  },
};

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() => database.drop());
afterAll(() => database.close());

test('collections, indexes and validators are there afterwards, however often it is repeated', async () => {
  const { connection } = database;
  await ensureIndexes(connection, [papers, { collection: 'notes', indexes: [] }]);
  await ensureIndexes(connection, [papers, { collection: 'notes', indexes: [] }]);
  const stored = connection.collection('papers');
  expect((await stored.indexes()).map(({ name }) => name)).toEqual(['_id_', 'serial', 'expiry']);
  expect((await connection.listCollections()).map(({ name }) => name).sort()).toEqual(['notes', 'papers']);
  await stored.insertOne({ serial: 1 });
  await expect(stored.insertOne({ serial: 1 })).rejects.toMatchObject({ code: 11000 });
  await expect(stored.insertOne({ serial: 'one' })).rejects.toMatchObject({ code: 121 });
  await expect(stored.insertOne({ serial: 2, colour: 'red' })).rejects.toMatchObject({ code: 121 });
});

test('a validator that has changed replaces the old one and every stored document stays', async () => {
  const { connection } = database;
  const stored = connection.collection('papers');
  await ensureIndexes(connection, [papers]);
  await stored.insertMany(Array.from({ length: 500 }, (_, serial) => ({ serial })));
  await connection.collection('papers.rebuilt').insertOne({ leftBy: 'a crash' });
  await ensureIndexes(connection, [{ ...papers, validator: { required: ['colour'] } }]);
  expect(await stored.countDocuments()).toBe(500);
  expect((await stored.indexes()).map(({ name }) => name)).toEqual(['_id_', 'serial', 'expiry']);
  await stored.insertOne({ colour: 'red' });
  await expect(stored.insertOne({ serial: 500 })).rejects.toMatchObject({ code: 121 });
});

test('an index of another shape under the same name is a conflict that names it', async () => {
  await ensureIndexes(database.connection, [papers]);
  const changed = { collection: 'papers', indexes: [{ name: 'serial', key: { batch: 1 } }] };
  await expect(ensureIndexes(database.connection, [changed])).rejects.toMatchObject({
    code: 'database/index-conflict',
    message: expect.stringContaining('The index serial of the collection papers cannot be made'),
  });
});

test('stored documents that break a new unique index are a conflict that names it', async () => {
  await database.connection.collection('papers').insertMany([{ serial: 1 }, { serial: 1 }]);
  await expect(ensureIndexes(database.connection, [papers])).rejects.toMatchObject({
    code: 'database/index-conflict',
    message: expect.stringContaining('serial'),
  });
});

test('several servers may prepare the same database at the same time', async () => {
  await Promise.all([1, 2, 3, 4].map(() => ensureIndexes(database.connection, [papers])));
  expect(await database.connection.collection('papers').indexes()).toHaveLength(3);
});
