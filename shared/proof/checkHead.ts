import { fromBase64, toHex } from '../ledger/bytes.ts';
import { originOf } from '../ledger/checkpoint.ts';
import { incidentOver } from './tellIncidents.ts';
import { checkNewerHead } from './checkNewerHead.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, ok, skipped, type Finding, type Sliced } from './verifyReport.ts';

/** The head is signed by the bundle's key under the name of its log. */
export function checkSignature({ head, bundle, log }: VerifyContext): Finding {
  if (head === undefined) return failed('存根的签名不对：不是这把公钥签的，或者被改过。');
  if (head.origin !== bundle.origin || originOf(log) !== head.origin) return failed('存根不是这本登记簿的。');
  return ok(`共 ${head.size} 条，公钥 ${bundle.publicKey.slice(0, 16)}…`);
}

interface TypedHead {
  readonly size: number;
  /** 64 lower-case hex. */
  readonly root: string;
}

/** The leaves begin with those of a head that the person has from elsewhere (a phone, the notice board, a witness). */
export function* checkTypedHead(context: VerifyContext): Sliced<Finding> {
  const { head: text } = context.input;
  if (text === undefined) return skipped('没有给出别处的存根，这一步没有做。');
  const typed = readHead(context, text);
  if (typed === undefined)
    return failed(
      '给出的存根读不懂，或者不是这本登记簿的钥匙签的。请检查条数和根是否抄对；登记簿换过钥匙的，请下载新的核对包。',
    );
  yield* context.hashLeaves('head');
  const lostAhead = incidentOver(context.bundle.leaves, typed);
  if (typed.size > context.tree.size && lostAhead !== undefined) return failed(lostAhead);
  if (typed.size > context.tree.size) return checkNewerHead(context, { what: '您的存根', ...typed });
  const same = toHex(context.tree.root(typed.size)) === typed.root;
  const lost = same ? undefined : incidentOver(context.bundle.leaves, typed);
  if (lost !== undefined) return failed(lost);
  return same
    ? ok(`前 ${typed.size} 条和您手里的存根一模一样。`)
    : failed(
        `前 ${typed.size} 条算出的根是 ${toHex(context.tree.root(typed.size))}，您手里的是 ${typed.root}：登记簿被改过，或者有两本。`,
      );
}

function readHead(context: VerifyContext, text: string): TypedHead | undefined {
  const note = text.replace(/\r\n/g, '\n');
  if (note.indexOf('\n\n') >= 0) {
    const whole = note.charAt(note.length - 1) === '\n' ? note : `${note}\n`;
    return context.openHead(whole);
  }
  const match = /^\s*(\d{1,15})\s+(\S[\s\S]*?)\s*$/.exec(note);
  if (match === null) return undefined;
  const [, size = '', written = ''] = match;
  const root = rootOf(written.replace(/\s+/g, ''));
  return root === undefined ? undefined : { size: Number(size), root };
}

/** A root as people have it: 64 hex in groups, or the base64 of a note. */
function rootOf(written: string): string | undefined {
  if (/^[0-9a-fA-F]{64}$/.test(written)) return written.toLowerCase();
  try {
    const bytes = fromBase64(written);
    return bytes.length === 32 ? toHex(bytes) : undefined;
  } catch {
    return undefined;
  }
}
