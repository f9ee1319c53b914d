import { toHex } from '../ledger/bytes.ts';
import { openCheckpoint } from '../ledger/checkpoint.ts';
import type { Receipt } from '../ledger/receipt.ts';
import { verifyReceipt } from '../ledger/verifyReceipt.ts';
import { ownTags } from './checkList.ts';
import { checkNewerHead } from './checkNewerHead.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, ok, skipped, type Finding } from './verifyReport.ts';

/** The person's receipt is sound, signed by the same key, and its entry and head stand in the bundle's log. */
export function checkReceiptIn(context: VerifyContext): Finding {
  const { receipt: text } = context.input;
  if (text === undefined) return skipped('没有给出回执，这一步没有做。');
  const { bundle, crypto, hashes, tree, log } = context;
  const receipt = JSON.parse(text) as Receipt;
  const { seq, h, leaf, opening, checkpoint } = receipt;
  if (receipt.log !== log) return failed('这张回执是另一个小区的。');
  const publicKey = context.keyAt(checkpoint.size);
  const own = { ...receipt, checkpoint: { ...checkpoint, publicKey } };
  const household = opening.household?.value;
  const expected = {
    log,
    round: leaf.round ?? '',
    household: typeof household === 'string' ? household : '',
  };
  const wrong = verifyReceipt(crypto, own, expected).filter(
    ({ ok: holds, step }) => !holds && step !== 'content',
  );
  if (wrong.length > 0)
    return failed(`回执本身没有通过核对（${wrong.map(({ step }) => step).join('、')}）。`);
  const head = openCheckpoint(crypto, checkpoint.note, publicKey);
  if (head === undefined) return failed('回执上的存根读不懂。');
  if (head.size <= tree.size && toHex(tree.root(head.size)) !== head.root)
    return failed('回执上的存根和这本登记簿接不上：登记簿被改过，或者有两本。');
  if (seq >= tree.size) return checkNewerHead(context, { what: '您回执上的存根', ...head });
  if (hashes[seq] !== h) return failed(`登记簿的第 ${seq} 条不是您回执上的那一条。`);
  const ours = leaf.round === bundle.round ? '' : '（它是另一轮的答复）';
  return ok(`第 ${seq} 条和您的回执一样${ours}${ownTags(context, opening.household?.salt)}。`);
}
