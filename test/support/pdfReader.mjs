// @ts-check
// Opens the PDF on standard input with pdf.js, and says in JSON what a reader finds: pages, their text, the QR code of
// the first. A process of its own, because pdf.js is a module of the other kind than the tests. With an argument the
// first page is also written there as PNG.
import { writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { createCanvas } from '@napi-rs/canvas';
import readQr from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const bytes = await buffer(process.stdin);
const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
const pages = [];
for (let number = 1; number <= document.numPages; number += 1) {
  const page = await document.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  pages.push({ width, height, text: items.map((item) => ('str' in item ? item.str : '')).join('') });
}
const first = await document.getPage(1);
const viewport = first.getViewport({ scale: 1.5 });
const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
const context = /** @type {any} */ (canvas.getContext('2d'));
await first.render({ canvas: /** @type {any} */ (canvas), canvasContext: context, viewport }).promise;
const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
const decode = /** @type {typeof readQr.default} */ (/** @type {any} */ (readQr));
const qr = decode(data, width, height)?.data ?? null;
const picture = process.argv[2];
if (picture !== undefined) writeFileSync(picture, canvas.toBuffer('image/png'));
process.stdout.write(JSON.stringify({ pages, qr }));
process.exit(0);
