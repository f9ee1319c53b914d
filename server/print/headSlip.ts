import { chinaMinuteOf } from '../../shared/chinaTime.ts';
import type { Checkpoint } from '../../shared/ledger/receipt.ts';
import type { PrintSheet } from './printSheet.ts';

/** What a slip says beside the head. */
export interface SlipPlace {
  readonly log: string;
  readonly communityName: string;
  /** Where residents reach the pages, without a slash at the end. */
  readonly address: string;
  readonly demo: boolean;
  readonly printedAt: Date;
}

/**
 * The newest head of a community's record for its notice board: number of entries, root, date, and a code that opens the
 * page which compares it with what the server says then. Who has seen the slip notices when the record is rewritten.
 */
export function headSlip({ size, root, publicKey }: Checkpoint, place: SlipPlace): PrintSheet {
  const { log, communityName, address, demo, printedAt } = place;
  const link = `${address}/#/supervise/ledger?log=${encodeURIComponent(log)}&size=${size}&root=${root}`;
  const minute = chinaMinuteOf(printedAt.getTime());
  return {
    size: 'A4',
    title: '答复登记簿存根',
    subtitle: `${communityName}${demo ? '（演示数据）' : ''}`,
    blocks: [
      { kind: 'field', label: '条数', text: `共 ${size} 条（从第 0 条到第 ${size - 1} 条）` },
      { kind: 'field', label: '根', text: groups(root) },
      { kind: 'field', label: '时间', text: `${minute}（北京时间）` },
      { kind: 'field', label: '登记簿的公钥', text: groups(publicKey) },
      {
        kind: 'paragraph',
        text:
          '每一份答复都写进登记簿，只能往后加，不能改、不能删。改动以前的任何一条，这张纸上的根就对不上了。' +
          '请拍照留存；以后扫码，或者在手机“来监督—登记簿”里输入条数和根，就能知道登记簿有没有被改过。',
      },
      { kind: 'qr', text: link, caption: '扫码核对' },
      { kind: 'blanks', labels: ['张贴人：', '张贴日期：', '见证的居民：'] },
    ],
    footer: `${communityName}　登记簿 ${log}`,
    printedAt,
  };
}

/** Eight digits at a time, so that two people can read it to each other. */
function groups(hex: string): string {
  return hex.replace(/(.{8})(?=.)/g, '$1 ');
}
