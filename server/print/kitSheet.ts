import type { KitBlock, KitDocument } from '../../shared/round/vote/statutoryKit.ts';
import type { PrintBlock, PrintSheet } from './printSheet.ts';

/** What the sheet says beside the papers. */
export interface KitPlace {
  readonly communityName: string;
  readonly roundTitle: string;
  readonly demo: boolean;
  readonly printedAt: Date;
}

/** The papers of the convening kit as one A4 document, each paper beginning a page. */
export function kitSheet(
  documents: readonly KitDocument[],
  { communityName, roundTitle, demo, printedAt }: KitPlace,
): PrintSheet {
  const papers = documents.map(({ title, blocks }): readonly PrintBlock[] => [
    { kind: 'heading', text: title },
    ...blocks.flatMap(printed),
  ]);
  return {
    size: 'A4',
    title: '业主表决召集文书',
    subtitle: `${communityName}　${roundTitle}${demo ? '（演示数据）' : ''}`,
    blocks: papers.flatMap((paper, at) => (at === 0 ? paper : [{ kind: 'pageBreak' } as const, ...paper])),
    footer: `${communityName}　${roundTitle}`,
    printedAt,
  };
}

function printed({ heading, lines, boxes = [], blanks = [] }: KitBlock): PrintBlock[] {
  return [
    ...(heading === undefined ? [] : [{ kind: 'heading', text: heading } as const]),
    ...lines.map((text): PrintBlock => ({ kind: 'paragraph', text })),
    ...(boxes.length === 0 ? [] : [{ kind: 'paragraph', text: boxes.join('　　') } as const]),
    ...(blanks.length === 0 ? [] : [{ kind: 'blanks', labels: blanks } as const]),
  ];
}
