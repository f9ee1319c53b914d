import PDFDocument from 'pdfkit';
import { drawQr } from './drawQr.ts';
import { printFonts } from './printFonts.ts';

/** One piece of a printed sheet, from top to bottom. */
export type PrintBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** A label with what belongs to it, e.g. a mandatory field of a notice. */
  | { readonly kind: 'field'; readonly label: string; readonly text: string }
  /** Rows of a table; the first is its head. `widths` are shares of the sheet's width. */
  | {
      readonly kind: 'table';
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Lines to write on by hand, each after its label. */
  | { readonly kind: 'blanks'; readonly labels: readonly string[] }
  | { readonly kind: 'qr'; readonly text: string; readonly caption: string }
  | { readonly kind: 'pageBreak' };

/** What is printed. `title` is large at the top, `footer` small at the foot of every page. */
export interface PrintSheet {
  readonly size: 'A3' | 'A4';
  readonly title: string;
  readonly subtitle?: string;
  readonly blocks: readonly PrintBlock[];
  readonly footer: string;
  /** The document's own date; the same sheet gives the same bytes. */
  readonly printedAt: Date;
}

interface Measures {
  readonly margin: number;
  readonly title: number;
  readonly heading: number;
  readonly body: number;
  readonly qr: number;
  readonly gap: number;
}

/** In points (1/72 inch). A poster is read from two metres. */
const MEASURES: Readonly<Record<PrintSheet['size'], Measures>> = {
  A3: { margin: 56, title: 44, heading: 24, body: 19, qr: 170, gap: 14 },
  A4: { margin: 48, title: 22, heading: 14, body: 11, qr: 100, gap: 8 },
};

const INK = '#16211F';
const GREEN = '#0B6B5B';
const LINE = '#9AA5A1';

type Doc = PDFKit.PDFDocument;

/**
 * Prints a sheet as PDF, Chinese fonts embedded as the subset that is used; a QR code is drawn as squares, not as a
 * picture. About a tenth of a second a page.
 */
export async function printSheet(sheet: PrintSheet): Promise<Buffer> {
  const measures = MEASURES[sheet.size];
  const doc = new PDFDocument({
    size: sheet.size,
    margin: measures.margin,
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: sheet.title, CreationDate: sheet.printedAt, ModDate: sheet.printedAt },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  const { regular, bold } = printFonts();
  doc.registerFont('regular', regular);
  doc.registerFont('bold', bold);
  doc.fillColor(INK).font('bold').fontSize(measures.title).text(sheet.title, { align: 'center' });
  if (sheet.subtitle !== undefined)
    doc.font('regular').fontSize(measures.body).text(sheet.subtitle, { align: 'center' });
  doc.moveDown(0.4);
  rule(doc);
  for (const block of sheet.blocks) drawBlock(doc, block, measures);
  drawFooters(doc, sheet.footer, measures);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

const widthOf = (doc: Doc): number => doc.page.width - doc.page.margins.left - doc.page.margins.right;
const bottomOf = (doc: Doc): number => doc.page.height - doc.page.margins.bottom;

function rule(doc: Doc): void {
  const { left } = doc.page.margins;
  doc
    .moveTo(left, doc.y)
    .lineTo(left + widthOf(doc), doc.y)
    .lineWidth(1)
    .strokeColor(LINE)
    .stroke();
  doc.moveDown(0.6);
}

/** Starts a new page where the next piece would be cut in two. */
function ensureRoom(doc: Doc, height: number): void {
  if (doc.y + height > bottomOf(doc)) doc.addPage();
}

function drawBlock(doc: Doc, block: PrintBlock, measures: Measures): void {
  const { body, heading, gap } = measures;
  switch (block.kind) {
    case 'heading':
      ensureRoom(doc, heading * 3);
      doc.font('bold').fontSize(heading).fillColor(GREEN).text(block.text).fillColor(INK);
      doc.y += gap / 2;
      return;
    case 'paragraph':
      doc
        .font('regular')
        .fontSize(body)
        .text(block.text, { lineGap: body * 0.35 });
      doc.y += gap;
      return;
    case 'field':
      ensureRoom(doc, heading * 3);
      doc.font('bold').fontSize(body).fillColor(GREEN).text(block.label).fillColor(INK);
      doc
        .font('regular')
        .fontSize(body)
        .text(block.text, { lineGap: body * 0.35 });
      doc.y += gap;
      return;
    case 'table':
      drawTable(doc, block, measures);
      return;
    case 'blanks':
      drawBlanks(doc, block.labels, measures);
      return;
    case 'qr':
      ensureRoom(doc, measures.qr + body);
      drawQr(doc, block, { side: measures.qr, fontSize: body, gap });
      return;
    case 'pageBreak':
      doc.addPage();
  }
}

function drawTable(
  doc: Doc,
  { widths, rows }: Extract<PrintBlock, { kind: 'table' }>,
  { body, gap }: Measures,
): void {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => (widthOf(doc) * width) / whole);
  const pad = gap / 2;
  rows.forEach((row, index) => {
    doc.font(index === 0 ? 'bold' : 'regular').fontSize(body);
    const heights = row.map((cell, at) =>
      doc.heightOfString(cell, { width: Math.max(1, (columns[at] ?? 0) - 2 * pad) }),
    );
    const height = Math.max(...heights) + 2 * pad;
    ensureRoom(doc, height);
    const top = doc.y;
    let left = doc.page.margins.left;
    row.forEach((cell, at) => {
      const width = columns[at] ?? 0;
      doc.rect(left, top, width, height).lineWidth(0.7).strokeColor(LINE).stroke();
      doc.text(cell, left + pad, top + pad, { width: width - 2 * pad });
      left += width;
    });
    doc.x = doc.page.margins.left;
    doc.y = top + height;
  });
  doc.y += gap;
}

function drawBlanks(doc: Doc, labels: readonly string[], { body, gap }: Measures): void {
  doc.font('regular').fontSize(body);
  for (const label of labels) {
    ensureRoom(doc, body * 3);
    const { left } = doc.page.margins;
    const from = left + doc.widthOfString(label) + gap;
    const foot = doc.y + body * 1.4;
    doc.text(label, left, doc.y);
    doc
      .moveTo(from, foot)
      .lineTo(left + widthOf(doc), foot)
      .lineWidth(0.7)
      .strokeColor(LINE)
      .stroke();
    doc.y = foot + gap;
  }
}

function drawFooters(doc: Doc, footer: string, { body, margin }: Measures): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    // Below the text's own margin, which would otherwise begin a new page.
    doc.page.margins.bottom = 0;
    doc
      .font('regular')
      .fontSize(body * 0.6)
      .fillColor('#5A6662')
      .text(`${footer}　第 ${page + 1}/${count} 页`, margin, doc.page.height - margin * 0.7, {
        width: doc.page.width - 2 * margin,
        align: 'center',
        lineBreak: false,
      });
  }
}
