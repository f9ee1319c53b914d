import { hashPublished } from '../../server/round/closing/publishedTally.ts';
import type { Entry, LedgerValue } from '../../shared/ledger/leaf.ts';
import type { Bundle } from '../../shared/proof/bundle.ts';
import { bundleText, BundleWorkshop, type DraftEntry, type RotationParts } from './bundleWorkshop.ts';
import type { Dice } from './listChanges.ts';
import { isVote, objectIn, verdictOtherwise } from './mutatePublished.ts';
import { withRegister } from './sampleVote.ts';

export type Rewriting =
  'drop' | 'insert' | 'late' | 'tally' | 'decision' | 'margin' | 'sealedLine' | 'printedLine';

/** The step that notices it. */
const CODES: Readonly<Record<Rewriting, readonly number[]>> = {
  decision: [60],
  drop: [70],
  // In an owners' vote it may be another hand than that of the agreed representative, too.
  insert: [70, 60],
  late: [60],
  margin: [70],
  printedLine: [60],
  sealedLine: [70],
  tally: [70],
};

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

/** The dwelling itself; in an owners' vote its owner, who has one vote for all of his. */
function whoSpeaks(household: LedgerValue | undefined): string {
  return typeof household === 'string' ? household.replace(/^(owner-\d+)-\d+$/, '$1') : '';
}

/** Responses of those of whom nothing else is recorded in the round. */
function spokenOnce(entries: readonly Entry[], round: string): Entry[] {
  const own = entries.filter(({ leaf, fields }) => leaf.round === round && fields.household !== undefined);
  return own.filter(
    ({ leaf, fields }) =>
      leaf.t === 'response' &&
      own.filter((other) => whoSpeaks(other.fields.household) === whoSpeaks(fields.household)).length === 1,
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
  dice: Dice,
): { readonly bytes: Buffer; readonly expected: readonly number[] } | undefined {
  const { entries, round } = workshop;
  const drafts = entries.map(draftOf);
  const answers = spokenOnce(entries, round);
  const answer = answers[dice(Math.max(1, answers.length))];
  const free = entries.filter(({ leaf }) => leaf.round === 'other-round');
  const place = free[dice(Math.max(1, free.length))]?.leaf.seq;
  const household = silentHousehold(workshop, bundle);
  if (answer === undefined || place === undefined || household === undefined) return undefined;
  const invented = { ...draftOf(answer), fields: { ...answer.fields, household } };
  const published = publishedOtherwise(bundle, how, dice);
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
      drafts[at] = forgedTally(drafts[at] as DraftEntry, how, published);
    }
  }
  const forged = writtenAnew(workshop, drafts);
  const { terms, roll } = bundle;
  const about = { terms, published, roll };
  const whole = forged.bundle('auditor', about);
  const bytes = Buffer.from(bundleText(isVote(bundle) ? withRegister(forged, whole) : whole), 'utf8');
  return { bytes, expected: CODES[how] };
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
    case 'tally': {
      const counted = 'participating' in d ? 'participating' : 'answered';
      return { ...sealing, fields, d: { ...d, [counted]: Number(d[counted]) + 1 } };
    }
    case 'margin': {
      const margin = objectIn(result, 'margin');
      const more = { ...margin, households: Number(margin['households']) + 1 };
      return { ...sealing, d, fields: { ...fields, result: { ...result, margin: more } } };
    }
    case 'sealedLine': {
      const lines = objectIn(result, 'lines');
      const within = objectIn(lines, 'with');
      const more = { ...lines, with: { ...within, answered: Number(within['answered']) + 1 } };
      return { ...sealing, d, fields: { ...fields, result: { ...result, lines: more } } };
    }
    default:
      return { ...sealing, fields, d: { ...d, published: hashPublished(published) } };
  }
}

function publishedOtherwise(bundle: Bundle, how: Rewriting, dice: Dice): Bundle['published'] {
  if (how === 'decision')
    return isVote(bundle) ? verdictOtherwise(bundle.published, dice) : decidedOtherwise(bundle);
  return how === 'printedLine' ? lineOtherwise(bundle) : bundle.published;
}

/** What is published, with fewer disputed answers counted in than out. */
function lineOtherwise({ published }: Bundle): Bundle['published'] {
  const solicitation = objectIn(published, 'solicitation');
  const lines = objectIn(solicitation, 'lines');
  const within = objectIn(lines, 'with');
  const official = objectIn(within, 'official');
  const less = { ...official, answered: Number(official['answered']) - 1 };
  return {
    ...published,
    solicitation: { ...solicitation, lines: { ...lines, with: { ...within, official: less } } },
  };
}

/** What is published, with the threshold said to be met where it is not, or the other way. */
function decidedOtherwise({ published }: Bundle): Bundle['published'] {
  const participation = objectIn(published, 'participation');
  const official = objectIn(participation, 'official');
  return {
    ...published,
    participation: { ...participation, official: { ...official, met: official['met'] !== true } },
  };
}

/** One of the roll who has said nothing; the fixtures number their households, and their owners. */
function silentHousehold(workshop: BundleWorkshop, { roll }: Bundle): string | undefined {
  const own = workshop.entries.filter(({ leaf }) => leaf.round === workshop.round);
  const spoken = new Set(own.map(({ fields }) => whoSpeaks(fields.household)));
  const all = roll.households.flatMap((_, at) => [`household-${at + 1}`, `owner-${at}-1`]);
  return all.find((one) => roll.households.includes(workshop.nameOf(one)) && !spoken.has(whoSpeaks(one)));
}
