import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import { cacheFolder, projectRoot } from '../build/projectRoot.ts';
import { unpackOnce } from '../build/unpackOnce.ts';

const fontFolder = resolve(
  createRequire(join(projectRoot, 'test/package.json')).resolve('@fontsource/noto-sans-sc/400.css'),
  '../files',
);

/**
 * Turns a WOFF 1.0 font into the OpenType file inside it: the same tables, each zlib-compressed
 * (W3C "WOFF File Format 1.0", sections 3 to 5). fontconfig reads OpenType only.
 */
function openTypeFromWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 44 + index * 20;
    const length = woff.readUInt32BE(at + 12);
    const packed = woff.subarray(woff.readUInt32BE(at + 4)).subarray(0, woff.readUInt32BE(at + 8));
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      data: packed.length === length ? packed : inflateSync(packed),
    };
  });
  const largestPower = 2 ** Math.floor(Math.log2(count));
  const header = Buffer.alloc(12 + count * 16);
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(largestPower * 16, 6);
  header.writeUInt16BE(Math.log2(largestPower), 8);
  header.writeUInt16BE((count - largestPower) * 16, 10);
  const parts: Buffer[] = [header];
  let offset = header.length;
  tables.forEach(({ tag, checksum, data }, index) => {
    const at = 12 + index * 16;
    tag.copy(header, at);
    header.writeUInt32BE(checksum, at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(data.length, at + 12);
    const padding = (4 - (data.length % 4)) % 4;
    parts.push(data, Buffer.alloc(padding));
    offset += data.length + padding;
  });
  return Buffer.concat(parts);
}

const fontConfiguration = (folder: string, cache: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${cache}</cachedir>
  <alias binding="same"><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <alias binding="same"><family>system-ui</family><prefer><family>Noto Sans SC</family></prefer></alias>
</fontconfig>
`;

/**
 * A fontconfig file that gives the browser Noto Sans SC as its sans-serif, so that Chinese is readable in
 * screenshots on a machine without a Chinese font. The page itself is not touched: no style is injected and
 * its content security policy stays in force.
 */
export async function chineseFontConfiguration(): Promise<string> {
  const folder = await unpackOnce(join(cacheFolder, 'fonts'), async (path) => {
    await mkdir(path, { recursive: true });
    for (const part of ['chinese-simplified', 'latin']) {
      for (const weight of ['400', '500', '700']) {
        const woff = await readFile(join(fontFolder, `noto-sans-sc-${part}-${weight}-normal.woff`));
        await writeFile(join(path, `${part}-${weight}.otf`), openTypeFromWoff(woff));
      }
    }
    const final = join(cacheFolder, 'fonts');
    await writeFile(join(path, 'fonts.conf'), fontConfiguration(final, join(cacheFolder, 'fontconfig')));
  });
  return join(folder, 'fonts.conf');
}
