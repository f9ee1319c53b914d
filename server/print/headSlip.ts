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
      {
        kind: 'paragraph',
        text:
          `到 ${minute}（北京时间），${communityName}的答复登记簿一共有 ${size} 条。这张纸是它的存根，好比账本的封条：` +
          '以前写的任何一条要是被改了、删了，下面的“根”就对不上，看得出来。请拍照留存。',
      },
      { kind: 'field', label: '条数', text: `共 ${size} 条（从第 0 条到第 ${size - 1} 条）` },
      { kind: 'field', label: '根', text: groups(root) },
      { kind: 'field', label: '时间', text: `${minute}（北京时间）` },
      { kind: 'field', label: '登记簿的公钥', text: groups(publicKey) },
      {
        kind: 'paragraph',
        text:
          '怎么核对：扫码，或者在手机“来监督—登记簿”里输入条数和根，看现在的登记簿接不接得上这张存根。' +
          '它证明不了名册本身对不对，也证明不了登记的人有没有照实登记。',
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
