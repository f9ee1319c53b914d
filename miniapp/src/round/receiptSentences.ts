import type { RoundView } from '../../../shared/round/roundView.ts';
import { timeText } from '../words/dates.ts';
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

/**
 * The sentences under the headline of a receipt: what it is about, whose it is, what has become of it, until when it can be
 * changed, what it is not, where it can be seen again.
 */
export function receiptSentences(act: ReceiptedAct, round: RoundView | undefined): string[] {
  const sentences: string[] = [];
  if (round !== undefined) sentences.push(`这是“${round.title}”。`);
  if (!act.mine) sentences.push('这是您家另一位成员或工作人员登记的。');
  if (act.kind === 'response' && act.counted === true) sentences.push('现在计入。');
  if (act.kind === 'response' && act.counted === false) sentences.push(`这一条现在${standingText(act)}。`);
  if (act.late === true) sentences.push('这是截止前听到或收回、截止后补录的，公布时单独标明。');
  if (round?.mine?.mayAnswer.ok === true)
    sentences.push(
      act.kind === 'withdraw'
        ? `${timeText(round.closesAt)}截止，在那以前可以重新答复。`
        : `${timeText(round.closesAt)}截止，在那以前可以改主意。`,
    );
  if (round !== undefined && round.kind !== 'statutory') sentences.push('这是征求意见，不代替业主表决。');
  sentences.push(act.counted === undefined ? '回执保存在这台手机上，没有网络也能看。' : '回执随时可以再看。');
  return sentences;
}
