import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import Joi from 'joi';

/** A setting of the server as the operator knows it: a row of the configuration table in README.md. */
export type Setting = Readonly<{ name: SettingName; default: string; meaning: string }>;

type Row = Readonly<{
  /** What the value must look like, after blanks around it are cut off. An empty value counts as not given. */
  schema: Joi.Schema;
  /** The end of the sentence "NAME must be …". */
  must: string;
  /** Shown in the table; a text such as "(none)" where there is no fixed default. */
  default: string;
  meaning: string;
  /** Never repeated in a message. */
  secret?: true;
}>;

type SettingName = keyof typeof rows;

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** Every setting, checked and in its final type. Paths are absolute. */
export type Config = Readonly<{
  /** 0 takes any free port. */
  port: number;
  host: string;
  dataDir: string;
  cacheDir: string;
  /** Absent: the embedded engine. */
  mongodbUri: string | undefined;
  demo: boolean;
  production: boolean;
  /** An origin such as `https://renewal.example.cn`, without a path. */
  publicUrl: string | undefined;
  allowedOrigins: readonly string[];
  rateLimits: boolean;
  wechat: Readonly<{ appId: string; secret: string; apiUrl: string }> | undefined;
  /** Whether X-Forwarded-For and -Proto are believed. */
  trustProxy: boolean;
  logLevel: LogLevel;
  ledgerKeyFile: string;
  fieldKeysFile: string;
}>;

/** The settings are wrong; the message lists every fault, one a line. `main` ends with exit code 78. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(['The settings are wrong:', ...faults.map((fault) => `  - ${fault}`)].join('\n'));
    this.faults = faults;
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const isOrigin = (value: string): boolean =>
  /^https?:\/\//.test(value) && URL.canParse(value) && new URL(value).origin === value;
const originText = Joi.string().custom((value: string, check) =>
  isOrigin(value) ? value : check.error('any.invalid'),
);
const listOf = (value: string): string[] => value.split(',').map((part) => part.trim());

const rows = {
  PORT: {
    schema: Joi.string()
      .pattern(/^\d{1,5}$/)
      .custom((value: string, check) => (Number(value) <= 65_535 ? value : check.error('any.invalid'))),
    must: 'a whole number from 0 to 65535',
    default: '3000',
    meaning: 'Port of API, page and socket; 0 takes any free one',
  },
  HOST: {
    schema: Joi.alternatives(Joi.string().ip({ cidr: 'forbidden' }), Joi.string().hostname()),
    must: 'an IP address or a host name',
    default: '127.0.0.1',
    meaning: 'Address to listen on; 0.0.0.0 for every network',
  },
  DATA_DIR: {
    schema: Joi.string(),
    must: 'a folder',
    default: './data',
    meaning: 'Database, evidence, keys and the head file',
  },
  CACHE_DIR: {
    schema: Joi.string(),
    must: 'a folder',
    default: '.cache in the project',
    meaning: 'Run-time libraries fetched for the embedded database on older systems; may be deleted',
  },
  MONGODB_URI: {
    schema: Joi.string().pattern(/^mongodb(\+srv)?:\/\/[^/]+/),
    must: 'an address that begins with mongodb:// or mongodb+srv://',
    default: '(embedded)',
    meaning: 'Address of a MongoDB server or replica set, 7.0 or newer; unset: the embedded database',
    secret: true,
  },
  DEMO: {
    schema: Joi.string().valid('0', '1'),
    must: '0 or 1',
    default: '1 without MONGODB_URI',
    meaning: 'Demonstration communities and sign-in without a password; never with NODE_ENV=production',
  },
  NODE_ENV: {
    schema: Joi.string(),
    must: 'a word',
    default: '(none)',
    meaning: 'production forbids the demonstration',
  },
  PUBLIC_URL: {
    schema: originText,
    must: 'an origin such as https://renewal.example.cn, without a path',
    default: '(none)',
    meaning: 'Where residents reach the server; printed in links and allowed as an origin',
  },
  ALLOWED_ORIGINS: {
    schema: Joi.string().custom((value: string, check) =>
      listOf(value).every(isOrigin) ? value : check.error('any.invalid'),
    ),
    must: 'origins such as https://renewal.example.cn, separated by commas',
    default: '(none)',
    meaning: 'Further web pages that may call the API and the socket',
  },
  RATE_LIMITS: {
    schema: Joi.string().valid('on', 'off'),
    must: 'on or off',
    default: 'on',
    meaning: 'off for load tests, in demo mode only',
  },
  WECHAT_APPID: {
    schema: Joi.string().pattern(/^[A-Za-z0-9]+$/),
    must: 'letters and digits',
    default: '(none)',
    meaning: 'The mini program; without it nobody can sign in with WeChat',
  },
  WECHAT_SECRET: {
    schema: Joi.string().pattern(/^\S+$/),
    must: 'a word without blanks',
    default: '(none)',
    meaning: 'The secret of the mini program',
    secret: true,
  },
  WECHAT_API_URL: {
    schema: originText,
    must: 'an origin such as https://api.weixin.qq.com, without a path',
    default: 'https://api.weixin.qq.com',
    meaning: "WeChat's interface, or a stand-in for tests",
  },
  TRUST_PROXY: {
    schema: Joi.string().valid('on', 'off'),
    must: 'on or off',
    default: 'off',
    meaning: 'on behind a reverse proxy: the caller is who X-Forwarded-For names',
  },
  LOG_LEVEL: {
    schema: Joi.string().valid(...LOG_LEVELS),
    must: `one of ${LOG_LEVELS.join(', ')}`,
    default: 'info',
    meaning: 'How much is logged',
  },
  LEDGER_KEY_FILE: {
    schema: Joi.string(),
    must: 'a file',
    default: 'DATA_DIR/keys/ledgerKey.json',
    meaning: 'The key that signs the checkpoints',
  },
  FIELD_KEYS_FILE: {
    schema: Joi.string(),
    must: 'a file',
    default: 'DATA_DIR/keys/fieldKeys.json',
    meaning: 'The keys that encrypt names and telephone numbers',
  },
} as const satisfies Record<string, Row>;

const rowList: readonly (Row & { name: SettingName })[] = Object.entries(rows).map(([name, row]) => ({
  ...row,
  name: name as SettingName,
}));

/** The configuration table, for the documentation. */
export const settings: readonly Setting[] = rowList.map(({ name, default: initial, meaning }) => ({
  name,
  default: initial,
  meaning,
}));

