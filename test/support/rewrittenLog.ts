import { hashPublished } from '../../server/round/closing/publishedTally.ts';
import type { Entry } from '../../shared/ledger/leaf.ts';
import type { Bundle } from '../../shared/proof/bundle.ts';
import { bundleText, BundleWorkshop, type DraftEntry, type RotationParts } from './bundleWorkshop.ts';

export type Rewriting =
  'drop' | 'insert' | 'late' | 'tally' | 'decision' | 'margin' | 'sealedLine' | 'printedLine';

/** What an entry was made of. */
export function draftOf({ leaf, fields }: Entry): DraftEntry {
  const { t, round, roll, via, op, d } = leaf;
  const { syncAt, ...rest } = fields;
  return {
    t,
    at: Number(syncAt),
    fields: rest,
    ...(round !== undefined && { round }),
    ...(roll !== undefined && { roll }),
    ...(via !== undefined && { via }),
    ...(op !== undefined && { op }),
    ...(d && { d }),
  };
}

/** Households of the round with exactly one response and nothing else after it. */
function spokenOnce(entries: readonly Entry[], round: string): Entry[] {
  const own = entries.filter(({ leaf, fields }) => leaf.round === round && fields.household !== undefined);
  return own.filter(
    ({ leaf, fields }) =>
      leaf.t === 'response' &&
      own.filter((other) => other.fields.household === fields.household).length === 1,
  );
}

/**
 * A log that the server wrote anew and signed in whole, every hash right: an answer gone, one invented, one after the
 * end, other numbers sealed, another margin or line of disputed answers sealed or published, or another decision published
 * than follows from them. The places of all other entries stay.
 */
export function rewrittenLog(
  bundle: Bundle,
  workshop: BundleWorkshop,
  how: Rewriting,
  dice: (sides: number) => number,
): { readonly bytes: Buffer; readonly expected: readonly number[] } | undefined {
  const { entries, round } = workshop;
  const drafts = entries.map(draftOf);
  const answers = spokenOnce(entries, round);
  const answer = answers[dice(Math.max(1, answers.length))];
  const free = entries.filter(({ leaf }) => leaf.round === 'other-round');
  const place = free[dice(Math.max(1, free.length))]?.leaf.seq;
  const household = silentHousehold(entries, round, bundle.roll.households.length);
  if (answer === undefined || place === undefined || household === undefined) return undefined;
  const invented = { ...draftOf(answer), fields: { ...answer.fields, household } };
  switch (how) {
    case 'drop':
      drafts[answer.leaf.seq] = { t: 'notice', at: Number(answer.fields.syncAt), fields: { result: true } };
      break;
    case 'insert':
      drafts[place] = { ...invented, at: drafts[place]?.at ?? 0 };
      break;
    case 'late':
      drafts.push({ ...draftOf(answer), at: (drafts.at(-1)?.at ?? 0) + 3600 });
      break;
    default: {
      const at = drafts.findLastIndex(({ t }) => t === 'tally' || t === 'resultFinal');
      drafts[at] = forgedTally(drafts[at] as DraftEntry, how, publishedOtherwise(bundle, how));
    }
  }
  const forged = writtenAnew(workshop, drafts);
  const { terms, roll } = bundle;
  const published = publishedOtherwise(bundle, how);
  const about = { terms, published, roll: { households: roll.households } };
  const bytes = Buffer.from(bundleText(forged.bundle('auditor', about)), 'utf8');
  return { bytes, expected: how === 'late' || how === 'decision' || how === 'printedLine' ? [60] : [70] };
}

/** A log of these drafts behind its first, by the same keys, each handing over at its own place. */
export function writtenAnew(
  { log, round, roundKey, keys }: BundleWorkshop,
  drafts: readonly DraftEntry[],
  forge?: (change: RotationParts) => RotationParts,
): BundleWorkshop {
  const [first, ...later] = keys;
  if (first === undefined) throw new Error('the workshop has no key');
  const forged = new BundleWorkshop(log, round, first, roundKey);
  for (const draft of drafts.slice(1)) {
    const next = draft.t === 'keyRotate' ? later.shift() : undefined;
    if (next === undefined) forged.add(draft);
    else forged.rotate(next, draft.at, forge);
  }
  return forged;
}

/** The tally with another number, or another sum behind it, or of another publication. */
function forgedTally(
  { d = {}, fields = {}, ...sealing }: DraftEntry,
  how: Rewriting,
  published: Bundle['published'],
): DraftEntry {
  const result = fields.result as Bundle['published'];
  switch (how) {
    case 'tally':
      return { ...sealing, fields, d: { ...d, answered: Number(d['answered']) + 1 } };
    case 'margin': {
      const margin = result['margin'] as Bundle['published'];
      const more = { ...margin, households: Number(margin['households']) + 1 };
      return { ...sealing, d, fields: { ...fields, result: { ...result, margin: more } } };
    }
    case 'sealedLine': {
      const lines = result['lines'] as Bundle['published'];
      const within = lines['with'] as Bundle['published'];
      const more = { ...lines, with: { ...within, answered: Number(within['answered']) + 1 } };
      return { ...sealing, d, fields: { ...fields, result: { ...result, lines: more } } };
    }
    default:
      return { ...sealing, fields, d: { ...d, published: hashPublished(published) } };
  }
}

function publishedOtherwise(bundle: Bundle, how: Rewriting): Bundle['published'] {
  if (how === 'decision') return decidedOtherwise(bundle);
  return how === 'printedLine' ? lineOtherwise(bundle) : bundle.published;
}

/** What is published, with fewer disputed answers counted in than out. */
function lineOtherwise({ published }: Bundle): Bundle['published'] {
  const solicitation = published['solicitation'] as Bundle['published'];
  const lines = solicitation['lines'] as Bundle['published'];
  const within = lines['with'] as Bundle['published'];
  const official = within['official'] as Bundle['published'];
  const less = { ...official, answered: Number(official['answered']) - 1 };
  return {
    ...published,
    solicitation: { ...solicitation, lines: { ...lines, with: { ...within, official: less } } },
  };
}

/** What is published, with the threshold said to be met where it is not, or the other way. */
function decidedOtherwise({ published }: Bundle): Bundle['published'] {
  const participation = published['participation'] as Bundle['published'];
  const official = participation['official'] as Bundle['published'];
  return {
    ...published,
    participation: { ...participation, official: { ...official, met: official['met'] !== true } },
  };
}

/** One of the roll of whom nothing is recorded; the fixtures number their households. */
function silentHousehold(entries: readonly Entry[], round: string, households: number): string | undefined {
  const own = entries.filter(({ leaf }) => leaf.round === round);
  const spoken = new Set(own.map(({ fields }) => fields.household));
  const all = Array.from({ length: households }, (_, at) => `household-${at + 1}`);
  return all.find((household) => !spoken.has(household));
}
