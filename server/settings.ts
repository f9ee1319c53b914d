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

export type SettingName = keyof typeof settingRows;

/** From the quietest cause of concern to the loudest. */
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const isOrigin = (value: string): boolean =>
  /^https?:\/\//.test(value) && URL.canParse(value) && new URL(value).origin === value;
const originText = Joi.string().custom((value: string, check) =>
  isOrigin(value) ? value : check.error('any.invalid'),
);
/** The parts of a list that is separated by commas. */
export const listOf = (value: string): string[] => value.split(',').map((part) => part.trim());

const TEMPLATES =
  /^(household|progress|task)=[\w-]+:\w+,\w+,\w+(;(household|progress|task)=[\w-]+:\w+,\w+,\w+)*$/;

/** What every setting must look like and means. */
export const settingRows = {
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
  WECHAT_MESSAGE_TOKEN: {
    schema: Joi.string().pattern(/^[A-Za-z0-9]{3,32}$/),
    must: '3 to 32 letters and digits',
    default: '(none)',
    meaning: 'Token of the message push (plain JSON, to PUBLIC_URL/api/v1/moderation/wechat)',
    secret: true,
  },
  WECHAT_TEMPLATES: {
    schema: Joi.string().pattern(TEMPLATES),
    must: 'of the form household=<template id>:<what>,<about>,<when>;progress=…;task=…',
    default: '(none)',
    meaning: 'Subscription messages: the ids of the templates and the names of their three fields',
  },
  SMS_URL: {
    schema: Joi.string().custom((value: string, check) =>
      /^https?:\/\/[^#]+$/.test(value) && URL.canParse(value) ? value : check.error('any.invalid'),
    ),
    must: 'an address that begins with https:// or http://',
    default: '(none)',
    meaning: 'Gateway for short messages: signed JSON is posted to it (server/notice/smsSender.ts)',
  },
  SMS_SECRET: {
    schema: Joi.string().pattern(/^\S{16,}$/),
    must: 'a word of at least 16 characters without blanks',
    default: '(none)',
    meaning: 'Secret that signs what is posted to the gateway',
    secret: true,
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
  S3_BUCKET_URL: {
    schema: Joi.string().custom((value: string, check) =>
      /^https?:\/\/[^?#]+$/.test(value) && URL.canParse(value) ? value : check.error('any.invalid'),
    ),
    must: 'the address of a bucket such as https://s3.example.cn/renewal, without ? and #',
    default: '(DATA_DIR/evidence)',
    meaning: 'Private S3-compatible bucket for photographs and papers; unset: a folder',
  },
  S3_REGION: {
    schema: Joi.string().pattern(/^[A-Za-z0-9-]+$/),
    must: 'a word such as cn-north-1',
    default: 'us-east-1',
    meaning: 'Region that requests to the bucket are signed for',
  },
  S3_ACCESS_KEY_ID: {
    schema: Joi.string().pattern(/^\S+$/),
    must: 'a word without blanks',
    default: '(none)',
    meaning: 'Key of the bucket; may read, write and delete in it',
  },
  S3_SECRET_ACCESS_KEY: {
    schema: Joi.string().pattern(/^\S+$/),
    must: 'a word without blanks',
    default: '(none)',
    meaning: 'Secret of that key',
    secret: true,
  },
} as const satisfies Record<string, Row>;

/** The same as a list. */
export const settingList: readonly (Row & { name: SettingName })[] = Object.entries(settingRows).map(
  ([name, row]) => ({
    ...row,
    name: name as SettingName,
  }),
);

/** The configuration table, for the documentation. */
export const settings: readonly Setting[] = settingList.map(({ name, default: initial, meaning }) => ({
  name,
  default: initial,
  meaning,
}));
