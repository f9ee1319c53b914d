import { canonicalJson } from '../../shared/ledger/canonicalJson.ts';
import type { CommittedField } from '../../shared/ledger/leaf.ts';
import type { Opening } from '../../shared/ledger/receipt.ts';
import { withoutAbsent } from '../../shared/ledger/withoutAbsent.ts';
import { isShownToOwner } from '../round/answering/isShownToOwner.ts';
import { openedToHousehold } from '../round/answering/openedToHousehold.ts';
import { findElector } from '../../shared/round/vote/electorCount.ts';
import { isElectorRelation } from '../../shared/round/vote/refuseVote.ts';
import type { Relation } from '../../shared/round/round.ts';
import type { HouseholdEvent } from '../../shared/round/roundEvent.ts';
import type { CommunityLedger, OpenedRound } from '../state/communityState.ts';

import type { RoundDossier } from './roundDossier.ts';

const READ_SIZE = 500;

/** Everything of the round, and what lies beside it, for whoever counts it again. Values are copied as they were committed. */
export async function openForAuditor(
  ledger: Pick<CommunityLedger, 'opened'>,
  log: string,
  { seqs, size, beside }: Pick<RoundDossier, 'seqs' | 'size' | 'beside'>,
): Promise<string[]> {
  const own = new Set(seqs);
  const openings: string[] = [];
  for (let from = 0; from < size; from += READ_SIZE) {
    for (const { entry, opening } of await ledger.opened(log, from, Math.min(READ_SIZE, size - from))) {
      const { seq } = entry.leaf;
      const fields = beside.get(seq);
      const shown = fields === undefined ? opening : only(opening, fields);
      if ((own.has(seq) || fields !== undefined) && Object.keys(shown).length > 0)
        openings.push(spelled(seq, shown));
    }
  }
  return openings;
}

/** Who in a household asks for its entries. */
interface Asking {
  readonly householdId: string;
  readonly relation: Relation;
  readonly accountId: string;
}

/**
 * What a household may see of its own entries: everything of those that the asking person made, of the others what was
 * said in the household's name, and of the notices about them whether it was told, not who handed a slip over. The ballots
 * of an owners' vote are for the owner only.
 */
export async function openForHousehold(
  ledger: Pick<CommunityLedger, 'opened'>,
  { terms, count, electors }: Pick<OpenedRound, 'terms' | 'count' | 'electors'>,
  who: Asking,
  { notices, size }: Pick<RoundDossier, 'notices' | 'size'>,
): Promise<string[]> {
  const openings: string[] = [];
  const ballots = ballotsShownTo(electors, who);
  const events = [...(count.cells.get(who.householdId)?.events ?? []), ...ballots].filter(
    ({ householdId, seq }) => householdId === who.householdId && seq < size,
  );
  const shown = events.flatMap(({ seq }) => [seq, ...(notices.get(seq) ?? [])]);
  for (const seq of shown.sort((first, second) => first - second)) {
    const [opened] = await ledger.opened(terms.communityId, seq, 1);
    if (opened === undefined) continue;
    const { entry, opening } = opened;
    const mine = entry.fields.actor === who.accountId;
    if (entry.leaf.t === 'notice') openings.push(spelled(seq, only(opening, NOTICE_FIELDS)));
    else openings.push(spelled(seq, mine ? opening : openedToHousehold(opening)));
  }
  return openings;
}

const NOTICE_FIELDS: readonly CommittedField[] = ['household', 'target', 'result'];

/** Ballots are kept with the owner; what became of one is shown to whom the ballot is shown. */
function ballotsShownTo(
  electors: OpenedRound['electors'],
  { householdId, relation, accountId }: Asking,
): readonly HouseholdEvent[] {
  const cell = electors && findElector(electors, householdId);
  if (cell === undefined || !isElectorRelation(relation)) return [];
  const { elector, events } = cell;
  const acts = events.filter((event) => !('targetSeq' in event) && isShownToOwner(elector, event, accountId));
  const shown = new Set(acts.map(({ seq }) => seq));
  return [...acts, ...events.filter((event) => 'targetSeq' in event && shown.has(event.targetSeq))];
}

/** What owners may inspect of a vote with a room list: which dwelling chose what, of the ballots that stand. */
const OPENED_TO_OWNERS: ReadonlySet<string> = new Set<CommittedField>([
  'household',
  'owner',
  'building',
  'unit',
  'answers',
]);

/** The ballots that stand, by dwelling; not who handed them in, how, or when. */
export async function openForOwners(
  ledger: Pick<CommunityLedger, 'opened'>,
  { terms, electors }: Pick<OpenedRound, 'terms' | 'electors'>,
  { size }: Pick<RoundDossier, 'size'>,
): Promise<string[]> {
  const standing = [...(electors?.cells.values() ?? [])].flatMap(({ now }) => now.live.map(({ seq }) => seq));
  const openings: string[] = [];
  for (const seq of standing.filter((place) => place < size).sort((first, second) => first - second)) {
    const [opened] = await ledger.opened(terms.communityId, seq, 1);
    if (opened === undefined) continue;
    const shown = Object.entries(opened.opening).filter(([field]) => OPENED_TO_OWNERS.has(field));
    openings.push(spelled(seq, Object.fromEntries(shown)));
  }
  return openings;
}

function only(opening: Opening, fields: readonly CommittedField[]): Opening {
  return Object.fromEntries(fields.flatMap((field) => (opening[field] ? [[field, opening[field]]] : [])));
}

function spelled(seq: number, opening: Opening): string {
  const fields: Partial<Record<CommittedField, Opening[CommittedField]>> = opening;
  return canonicalJson(withoutAbsent({ seq, fields }));
}
