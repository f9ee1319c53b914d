import type { Entry, EntryType } from '../ledger/leaf.ts';
import { applySale, createElectorCount, type ElectorCount } from '../round/vote/electorCount.ts';
import { foldBallots } from '../round/vote/foldBallots.ts';
import { applyRoundEvent, createRoundCount, type RoundCount } from '../round/counting/roundCount.ts';
import { roundEventOf } from '../round/roundEventOf.ts';
import type { Roll } from '../round/roll.ts';
import { roundResult } from '../round/result/roundResult.ts';
import { countedInRate, denominatorOf } from '../round/counting/roundRate.ts';
import { sealedSums, tallyVersionOf } from '../round/result/sealedSums.ts';
import type { RoundTerms } from '../round/round.ts';
import type { CountedRound, Recounted } from './countedRound.ts';
import { electorsIn, namesIn } from './rollInBundle.ts';
import { salesIn, type OpenedSale } from './salesIn.ts';
import { voteSums } from './voteSums.ts';
import type { VerifyContext } from './verifyContext.ts';
import type { Sliced } from './verifyReport.ts';

const BUILDING = 'all';
const SLICE = 100;

/**
 * Counts the round again from its opened entries by the shared rules, in the order of the log, stopping at each tally.
 * Needs an auditor's bundle.
 */
export function* recount(context: VerifyContext): Sliced<CountedRound> {
  const { entries, bundle } = context;
  const terms = termsFrom(bundle.terms);
  const roll = rollFrom(context);
  const count = createRoundCount({ terms, ...roll });
  const electors = terms.kind === 'statutory' ? createElectorCount(terms, roll) : undefined;
  const tallies: Recounted[] = [];
  const sales = salesIn(context).slice();
  // What stands behind the last tally bears on no number that was published.
  const end = entries.reduce((last, { leaf }, at) => (isTally(leaf.t) ? at + 1 : last), 0);
  for (let i = 0; i < end; i++) {
    const entry = entries[i] as Entry;
    const { t, seq } = entry.leaf;
    while (electors !== undefined && (sales[0]?.seq ?? seq) < seq) sell(context, electors, sales.shift());
    if (isTally(t)) {
      const becomes = t === 'tally' ? 'closed' : 'final';
      const sums =
        electors === undefined
          ? householdSums(count, becomes, tallyVersionOf(entry.leaf.d))
          : voteSums(terms, electors);
      tallies.push({ t, seq, sealed: entry.fields.result, ...sums });
    }
    const event = roundEventOf(entry);
    const status = count.isFinal ? 'final' : count.close === undefined ? 'open' : 'closed';
    if (event !== undefined && electors === undefined) applyRoundEvent(count, event);
    else if (event !== undefined && electors !== undefined) foldBallots({ count, status }, electors, event);
    if (i % SLICE === SLICE - 1) yield { step: 'standing', done: i, total: entries.length };
  }
  return { count, tallies, ...(electors && { electors }) };
}

const isTally = (t: EntryType): t is 'tally' | 'resultFinal' => t === 'tally' || t === 'resultFinal';

/** An approved sale of the register, under the names that this vote has for its owners. */
function sell(context: VerifyContext, electors: ElectorCount, sale: OpenedSale | undefined): void {
  if (sale === undefined) return;
  const { householdId, buyerId } = sale;
  const { key = '' } = context.bundle.roll;
  applySale(electors, { householdId, buyerId: context.pseudonymOf(key, buyerId) });
}

/** The hash has shown that these are the terms that were frozen at opening. */
function termsFrom(terms: object): RoundTerms {
  return terms as RoundTerms;
}

/** The roll with ids where an opened entry tells them, pseudonyms elsewhere. */
function rollFrom(context: VerifyContext): Roll {
  const known = namesIn(context);
  const { households } = context.bundle.roll;
  const electors = electorsIn(context, known);
  return {
    buildings: [{ buildingId: BUILDING, name: '' }],
    households: households.map((name) => {
      const { id = name, unit = '' } = known.get(name) ?? {};
      return { householdId: id, buildingId: BUILDING, unitId: unit };
    }),
    ...(electors && { electors }),
  };
}

/** Buildings are not in a bundle: where each has a floor of its own, nobody can say here whether all of them reach it. */
function knowsBuildings({ rule }: Pick<RoundTerms, 'rule'>): boolean {
  return rule.buildingFloorPercent === undefined;
}

function householdSums(
  count: RoundCount,
  becomes: 'closed' | 'final',
  version: 1 | 2,
): Pick<Recounted, 'counted' | 'said'> {
  const { terms } = count;
  const result = roundResult(count, count.seq, becomes, {});
  const { rateSurvives, ...counted } = sealedSums(count, result, becomes, version);
  const known = knowsBuildings(terms) && rateSurvives !== undefined ? { rateSurvives } : {};
  return {
    counted: { ...counted, ...known },
    said: { answered: countedInRate(count), denominator: denominatorOf(count) },
  };
}
