import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { precompressPage } from '../../../server/http/precompressPage.ts';
import { type House, sendRaw, startHouse } from './house.ts';

// Source: the contract's "the web page at `/` (hash router, so every unknown path is 404, /.env and /.git/… included)".

const INLINE = 'document.documentElement.style.fontSize = "20px"';
const HTML = `<!doctype html><title>x</title><script>${INLINE}</script><script src="/js/app.0a1b2c3d.js"></script>`;
const SCRIPT = 'console.log(1);\n'.repeat(200);
let folder: string;
let house: House;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'));
  await mkdir(join(folder, 'js'));
  await mkdir(join(folder, '.git'));
  await writeFile(join(folder, 'index.html'), HTML);
  await writeFile(join(folder, 'js', 'app.0a1b2c3d.js'), SCRIPT);
  await writeFile(join(folder, '.env'), 'SECRET=1');
  await writeFile(join(folder, '.git', 'config'), 'x');
  expect(await precompressPage(folder)).toBe(1);
  house = await startHouse({ pageFolder: folder, publicUrl: 'https://renewal.example.cn' });
});
afterAll(async () => {
  await house.stop();
  await rm(folder, { recursive: true });
});

test('the page is checked every time and may run its own scripts only', async () => {
  const reply = await house.ask('/');
  expect([reply.status, reply.text, reply.headers.get('cache-control')]).toEqual([200, HTML, 'no-cache']);
  const policy = reply.headers.get('content-security-policy') ?? '';
  expect(policy).toContain(
    `script-src 'self' 'sha256-${createHash('sha256').update(INLINE).digest('base64')}';`,
  );
  expect(policy).toContain("style-src 'self' 'unsafe-inline'");
  expect(policy).toContain("connect-src 'self' wss://renewal.example.cn");
  expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
  expect(reply.headers.get('strict-transport-security')).toContain('max-age');
});

test('a file named by its content is kept for ever, compressed, and answers HEAD', async () => {
  const reply = await house.ask('/js/app.0a1b2c3d.js');
  expect(reply.text).toBe(SCRIPT);
  expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(reply.headers.get('content-encoding')).toBe('gzip');
  const brotli = await house.raw(
    'HEAD /js/app.0a1b2c3d.js HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, deflate, br\r\nConnection: close\r\n\r\n',
  );
  expect(brotli.toLowerCase()).toContain('content-encoding: br');
  expect(reply.headers.get('vary')).toContain('Accept-Encoding');
  expect(reply.headers.get('content-type')).toMatch(/javascript/);
  const head = await house.ask('/js/app.0a1b2c3d.js', { method: 'HEAD' });
  expect([head.status, head.text]).toEqual([200, '']);
});

test('a browser that has the page already gets 304', async () => {
  const modified = (await house.ask('/')).headers.get('last-modified') ?? '';
  const answer = await sendRaw(
    house.listening.port,
    `GET / HTTP/1.1\r\nHost: x\r\nIf-Modified-Since: ${modified}\r\nConnection: close\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 304 /);
});

test('an unchanged build is not compressed again', async () => {
  expect(await precompressPage(folder)).toBe(0);
});

test('two servers that start over one new build do not take away each other’s copies', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'page-'));
  for (const name of ['a.js', 'b.js']) await writeFile(join(fresh, name), SCRIPT);
  await Promise.all([precompressPage(fresh), precompressPage(fresh)]);
  expect((await readdir(fresh)).sort()).toEqual(
    ['a.js', 'b.js'].flatMap((name) => [name, `${name}.br`, `${name}.gz`]),
  );
  await rm(fresh, { recursive: true });
});

test('a draft that a crash left behind is taken away, a fresh one is somebody’s', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'page-'));
  for (const name of ['a.js.1.part', 'a.js.2.part']) await writeFile(join(fresh, name), SCRIPT);
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  await utimes(join(fresh, 'a.js.1.part'), longAgo, longAgo);
  await precompressPage(fresh);
  expect(await readdir(fresh)).toEqual(['a.js.2.part']);
  await rm(fresh, { recursive: true });
});

test.each([
  '/.env',
  '/.git/config',
  '/%2egit/config',
  '/js',
  '/js/',
  '/rounds/1',
  '/index.htm',
  '/../package.json',
])('%s is 404', async (path) => {
  const answer = await house.raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 404 /);
  expect(answer).toContain('"request/not-found"');
});

test('the page takes no other method', async () => {
  const reply = await house.ask('/', { method: 'POST' });
  expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'HEAD, GET, OPTIONS']);
});
