import { readText } from '../ledger/readValue.ts';
import type { RollElector } from '../round/roll.ts';
import { salesIn } from './salesIn.ts';
import type { VerifyContext } from './verifyContext.ts';

/** What the opened entries tell of a household, by its pseudonym. */
export type KnownNames = ReadonlyMap<string, { readonly id: string; readonly unit: string }>;

/** Ids and staircases of the households of which something is opened. */
export function namesIn(context: VerifyContext): KnownNames {
  const { key = '', electors = [] } = context.bundle.roll;
  const known = new Map<string, { id: string; unit: string }>();
  for (const { dwellings } of electors)
    for (const { household, unit } of dwellings) known.set(household, { id: household, unit });
  for (const { householdId: id } of salesIn(context)) {
    const name = context.pseudonymOf(key, id);
    known.set(name, { id, unit: known.get(name)?.unit ?? '' });
  }
  for (const { fields } of context.entries) {
    if (fields.household === undefined) continue;
    const id = readText(fields.household);
    const name = context.pseudonymOf(key, id);
    const unit = typeof fields.unit === 'string' ? fields.unit : (known.get(name)?.unit ?? '');
    known.set(name, { id, unit });
  }
  return known;
}

/** The electors of an owners' vote with the same names for their dwellings. */
export function electorsIn({ bundle }: VerifyContext, known: KnownNames): RollElector[] | undefined {
  return bundle.roll.electors?.map(({ elector, dwellings, joint }) => ({
    electorId: elector,
    joint,
    dwellings: dwellings.map(({ household, areaDm2 }) => ({
      householdId: known.get(household)?.id ?? household,
      areaDm2,
    })),
  }));
}
