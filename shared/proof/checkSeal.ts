import { openCheckpoint } from '../ledger/checkpoint.ts';
import { sealOrigin } from './bundle.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, ok, type Finding } from './verifyReport.ts';

/** The whole document is the one that the log's key signed: nothing was left out of it or put beside it since. */
export function checkSeal({ crypto, bundle, read }: VerifyContext): Finding {
  const seal = openCheckpoint(crypto, bundle.seal, bundle.publicKey);
  const holds =
    seal !== undefined &&
    seal.origin === sealOrigin(bundle.origin, bundle.round) &&
    seal.size === bundle.leaves.length &&
    seal.root === crypto.sha256Hex(crypto.utf8(read.sealed));
  return holds ? ok('从给出到现在一个字节都没有变。') : failed('文件给出以后被改动过：有内容被删去或换过。');
}
