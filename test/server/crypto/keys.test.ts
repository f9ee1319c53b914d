import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CryptoError } from '../../../server/crypto/cryptoError.ts';
import { loadKeys } from '../../../server/crypto/keys.ts';

const place = { collection: 'accounts', id: 'a1', field: 'phone' };
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
  file = join(folder, 'keys', 'master.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface FileContent {
  format: number;
  encryption: { kid: string; secret: string }[];
  lookup: string;
}
const readContent = () => JSON.parse(readFileSync(file, 'utf8')) as FileContent;
const writeContent = (content: FileContent) => writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof CryptoError) return error.code;
    throw error;
  }
  return 'nothing was thrown';
};
const otherSecret = Buffer.alloc(32, 7).toString('base64url');

describe('the key file', () => {
  it('is made on the first run, readable by its owner only, and leaves no draft behind', () => {
    loadKeys({ file });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'keys'))).toEqual(['master.json']);
  });

  it('gives the same keys on the second run', () => {
    const sealed = loadKeys({ file }).fieldCipher.sealText('13800000000', place);
    expect(loadKeys({ file }).fieldCipher.openText(sealed, place)).toBe('13800000000');
    expect(loadKeys({ file }).pseudonymKey).toEqual(loadKeys({ file }).pseudonymKey);
  });

  it('is refused when other users may read it', () => {
    loadKeys({ file });
    chmodSync(file, 0o644);
    expect(codeOf(() => loadKeys({ file }))).toBe('crypto/key-file');
  });

  it.each([
    ['not JSON', 'x'],
    ['another format', '{"format":2}'],
    ['no key', '{"format":1,"encryption":[],"lookup":""}'],
    ['a short secret', `{"format":1,"encryption":[{"kid":"a","secret":"YQ"}],"lookup":"${otherSecret}"}`],
    [
      'one name twice',
      JSON.stringify({
        format: 1,
        encryption: [
          { kid: 'a', secret: otherSecret },
          { kid: 'a', secret: otherSecret },
        ],
        lookup: otherSecret,
      }),
    ],
  ])('is refused when damaged: %s', (_what, text) => {
    loadKeys({ file });
    writeFileSync(file, text);
    expect(codeOf(() => loadKeys({ file }))).toBe('crypto/key-file');
  });
});

describe('after a key rotation', () => {
  it('the newest key encrypts, all decrypt, and lookups stay the same', () => {
    const before = loadKeys({ file });
    const old = before.fieldCipher.sealText('演示居民', place);
    const content = readContent();
    writeContent({ ...content, encryption: [...content.encryption, { kid: 'second', secret: otherSecret }] });
    const after = loadKeys({ file });
    expect(after.fieldCipher.openText(old, place)).toBe('演示居民');
    expect(after.fieldCipher.sealText('演示居民', place)).toMatch(/^second\./);
    expect(after.blindIndex('openid', 'o1')).toBe(before.blindIndex('openid', 'o1'));
    expect(after.pseudonymKey).toEqual(before.pseudonymKey);
  });

  it('data whose key is gone says which key is missing', () => {
    const sealed = loadKeys({ file }).fieldCipher.sealText('x', place);
    const kid = sealed.split('.')[0] ?? '';
    rmSync(file);
    const open = () => loadKeys({ file }).fieldCipher.openText(sealed, place);
    expect(codeOf(open)).toBe('crypto/key-missing');
    expect(open).toThrow(kid);
  });
});

describe('a sealed field', () => {
  it('differs every time and never holds the plain text', () => {
    const { fieldCipher } = loadKeys({ file });
    const once = fieldCipher.sealText('13800000000', place);
    expect(fieldCipher.sealText('13800000000', place)).not.toBe(once);
    expect(Buffer.from(once.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('138');
  });

  it.each([
    ['document', { ...place, id: 'a2' }],
    ['field', { ...place, field: 'name' }],
    ['collection', { ...place, collection: 'bindings' }],
  ])('does not open when copied to another %s', (_what, elsewhere) => {
    const { fieldCipher } = loadKeys({ file });
    const sealed = fieldCipher.sealText('x', place);
    expect(codeOf(() => fieldCipher.openText(sealed, elsewhere))).toBe('crypto/not-authentic');
  });

  it.each([
    ['ciphertext', 2],
    ['tag', 3],
  ])('does not open when one bit of its %s is changed', (_what, part) => {
    const { fieldCipher } = loadKeys({ file });
    const parts = fieldCipher.sealText('演示', place).split('.');
    const bytes = Buffer.from(parts[part] ?? '', 'base64url');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    parts[part] = bytes.toString('base64url');
    expect(codeOf(() => fieldCipher.openText(parts.join('.'), place))).toBe('crypto/not-authentic');
  });

  it('with a shortened tag is refused', () => {
    const { ledgerCipher } = loadKeys({ file });
    const aad = Buffer.from('log:000000001');
    const sealed = ledgerCipher.seal(Buffer.from('private'), aad);
    expect(ledgerCipher.open(sealed, aad).toString()).toBe('private');
    expect(codeOf(() => ledgerCipher.open({ ...sealed, tag: sealed.tag.subarray(0, 8) }, aad))).toBe(
      'crypto/malformed',
    );
  });

  it.each(['', 'a.b', 'a.b.c.d.e'])('that is malformed (%p) is refused', (text) => {
    expect(codeOf(() => loadKeys({ file }).fieldCipher.openText(text, place))).toBe('crypto/malformed');
  });
});

it('keys of different purposes cannot read each other', () => {
  const keys = loadKeys({ file });
  const [kid = '', iv = '', ct = '', tag = ''] = keys.fieldCipher.sealText('x', place).split('.');
  const aad = Buffer.from(JSON.stringify([place.collection, place.id, place.field]));
  const bytes = (text: string) => Buffer.from(text, 'base64url');
  expect(
    codeOf(() => keys.ledgerCipher.open({ kid, iv: bytes(iv), ct: bytes(ct), tag: bytes(tag) }, aad)),
  ).toBe('crypto/not-authentic');
  expect(keys.blindIndex('phone', '1')).not.toBe(keys.blindIndex('openid', '1'));
});
