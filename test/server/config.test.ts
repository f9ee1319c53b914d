import { join, resolve } from 'node:path';

import { ConfigError, readConfig } from '../../server/config.ts';
import { settings } from '../../server/settings.ts';

const projectCache = resolve(import.meta.dirname, '../../.cache');

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

test('without any setting the demonstration runs on the embedded database', () => {
  const dataDir = resolve('data');
  const config = readConfig({});
  expect(config).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataDir,
    cacheDir: projectCache,
    mongodbUri: undefined,
    demo: true,
    production: false,
    publicUrl: undefined,
    allowedOrigins: [],
    rateLimits: true,
    wechat: undefined,
    trustProxy: false,
    logLevel: 'info',
    ledgerKeyFile: join(dataDir, 'keys', 'ledgerKey.json'),
    fieldKeysFile: join(dataDir, 'keys', 'fieldKeys.json'),
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('every setting is taken over in its final type', () => {
  const config = readConfig({
    PORT: '0',
    HOST: '::1',
    DATA_DIR: '/srv/renewal',
    CACHE_DIR: '/var/cache/renewal',
    MONGODB_URI: 'mongodb://a.example,b.example/renewal?replicaSet=rs0',
    DEMO: '1',
    NODE_ENV: 'test',
    PUBLIC_URL: 'https://renewal.example.cn',
    ALLOWED_ORIGINS: 'https://one.example.cn, http://localhost:8080',
    RATE_LIMITS: 'off',
    WECHAT_APPID: 'wx0123456789abcdef',
    WECHAT_SECRET: 'not-a-real-one',
    WECHAT_API_URL: 'http://127.0.0.1:4000',
    WECHAT_MESSAGE_TOKEN: 'token1',
    WECHAT_TEMPLATES: 'task=abc-DEF_1:thing1,thing2,time3',
    SMS_URL: 'https://sms.example.cn/send',
    SMS_SECRET: 'sixteen-letters-or-more',
    TRUST_PROXY: 'on',
    LOG_LEVEL: 'silent',
    LEDGER_KEY_FILE: '/run/secrets/ledger',
    FIELD_KEYS_FILE: '/run/secrets/fields',
  });
  expect(config).toEqual({
    port: 0,
    host: '::1',
    dataDir: '/srv/renewal',
    cacheDir: '/var/cache/renewal',
    mongodbUri: 'mongodb://a.example,b.example/renewal?replicaSet=rs0',
    demo: true,
    production: false,
    publicUrl: 'https://renewal.example.cn',
    allowedOrigins: ['https://one.example.cn', 'http://localhost:8080'],
    rateLimits: false,
    wechat: { appId: 'wx0123456789abcdef', secret: 'not-a-real-one', apiUrl: 'http://127.0.0.1:4000' },
    wechatMessageToken: 'token1',
    wechatTemplates: 'task=abc-DEF_1:thing1,thing2,time3',
    sms: { url: 'https://sms.example.cn/send', secret: 'sixteen-letters-or-more' },
    trustProxy: true,
    logLevel: 'silent',
    ledgerKeyFile: '/run/secrets/ledger',
    fieldKeysFile: '/run/secrets/fields',
  });
});

test.each([
  [{}, true],
  [{ DEMO: '1' }, true],
  [{ DEMO: '0' }, false],
  [{ DEMO: '' }, true],
  [{ MONGODB_URI: 'mongodb://db.example' }, false],
  [{ MONGODB_URI: 'mongodb://db.example', DEMO: '1' }, true],
  [{ NODE_ENV: 'production' }, false],
  [{ NODE_ENV: 'production', DEMO: '0' }, false],
])('the settings %j put the demonstration to %s', (env, demo) => {
  expect(readConfig(env).demo).toBe(demo);
});

test('one message lists every fault, and no secret', () => {
  const env = {
    PORT: '70000',
    HOST: 'not a host',
    MONGODB_URI: 'postgres://clerk:hunter2@db.example',
    DEMO: '1',
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://renewal.example.cn/app',
    ALLOWED_ORIGINS: 'https://one.example.cn,*',
    RATE_LIMITS: 'off',
    WECHAT_SECRET: 'hunter 2',
    TRUST_PROXY: 'yes',
    LOG_LEVEL: 'loud',
  };
  expect(faultsOf(env)).toEqual([
    'PORT must be a whole number from 0 to 65535, not "70000"',
    'HOST must be an IP address or a host name, not "not a host"',
    'MONGODB_URI must be an address that begins with mongodb:// or mongodb+srv://',
    'PUBLIC_URL must be an origin such as https://renewal.example.cn, without a path, not "https://renewal.example.cn/app"',
    'ALLOWED_ORIGINS must be origins such as https://renewal.example.cn, separated by commas, not "https://one.example.cn,*"',
    'WECHAT_SECRET must be a word without blanks',
    'TRUST_PROXY must be on or off, not "yes"',
    'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud"',
    'DEMO must not be 1 with NODE_ENV=production: it lets everybody sign in',
    'RATE_LIMITS may be off in demo mode only',
    'WECHAT_APPID is missing: WECHAT_APPID and WECHAT_SECRET are given together or not at all',
  ]);
  expect(() => readConfig(env)).toThrow(/PORT[^]*LOG_LEVEL[^]*WECHAT_APPID/);
  expect(() => readConfig(env)).not.toThrow(/hunter/);
});

test.each(['3e3', '0x50', '-1', '80.5', '65536', 'eighty'])('the port %j is refused', (PORT) => {
  expect(faultsOf({ PORT })).toHaveLength(1);
});

test('the configuration table names every setting with its default and its meaning', () => {
  expect(settings.map(({ name }) => name)).toEqual([
    'PORT',
    'HOST',
    'DATA_DIR',
    'CACHE_DIR',
    'MONGODB_URI',
    'DEMO',
    'NODE_ENV',
    'PUBLIC_URL',
    'ALLOWED_ORIGINS',
    'RATE_LIMITS',
    'WECHAT_APPID',
    'WECHAT_SECRET',
    'WECHAT_API_URL',
    'WECHAT_MESSAGE_TOKEN',
    'WECHAT_TEMPLATES',
    'SMS_URL',
    'SMS_SECRET',
    'TRUST_PROXY',
    'LOG_LEVEL',
    'LEDGER_KEY_FILE',
    'FIELD_KEYS_FILE',
    'S3_BUCKET_URL',
    'S3_REGION',
    'S3_ACCESS_KEY_ID',
    'S3_SECRET_ACCESS_KEY',
  ]);
  for (const setting of settings) {
    expect(setting.default).not.toBe('');
    expect(setting.meaning).not.toBe('');
  }
});
