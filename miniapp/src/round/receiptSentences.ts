import type { ReceiptedAct } from './findReceipt.ts';

/** What has become of a response, in a few words. */
export function standingText({ standing, counted, late }: ReceiptedAct): string {
  const note = late === true ? '（截止后补录）' : '';
  switch (standing) {
    case 'disputed':
      return '有异议，处理完以前不计入';
    case 'removed':
      return '已作废，不计入';
    case 'pending':
      return '纸质表待第二个人核对，核对后计入';
    case 'withdrawn':
      return '已撤回，不计入';
    default:
      if (counted === undefined) return '已登记，是否计入要联网看';
      return counted ? `计入${note}` : '不计入（后来改过），仍留在登记簿里';
  }
}

/** The sentences under the headline of a receipt: whose it is, what has become of it, where it can be seen again. */
export function receiptSentences(act: ReceiptedAct): string[] {
  const sentences: string[] = [];
  if (!act.mine) sentences.push('这是您家另一位成员或工作人员登记的。');
  if (act.kind === 'response' && act.counted === false) sentences.push(`这一条现在${standingText(act)}。`);
  if (act.late === true) sentences.push('这是截止前听到或收回、截止后补录的，公布时单独标明。');
  sentences.push(act.counted === undefined ? '回执保存在这台手机上，没有网络也能看。' : '回执随时可以再看。');
  return sentences;
}
