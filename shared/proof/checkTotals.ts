import { canonicalJson } from '../ledger/canonicalJson.ts';
import type { LedgerValue } from '../ledger/leaf.ts';
import { roundResult } from '../round/result/roundResult.ts';
import type { RoundCount } from '../round/counting/roundCount.ts';
import { lastTally } from './checkRoll.ts';
import { checkList, recountedListFault } from './checkList.ts';
import { checkSealedTotals } from './checkErased.ts';
import { questionFault } from './questionFault.ts';
import { sealedPartsFault } from './checkSealedParts.ts';
import { listAt, numberAt, objectAt, type LedgerObject } from './readResult.ts';
import type { CountedRound } from './countedRound.ts';
import { voteCellFault, voteTurnoutFault } from './checkVotes.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, ok, open, type Finding } from './verifyReport.ts';

/** The published numbers are those that the log's last tally names, for everybody to see. */
export function checkPublishedRate(context: VerifyContext): Finding {
  const { bundle, crypto, isVote, roundLeaves } = context;
  const tally = lastTally(roundLeaves);
  const said = tally?.d ?? {};
  const hash = crypto.sha256Hex(crypto.utf8(canonicalJson(bundle.published)));
  if (hash !== said['published']) return failed('公布的结果不是登记簿里写下的那一份。');
  if (bundle.published['roundId'] !== bundle.round) return failed('公布的是另一轮的结果。');
  const status = tally?.t === 'resultFinal' ? 'final' : 'closed';
  if (bundle.published['status'] !== status)
    return failed('公布的写法和登记簿不一样：一边是暂定，一边是定稿。');
  if (isVote) {
    const fault = voteTurnoutFault(bundle.published, said);
    if (fault === undefined && context.erased.size > 0) return checkSealedTotals(context);
    return fault === undefined
      ? open('参与人数和面积和登记簿里封存的一致；各人的选择要有审计权限的核对包才能重新数。')
      : failed(fault);
  }
  const participation = objectAt(bundle.published, 'participation');
  const official = objectAt(participation, 'official');
  const same =
    said['answered'] === official['answered'] &&
    said['denominator'] === official['denominator'] &&
    said['households'] === participation['households'];
  if (!same) return failed('公布的征集率和登记簿里封存的不一样。');
  const listed = bundle.tier === 'pseudonymous' ? checkList(context) : undefined;
  if (listed !== undefined) return listed;
  if (context.erased.size > 0) return checkSealedTotals(context);
  return open(
    `已征集 ${numberAt(said, 'answered')} 户、计入 ${numberAt(said, 'denominator')} 户，和登记簿里封存的一致；各选项户数要有审计权限的核对包才能重新数。`,
  );
}

/**
 * What was counted anew is what every tally entry sealed and what was published, number by number; a number that is
 * withheld is not printed and not compared.
 */
export function checkTotals(context: VerifyContext, recounted: CountedRound): Finding {
  const published = checkPublishedRate(context);
  if (published.status === 'failed') return published;
  const { bundle } = context;
  const leaves = new Map(context.roundLeaves.map((leaf) => [leaf.seq, leaf]));
  for (const { seq, sealed, counted, said } of recounted.tallies) {
    const written = leaves.get(seq)?.d ?? {};
    const differs = Object.keys(said).filter((name) => spelled(written[name]) !== spelled(said[name]));
    if (differs.length > 0) return failed(`第 ${seq} 条写着的数和重新数出来的不一样。`);
    if (!isSame(sealed, counted)) return failed(`第 ${seq} 条封存的合计和重新数出来的不一样。`);
  }
  const last = recounted.tallies[recounted.tallies.length - 1];
  if (context.isVote) {
    const fault = voteCellFault(bundle.published, last?.counted ?? {});
    return fault === undefined
      ? ok('逐位业主重新数过：人数、面积和每件事的票数都和公布的一致。')
      : failed(fault);
  }
  const { count } = recounted;
  const questions = listAt(bundle.published, 'questions');
  if (questions.length !== count.tallies.length) return failed('公布的题目多了或少了。');
  for (const [at, tally] of count.tallies.entries()) {
    const question = questions[at] ?? {};
    // Printed are the numbers of the close, or the final ones where no household could be told from the difference.
    const printed = question['asOf'] === 'close' ? count.close?.tallies[at] : tally;
    const fault = questionFault(question, printed ?? tally);
    if (fault !== undefined) return failed(`“${tally.question.title}”${fault}`);
  }
  const decided =
    decisionFault(questions, count) ??
    recountedListFault(context, count) ??
    sealedPartsFault(bundle.published, last?.counted ?? {}, count);
  if (decided !== undefined) return failed(decided);
  const answered = numberAt(last?.said ?? {}, 'answered');
  return ok(`逐户重新数过：已征集 ${answered} 户，${questions.length} 道题的合计都和公布的一致。`);
}

/** Zeros say nothing: a choice that was taken back leaves one, a choice never made leaves none. */
function withoutZeros(value: LedgerValue): LedgerValue {
  if (Array.isArray(value)) return value.map((item: LedgerValue) => withoutZeros(item));
  if (typeof value !== 'object') return value;
  const kept: Record<string, LedgerValue> = {};
  for (const [key, member] of Object.entries(value)) if (member !== 0) kept[key] = withoutZeros(member);
  return kept;
}

/** The parts that were counted; what else a tally seals is not compared. */
function isSame(sealed: LedgerValue | undefined, counted: LedgerObject): boolean {
  if (typeof sealed !== 'object' || Array.isArray(sealed)) return false;
  const parts: Record<string, LedgerValue> = {};
  for (const name of Object.keys(counted)) {
    const part = (sealed as LedgerObject)[name];
    if (part === undefined) return false;
    parts[name] = part;
  }
  return canonicalJson(withoutZeros(parts)) === canonicalJson(withoutZeros(counted));
}

function spelled(value: LedgerValue | undefined): string | undefined {
  return value === undefined ? undefined : canonicalJson(value);
}

/** Decisions by the true sums, also where a side of an inequality is withheld in public. */
function decisionFault(published: readonly LedgerObject[], count: RoundCount): string | undefined {
  const { questions } = roundResult(count, count.seq, count.isFinal ? 'final' : 'closed', {});
  for (const [at, { outcome, title }] of questions.entries()) {
    const said = objectAt(published[at] ?? {}, 'outcome');
    if (said['kind'] !== outcome.kind) return `“${title}”的规则不对。`;
    if ('decision' in outcome && said['decision'] !== outcome.decision) return `“${title}”的结论不对。`;
    if (!('items' in outcome)) continue;
    const items = listAt(said, 'items');
    const same =
      items.length === outcome.items.length &&
      outcome.items.every(
        ({ optionId, decision }, place) =>
          items[place]?.['optionId'] === optionId && items[place]['decision'] === decision,
      );
    if (!same || numberAt(said, 'spentFen') !== outcome.spentFen) return `“${title}”的排序或取舍不对。`;
  }
  return undefined;
}
