import { writeFile } from 'node:fs/promises';
import type { EvidenceKept } from '../../shared/evidence/evidenceApi.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { EvidenceParts } from '../evidence/keepEvidence.ts';
import { keepDocument, keepPhotograph } from '../evidence/keepFile.ts';
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
export function demoPapers(
  parts: Pick<EvidenceParts, 'arrivals' | 'storage' | 'evidence'>,
  printedAt: Date,
): DemoPapers {
  let paper: Promise<Buffer> | undefined;
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
      const file = parts.arrivals.incoming();
      await writeFile(file, await (paper ??= printed()));
      return idOf(await keepDocument(parts, file, { accountId, communityId, at: printedAt }));
    },
    async photograph(communityId, accountId) {
      const source = { accountId, communityId, at: printedAt };
      return idOf(await keepPhotograph(parts, Buffer.from(WALL), 'image/jpeg', source));
    },
  };
}

function idOf(kept: EvidenceKept | Refusal): string {
  if (isRefusal(kept)) throw new Error(`a file of the demonstration was refused: ${kept.refused}`);
  return kept.evidenceId;
}
