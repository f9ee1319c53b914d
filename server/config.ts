import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { listOf, LOG_LEVELS, settingList, settingRows, type SettingName } from './settings.ts';

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
  /** What WeChat signs its own calls with. */
  wechatMessageToken: string | undefined;
  /** As it is written; `readTemplates` reads it. */
  wechatTemplates: string | undefined;
  /** Gateway for short messages. */
  sms: Readonly<{ url: string; secret: string }> | undefined;
  /** Whether X-Forwarded-For and -Proto are believed. */
  trustProxy: boolean;
  logLevel: LogLevel;
  ledgerKeyFile: string;
  fieldKeysFile: string;
  /** Where photographs and papers are kept; absent: in the data folder. */
  bucket: Readonly<{ url: string; region: string; accessKeyId: string; secretAccessKey: string }> | undefined;
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

/**
 * Reads the settings from the environment, or throws a `ConfigError` that lists every fault. No file is read
 * and no folder is made. This is the only place of the server that looks at process.env.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const faults: string[] = [];
  const given = new Map<SettingName, string>();
  for (const row of settingList) {
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
  const smsUrl = given.get('SMS_URL');
  const smsSecret = given.get('SMS_SECRET');
  if ((smsUrl === undefined) !== (smsSecret === undefined)) {
    faults.push('SMS_URL and SMS_SECRET are given together or not at all');
  }
  if (given.has('WECHAT_TEMPLATES') && appId === undefined) {
    faults.push('WECHAT_TEMPLATES is of no use without WECHAT_APPID and WECHAT_SECRET');
  }
  const bucketUrl = given.get('S3_BUCKET_URL');
  const accessKeyId = given.get('S3_ACCESS_KEY_ID');
  const secretAccessKey = given.get('S3_SECRET_ACCESS_KEY');
  const ofBucket = [bucketUrl, accessKeyId, secretAccessKey];
  if (ofBucket.includes(undefined) && ofBucket.some((value) => value !== undefined)) {
    faults.push('S3_BUCKET_URL, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are given together or not at all');
  }
  if (faults.length > 0) throw new ConfigError(faults);

  const dataDir = resolve(given.get('DATA_DIR') ?? settingRows.DATA_DIR.default);
  const origins = given.get('ALLOWED_ORIGINS');
  return Object.freeze({
    port: Number(given.get('PORT') ?? settingRows.PORT.default),
    host: given.get('HOST') ?? settingRows.HOST.default,
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
            apiUrl: given.get('WECHAT_API_URL') ?? settingRows.WECHAT_API_URL.default,
          }),
    wechatMessageToken: given.get('WECHAT_MESSAGE_TOKEN'),
    wechatTemplates: given.get('WECHAT_TEMPLATES'),
    sms:
      smsUrl === undefined || smsSecret === undefined
        ? undefined
        : Object.freeze({ url: smsUrl, secret: smsSecret }),
    trustProxy: given.get('TRUST_PROXY') === 'on',
    logLevel: LOG_LEVELS.find((level) => level === given.get('LOG_LEVEL')) ?? 'info',
    ledgerKeyFile: resolve(given.get('LEDGER_KEY_FILE') ?? join(dataDir, 'keys', 'ledgerKey.json')),
    fieldKeysFile: resolve(given.get('FIELD_KEYS_FILE') ?? join(dataDir, 'keys', 'fieldKeys.json')),
    bucket:
      bucketUrl === undefined || accessKeyId === undefined || secretAccessKey === undefined
        ? undefined
        : Object.freeze({
            url: bucketUrl,
            region: given.get('S3_REGION') ?? settingRows.S3_REGION.default,
            accessKeyId,
            secretAccessKey,
          }),
  });
}
