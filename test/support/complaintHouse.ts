import { complaintDesk, type ComplaintDesk } from './complaintDesk.ts';
import { startTestServer, type TestServer } from './testServer.ts';
import { waitUntil } from './waitUntil.ts';

/** A running server with the people and firms of 示范一小区 around its complaints. */
interface ComplaintHouse {
  readonly server: TestServer;
  readonly desk: ComplaintDesk;
}

/**
 * One house for all tests of a file; to be called at its top. With `days` a day passes after every test, so that nobody's
 * day is full.
 */
export function complaintHouse({ days = false }: { readonly days?: boolean } = {}): ComplaintHouse {
  let opened: ComplaintHouse | undefined;
  const house = (): ComplaintHouse => {
    if (opened === undefined) throw new Error('The house is open while its tests run, and not before.');
    return opened;
  };
  beforeAll(async () => {
    const server = await startTestServer();
    opened = { server, desk: await complaintDesk(server) };
    await allRecorded(server);
  });
  afterAll(() => opened?.server.stop());
  if (days)
    afterEach(async () => {
      const { server } = house();
      server.clock.forward(86_400_000);
      server.forgetSessions();
      await allRecorded(server);
    });
  return {
    get server() {
      return house().server;
    },
    get desk() {
      return house().desk;
    },
  };
}

/** What a new day brings to the logs is there: a test that expects them to stay as they are is not disturbed by it. */
async function allRecorded({ database, clock }: TestServer): Promise<void> {
  const due = { $lte: new Date(clock.now()) };
  const waiting = {
    log: { $exists: true },
    $or: [
      { toRecord: true },
      { status: 'owed', dueAt: due },
      { status: 'listed', dueAt: due, householdId: { $exists: true } },
    ],
  };
  const notices = database.connection.collection('notices');
  await waitUntil(async () => expect(await notices.countDocuments(waiting)).toBe(0));
}
