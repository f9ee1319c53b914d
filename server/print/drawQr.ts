import qrcode from 'qrcode-generator';

interface QrPlace {
  /** Side of the square in points, quiet zone included. */
  readonly side: number;
  readonly fontSize: number;
  readonly gap: number;
}

/** Modules of white around a code (ISO/IEC 18004 asks for four). */
const QUIET = 4;

/**
 * Draws a QR code (error correction M: a quarter of it may be torn or dirty) as squares, with its caption and its text
 * beside it, for people who type.
 */
export function drawQr(
  doc: PDFKit.PDFDocument,
  { text, caption }: { readonly text: string; readonly caption: string },
  { side, fontSize, gap }: QrPlace,
): void {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const count = code.getModuleCount();
  const module = side / (count + 2 * QUIET);
  const { left, right } = doc.page.margins;
  const top = doc.y;
  doc.rect(left, top, side, side).fill('#FFFFFF');
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (!code.isDark(row, column)) continue;
      // A hair larger than a module, so that no white line shows between two.
      doc.rect(left + (column + QUIET) * module, top + (row + QUIET) * module, module * 1.02, module * 1.02);
    }
  }
  doc.fill('#000000');
  const width = doc.page.width - left - right - side - gap;
  doc.fillColor('#16211F').font('bold').fontSize(fontSize);
  doc.text(caption, left + side + gap, top + side * 0.2, { width });
  doc.font('regular').fontSize(fontSize * 0.7);
  doc.text(text, left + side + gap, doc.y + gap / 2, { width });
  doc.x = left;
  doc.y = Math.max(doc.y, top + side) + gap;
}
