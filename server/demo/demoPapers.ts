import sharp from 'sharp';
import type { EvidenceParts } from '../evidence/keepEvidence.ts';
import { printSheet } from '../print/printSheet.ts';

/** Papers and photographs of the demonstration, kept like uploaded ones. */
export interface DemoPapers {
  /** A paper for a community; gives its id. */
  paper(communityId: string, accountId: string): Promise<string>;
  /** A photograph of a notice on a wall. */
  photograph(communityId: string, accountId: string): Promise<string>;
}

const WALL =
  '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#b9a58c"/>' +
  '<path d="M0 150H800M0 300H800M0 450H800M200 0V150M500 150V300M300 300V450M600 450V600" stroke="#9a866d" stroke-width="6"/>' +
  '<rect x="250" y="60" width="300" height="424" fill="#fdfcf8" stroke="#555" stroke-width="3"/>' +
  '<rect x="290" y="95" width="220" height="24" fill="#16211f"/>' +
  [150, 180, 210, 240, 270, 300, 330]
    .map((y) => `<rect x="280" y="${y}" width="${y % 60 === 0 ? 180 : 240}" height="10" fill="#777"/>`)
    .join('') +
  '<rect x="280" y="380" width="80" height="80" fill="#222"/></svg>';

/** Makes each of them once; every community shows the same specimen, which says that it is one. */
export function demoPapers({ folder, evidence }: EvidenceParts, printedAt: Date): DemoPapers {
  let paper: Promise<Buffer> | undefined;
  let photograph: Promise<Buffer> | undefined;
  const printed = (): Promise<Buffer> =>
    printSheet({
      size: 'A4',
      title: '决议（演示样张）',
      blocks: [
        {
          kind: 'paragraph',
          text: '本文件是演示数据，用来说明依法形成的决议、同意和评审意见如何上传和公开。',
        },
        { kind: 'paragraph', text: '实际使用时，请上传盖章的原件扫描件。' },
      ],
      footer: '演示数据',
      printedAt,
    });
  return {
    async paper(communityId, accountId) {
      const bytes = await (paper ??= printed());
      const _id = await folder.keepBytes(bytes);
      await evidence.upsert(
        { _id, type: 'application/pdf', bytes: bytes.length },
        { accountId, communityId, at: printedAt },
      );
      return _id;
    },
    async photograph(communityId, accountId) {
      const bytes = await (photograph ??= sharp(Buffer.from(WALL)).jpeg().toBuffer());
      const _id = await folder.keepBytes(bytes);
      const facts = { type: 'image/jpeg', bytes: bytes.length, width: 800, height: 600 } as const;
      await evidence.upsert({ _id, ...facts }, { accountId, communityId, at: printedAt });
      return _id;
    },
  };
}
