import { complaintDesk, type ComplaintDesk } from './complaintDesk.ts';
import { startTestServer, type TestServer } from './testServer.ts';

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
  });
  afterAll(() => opened?.server.stop());
  if (days)
    afterEach(() => {
      house().server.clock.forward(86_400_000);
      house().server.forgetSessions();
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
