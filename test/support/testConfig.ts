import { readConfig, type Config } from '../../server/config.ts';

/** The settings of a server of the tests over this folder and database: any free port, the demonstration, no rate limits. */
export function testConfig(
  { dataDir, database }: { readonly dataDir: string; readonly database: { readonly uri: string } },
  env: Readonly<Record<string, string>> = {},
): Config {
  return readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    MONGODB_URI: database.uri,
    DEMO: '1',
    RATE_LIMITS: 'off',
    ...env,
  });
}
