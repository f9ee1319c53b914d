import type { LedgerCrypto } from '../ledger/ledgerCrypto.ts';
import { readBundle } from './readBundle.ts';
import { STEP_CHECKS, type CheckedStep, type StepCheck } from './stepChecks.ts';
import { VerifyContext } from './verifyContext.ts';
import {
  failed,
  ok,
  UNCOMPARED_CODE,
  VERIFY_STEPS,
  type Finding,
  type Sliced,
  type StepReport,
  type VerifyInput,
  type VerifyReport,
} from './verifyReport.ts';

/**
 * Checks a bundle step by step without the server (docs/ledger-format.md says how), ending at the first step that fails.
 * Works in slices and tells how far it is; what comes last is the report. Never throws on hostile input. `checks` are the
 * steps' own; a test leaves one out to see that it is missed.
 */
export function* verifyBundle(
  crypto: LedgerCrypto,
  input: VerifyInput,
  checks: Readonly<Record<CheckedStep, StepCheck>> = STEP_CHECKS,
): Sliced<VerifyReport> {
  const read = yield* readBundle(input.text);
  if (typeof read === 'string') return reportOf([{ step: 'format', ...failed(read) }]);
  const context = new VerifyContext(crypto, read, input);
  const steps: StepReport[] = [{ step: 'format', ...ok('写法规范，读得懂。') }];
  for (const { step } of VERIFY_STEPS) {
    if (step === 'format') continue;
    yield { step, done: 0, total: 1 };
    const finding = yield* carryOut(checks[step], context);
    steps.push({ step, ...finding });
    if (finding.status === 'failed') break;
  }
  return reportOf(steps);
}

function* carryOut(check: StepCheck, context: VerifyContext): Sliced<Finding> {
  try {
    const work = check(context);
    return 'status' in work ? work : yield* work;
  } catch {
    // What no bundle of ours holds: a value of a kind that the step cannot be carried out with.
    return failed('内容不完整或读不懂。');
  }
}

function reportOf(steps: readonly StepReport[]): VerifyReport {
  const last = steps[steps.length - 1];
  const code = VERIFY_STEPS.filter(({ step }) => step === last?.step)[0]?.code ?? 0;
  if (last?.status === 'failed') return { steps, code };
  return { steps, code: steps.some(({ status }) => status === 'uncompared') ? UNCOMPARED_CODE : 0 };
}

/** The same for callers that have nothing else to do meanwhile. */
export function verifyBundleAtOnce(
  crypto: LedgerCrypto,
  input: VerifyInput,
  checks: Readonly<Record<CheckedStep, StepCheck>> = STEP_CHECKS,
): VerifyReport {
  const work = verifyBundle(crypto, input, checks);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
