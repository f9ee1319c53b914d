import { checkElectors } from './checkElectors.ts';
import { checkSignature, checkTypedHead } from './checkHead.ts';
import { checkLeaves, checkRoot } from './checkLeaves.ts';
import { checkOpenings } from './checkOpenings.ts';
import { checkReceiptIn } from './checkReceiptIn.ts';
import { checkRoll } from './checkRoll.ts';
import { checkRule } from './checkRule.ts';
import { checkSeal } from './checkSeal.ts';
import { checkTerms } from './checkTerms.ts';
import { checkPublishedRate, checkTotals } from './checkTotals.ts';
import { checkVoteRule } from './checkVotes.ts';
import { checkWindow } from './checkWindow.ts';
import { recount } from './recount.ts';
import { tellMoment } from './tellMoment.ts';
import { tellShares } from './tellShares.ts';
import type { VerifyContext } from './verifyContext.ts';
import { ok, open, type Finding, type Sliced, type VerifyStep } from './verifyReport.ts';

/** How one step is carried out, on what the steps before it have found to hold. */
export type StepCheck = (context: VerifyContext) => Finding | Sliced<Finding>;
/** Every step after reading the document. */
export type CheckedStep = Exclude<VerifyStep, 'format'>;

/** The verifier's steps. */
export const STEP_CHECKS: Readonly<Record<CheckedStep, StepCheck>> = {
  signature: checkSignature,
  head: checkTypedHead,
  leaves: checkLeaves,
  root: checkRoot,
  openings: checkOpenings,
  roll: checkRoll,
  terms: checkTerms,
  window: checkWindow,
  standing: checkStanding,
  owners: checkElectors,
  rule: (context) => (context.isVote ? checkVoteRule(context) : checkRule(context)),
  totals: (context) =>
    tellMoment(
      context,
      context.counted === undefined ? checkPublishedRate(context) : checkTotals(context, context.counted),
    ),
  shares: tellShares,
  receipt: checkReceiptIn,
  seal: checkSeal,
};

/** Last valid answer of each household, with precedence, withdrawals, voids and disputes. */
function* checkStanding(context: VerifyContext): Sliced<Finding> {
  if (context.bundle.tier !== 'auditor') return open('这份核对包看不到每户的内容，不能逐户重新数。');
  const { size } = context.erased;
  if (size > 0) return open(`按规定清除了 ${size} 条登记的内容，不能再逐户重新数；合计以封存的为准。`);
  context.counted = yield* recount(context);
  const { electors, count } = context.counted;
  if (electors !== undefined) {
    const { total, participating } = electors.turnout;
    return ok(`共 ${total.people} 位业主，参与表决 ${participating.people} 位。`);
  }
  const { states, households } = count;
  const { answered, disputed, pending, excluded } = states;
  return ok(
    `共 ${households} 户：已征集 ${answered} 户，有异议 ${disputed} 户，待核验 ${pending} 户，不计入 ${excluded} 户。`,
  );
}
