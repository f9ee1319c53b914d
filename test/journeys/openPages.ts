import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser/launchBrowser.ts';
import { startTestServer, type TestServer } from '../support/testServer.ts';
import { signedIn, type Person, type Visit } from './person.ts';

/** A server with the built page, and a browser in front of it. */
export interface Pages {
  readonly server: TestServer;
  readonly browser: Browser;
  /** Somebody in front of a screen of this kind, signed in as a demonstration account. */
  come(account: string, on: Visit['on']): Promise<Person>;
  close(): Promise<void>;
}

/** Opens both at once; for one file of journeys, which closes them in the end. */
export async function openPages(): Promise<Pages> {
  const [server, browser] = await Promise.all([startTestServer({}, { page: true }), launchBrowser()]);
  return {
    server,
    browser,
    come: (account, on) => signedIn({ browser, url: server.address, on }, account),
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}