/**
 * Reads the settings from the environment, or throws a `ConfigError` that lists every fault. No file is read
 * and no folder is made. This is the only place of the server that looks at process.env.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const faults: string[] = [];
  const given = new Map<SettingName, string>();
  for (const row of rowList) {
    const value = env[row.name]?.trim() ?? '';
    if (value === '') continue;
    given.set(row.name, value);
    if (row.schema.validate(value, { convert: false }).error === undefined) continue;
    faults.push(
      `${row.name} must be ${row.must}${row.secret === true ? '' : `, not ${JSON.stringify(value)}`}`,
    );
  }

  const production = given.get('NODE_ENV') === 'production';
  const mongodbUri = given.get('MONGODB_URI');
  const demoAsked = given.get('DEMO') === '1';
  const demo = !production && (demoAsked || (mongodbUri === undefined && given.get('DEMO') !== '0'));
  if (production && demoAsked) {
    faults.push('DEMO must not be 1 with NODE_ENV=production: it lets everybody sign in');
  }
  const rateLimits = given.get('RATE_LIMITS') !== 'off';
  if (!rateLimits && !demo) faults.push('RATE_LIMITS may be off in demo mode only');
  const appId = given.get('WECHAT_APPID');
  const secret = given.get('WECHAT_SECRET');
  if ((appId === undefined) !== (secret === undefined)) {
    const missing = appId === undefined ? 'WECHAT_APPID' : 'WECHAT_SECRET';
    faults.push(`${missing} is missing: WECHAT_APPID and WECHAT_SECRET are given together or not at all`);
  }
  if (faults.length > 0) throw new ConfigError(faults);

  const dataDir = resolve(given.get('DATA_DIR') ?? rows.DATA_DIR.default);
  const origins = given.get('ALLOWED_ORIGINS');
  return Object.freeze({
    port: Number(given.get('PORT') ?? rows.PORT.default),
    host: given.get('HOST') ?? rows.HOST.default,
    dataDir,
    cacheDir: resolve(given.get('CACHE_DIR') ?? fileURLToPath(new URL('../.cache', import.meta.url))),
    mongodbUri,
    demo,
    production,
    publicUrl: given.get('PUBLIC_URL'),
    allowedOrigins: Object.freeze(origins === undefined ? [] : listOf(origins)),
    rateLimits,
    wechat:
      appId === undefined || secret === undefined
        ? undefined
        : Object.freeze({
            appId,
            secret,
            apiUrl: given.get('WECHAT_API_URL') ?? rows.WECHAT_API_URL.default,
          }),
    trustProxy: given.get('TRUST_PROXY') === 'on',
    logLevel: LOG_LEVELS.find((level) => level === given.get('LOG_LEVEL')) ?? 'info',
    ledgerKeyFile: resolve(given.get('LEDGER_KEY_FILE') ?? join(dataDir, 'keys', 'ledgerKey.json')),
    fieldKeysFile: resolve(given.get('FIELD_KEYS_FILE') ?? join(dataDir, 'keys', 'fieldKeys.json')),
  });
}
