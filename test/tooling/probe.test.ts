import canonicalize from 'canonicalize';
import Koa from 'koa';
import mongoose from 'mongoose';
import { parse } from 'lossless-json';
import { generateSecret } from 'otplib';
import Joi from 'joi';
import pino from 'pino';
import { WebSocketServer, WebSocket } from 'ws';
import Router from '@koa/router';
import helmet from 'koa-helmet';
import fc from 'fast-check';
import nacl from 'tweetnacl';
import { sha256 } from 'js-sha256';
import { sha256 as n } from '@noble/hashes/sha2.js';
import { hash } from '@node-rs/argon2';

test('probe', async () => {
  const os = await import('node:os');
  expect(import.meta.dirname).toMatch(/tooling$/);
  expect(new URL('.', import.meta.url).pathname).toMatch(/tooling\/$/);
  for (const x of [canonicalize, Koa, mongoose.connect, parse, generateSecret, Joi.object, pino, WebSocketServer, WebSocket, Router, helmet, fc.assert, nacl.sign, sha256, hash, os.cpus]) expect(typeof x).toBe('function');
  expect(canonicalize({ b: 1, a: 2 })).toBe('{"a":2,"b":1}');
});
