import type { LedgerCrypto } from '../ledger/ledgerCrypto.ts';
import type { RoundCount } from '../round/roundCount.ts';
import { checkSignature, checkTypedHead } from './checkHead.ts';
import { checkLeaves, checkRoot } from './checkLeaves.ts';
import { checkOpenings } from './checkOpenings.ts';
import { checkReceiptIn } from './checkReceiptIn.ts';
import { checkRoll } from './checkRoll.ts';
import { checkRule } from './checkRule.ts';
import { checkSeal } from './checkSeal.ts';
import { checkTerms } from './checkTerms.ts';
import { checkPublishedRate, checkTotals } from './checkTotals.ts';
import { checkWindow } from './checkWindow.ts';
import { readBundle } from './readBundle.ts';
import { recount, type Recounted } from './recount.ts';
import { tellShares } from './tellShares.ts';
import { VerifyContext } from './verifyContext.ts';
import {
  failed,
  ok,
  open,
  skipped,
  VERIFY_STEPS,
  type Finding,
  type Sliced,
  type StepReport,
  type VerifyInput,
  type VerifyReport,
  type VerifyStep,
} from './verifyReport.ts';

/**
 * Checks a bundle step by step without the server (docs/ledger-format.md says how), ending at the first step that fails.
 * Works in slices and tells how far it is; what comes last is the report. Never throws on hostile input.
 */
export function* verifyBundle(crypto: LedgerCrypto, input: VerifyInput): Sliced<VerifyReport> {
  const read = yield* readBundle(input.text);
  if (typeof read === 'string') return reportOf([{ step: 'format', ...failed(read) }]);
  const context = new VerifyContext(crypto, read, input);
  const steps: StepReport[] = [{ step: 'format', ...ok(`${input.text.length} 个字符，写法规范。`) }];
  const round: CountedRound = {};
  for (const { step } of VERIFY_STEPS.slice(1)) {
    yield { step, done: 0, total: 1 };
    const finding = yield* carryOut(step, context, round);
    steps.push({ step, ...finding });
    if (finding.status === 'failed') break;
  }
  return reportOf(steps);
}

interface CountedRound {
  counted?: { readonly count: RoundCount; readonly tallies: readonly Recounted[] };
}

function* carryOut(step: VerifyStep, context: VerifyContext, round: CountedRound): Sliced<Finding> {
  try {
    return yield* check(step, context, round);
  } catch {
    // What no bundle of ours holds: a value of a kind that the step cannot be carried out with.
    return failed('内容不完整或读不懂。');
  }
}

function* check(step: VerifyStep, context: VerifyContext, round: CountedRound): Sliced<Finding> {
  switch (step) {
    case 'format':
      return ok('');
    case 'signature':
      return checkSignature(context);
    case 'head':
      return yield* checkTypedHead(context);
    case 'leaves':
      return yield* checkLeaves(context);
    case 'root':
      return checkRoot(context);
    case 'openings':
      return yield* checkOpenings(context);
    case 'roll':
      return checkRoll(context);
    case 'terms':
      return checkTerms(context);
    case 'window':
      return checkWindow(context);
    case 'standing':
      if (context.bundle.tier !== 'auditor') return open('这份核对包看不到每户的内容，不能逐户重新数。');
      round.counted = yield* recount(context);
      return ok(standingSentence(round.counted.count));
    case 'owners':
      return skipped('这一轮按户计，不按业主计。');
    case 'rule':
      return checkRule(context);
    case 'totals':
      return round.counted === undefined ? checkPublishedRate(context) : checkTotals(context, round.counted);
    case 'shares':
      return tellShares(context);
    case 'receipt':
      return checkReceiptIn(context);
    case 'seal':
      return checkSeal(context);
  }
}

function standingSentence({ states, households }: RoundCount): string {
  const { answered, disputed, pending, excluded } = states;
  return `共 ${households} 户：已征集 ${answered} 户，有异议 ${disputed} 户，待核验 ${pending} 户，不计入 ${excluded} 户。`;
}

function reportOf(steps: readonly StepReport[]): VerifyReport {
  const last = steps[steps.length - 1];
  const code = VERIFY_STEPS.filter(({ step }) => step === last?.step)[0]?.code ?? 0;
  return { steps, code: last?.status === 'failed' ? code : 0 };
}

/** The same for callers that have nothing else to do meanwhile. */
export function verifyBundleAtOnce(crypto: LedgerCrypto, input: VerifyInput): VerifyReport {
  const work = verifyBundle(crypto, input);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
