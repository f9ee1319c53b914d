import type { Entry } from '../ledger/leaf.ts';
import { readText } from '../ledger/readValue.ts';
import { applyRoundEvent, createRoundCount, type RoundCount } from '../round/roundCount.ts';
import { roundEventOf } from '../round/roundEventOf.ts';
import type { RoundTerms } from '../round/round.ts';
import { pseudonymUnder } from './checkRoll.ts';
import type { CountedRound, Recounted } from './countedRound.ts';
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
  const count = createRoundCount({
    terms: termsFrom(bundle.terms),
    buildings: [{ buildingId: BUILDING, name: '' }],
    households: rollFrom(context),
  });
  const tallies: Recounted[] = [];
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] as Entry;
    const { t, seq } = entry.leaf;
    if (t === 'tally' || t === 'resultFinal') tallies.push({ t, seq, ...sumsOf(count, entry) });
    const event = roundEventOf(entry);
    if (event !== undefined) applyRoundEvent(count, event);
    if (i % SLICE === SLICE - 1) yield { step: 'standing', done: i, total: entries.length };
  }
  return { count, tallies };
}

/** The hash has shown that these are the terms that were frozen at opening. */
function termsFrom(terms: object): RoundTerms {
  return terms as RoundTerms;
}

function rollFrom(context: VerifyContext): { householdId: string; buildingId: string; unitId: string }[] {
  const { bundle, entries } = context;
  const { households, key = '' } = bundle.roll;
  const known = new Map<string, { id: string; unit: string }>();
  const nameOf = new Map<string, string>();
  for (const { fields } of entries) {
    if (fields.household === undefined) continue;
    const id = readText(fields.household);
    const name = nameOf.get(id) ?? pseudonymUnder(context, key, id);
    nameOf.set(id, name);
    const unit = typeof fields.unit === 'string' ? fields.unit : (known.get(name)?.unit ?? '');
    known.set(name, { id, unit });
  }
  return households.map((name) => {
    const found = known.get(name);
    return { householdId: found?.id ?? name, buildingId: BUILDING, unitId: found?.unit ?? '' };
  });
}

function sumsOf(
  { states, channels, tallies, households, terms }: RoundCount,
  { fields }: Entry,
): Pick<Recounted, 'sealed' | 'counted' | 'answered' | 'denominator'> {
  const questions = tallies.map(({ question, answered, stated, chosen, points }) => ({
    questionId: question.questionId,
    answered,
    stated,
    chosen: Object.fromEntries(chosen),
    points: Object.fromEntries(points),
  }));
  return {
    sealed: fields.result,
    // Copied: the count goes on.
    counted: { states: { ...states }, channels: { ...channels }, questions },
    answered: states.answered + (terms.rule.counts === 'asked' ? states.refused : 0),
    denominator: households - states.excluded,
  };
}
