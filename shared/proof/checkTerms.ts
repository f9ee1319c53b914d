import { canonicalJson } from '../ledger/canonicalJson.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, ok, type Finding } from './verifyReport.ts';

const SAID_AT_OPENING = ['kind', 'opensAt', 'closesAt', 'disclosure'] as const;

/** Questions, options, rule and window have the hash under which the round was opened. */
export function checkTerms({ crypto, bundle, log, saidAtOpening }: VerifyContext): Finding {
  const { terms, round } = bundle;
  const hash = crypto.sha256Hex(crypto.utf8(canonicalJson(terms)));
  if (hash !== saidAtOpening['questionHash']) return failed('题目、选项或规则和开始时登记的不一样。');
  if (terms['roundId'] !== round || terms['communityId'] !== log) return failed('这些题目是另一轮的。');
  const differs = SAID_AT_OPENING.filter(
    (word) => typeof saidAtOpening[word] !== 'string' || saidAtOpening[word] !== terms[word],
  );
  if (differs.length > 0) return failed('开始时登记的时间或方式，和规则里写的不一样。');
  return ok(`题目校验码 ${hash}`);
}
