import { apiClient, type ApiClient } from './apiClient.ts';
import { demoFolder } from './demoFolder.ts';
import { startServerProcess } from './serverProcess.ts';

/** The program as `npm start` runs it, in the middle of the demonstration: page, API and socket on a free port. */
export interface DemoServer extends ApiClient {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Everything the server said; a warning or an error in it is a fault. */
  readonly output: () => string;
  /** Ends the program and removes its data. */
  stop(): Promise<void>;
}

/** Tells the demonstration's story into an empty folder and serves it, with more settings if given; the built page must be there. */
export async function startDemoServer(env: Readonly<Record<string, string>> = {}): Promise<DemoServer> {
  const folder = await demoFolder();
  const server = startServerProcess({ dataDir: folder.dataDir, env });
  await server.ready();
  return {
    ...apiClient(server.url),
    url: server.url,
    output: server.output,
    async stop() {
      await server.stop();
      await folder.remove();
    },
  };
}
