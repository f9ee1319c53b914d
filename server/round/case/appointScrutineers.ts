import type { LedgerValue } from '../../../shared/ledger/leaf.ts';
import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import {
  refuseScrutineers,
  type Scrutineer,
  type ScrutineerCandidate,
  type ScrutineersContent,
} from '../../../shared/round/case/scrutineer.ts';
import type { ScrutineersBody } from '../../../shared/round/case/scrutineerApi.ts';
import { pooledRandom } from '../../crypto/pooledRandom.ts';
import type { Caller } from '../../http/caller.ts';
import { publishRecord } from '../../publication/publishRecord.ts';
import type { OpenedRound } from '../../state/communityState.ts';
import { pseudonymIn } from '../../state/hashRoll.ts';
import type { RoundParts } from '../roundParts.ts';

const TEN_MINUTES_MS = 600_000;
const NONCE_BYTES = 16;

/** The appointment as everybody reads it, with the hash that names its record. */
export type Appointed = ScrutineersContent & { readonly hash: string };

/** Appoints the two residents who recount a round, by their bindings; out of reach and not there are told alike. */
export async function appointScrutineers(
  parts: RoundParts,
  caller: Caller,
  round: OpenedRound,
  { bindingIds, clientKey }: ScrutineersBody,
): Promise<Appointed | Refusal> {
  const actorId = caller.account?.id;
  if (actorId === undefined) return refuse('request/not-found');
  const candidates = await Promise.all(bindingIds.map((id) => candidateOf(parts, caller, round, id)));
  const known = candidates.flatMap((candidate) => (candidate === undefined ? [] : [candidate]));
  if (known.length < candidates.length) return refuse('request/not-found');
  return recordScrutineers(parts, actorId, round.terms, known, clientKey);
}

async function candidateOf(
  { accounts, bindings }: RoundParts,
  caller: Caller,
  { terms, count }: OpenedRound,
  bindingId: string,
): Promise<ScrutineerCandidate | undefined> {
  const binding = await bindings.findInScope(caller, bindingId);
  if (binding?.communityId !== terms.communityId) return undefined;
  const { accountId, householdId, status } = binding;
  const members = await bindings.membersOf(householdId);
  return {
    accountId,
    householdId,
    isResident: status === 'approved' && count.cells.has(householdId),
    staffAtHome: await accounts.hasStaff([accountId, ...members]),
  };
}

/** Writes an appointment into the record; asked again with the round as it then stands. */
export async function recordScrutineers(
  { ledger, frozen, clock, pseudonymKey }: Pick<RoundParts, 'ledger' | 'frozen' | 'clock' | 'pseudonymKey'>,
  actorId: string,
  { communityId, roundId }: OpenedRound['terms'],
  candidates: readonly ScrutineerCandidate[],
  clientKey: string,
): Promise<Appointed | Refusal> {
  const chosen = candidates.map(({ accountId, householdId }): Scrutineer => ({ accountId, householdId }));
  const cells = ledger.state(communityId).rounds.get(roundId)?.count.cells;
  const now = clock.now();
  const content: ScrutineersContent = {
    roundId,
    appointedAt: new Date(now - (now % TEN_MINUTES_MS)).toISOString(),
    seats: chosen
      .map(({ householdId }) => ({
        household: pseudonymIn(pseudonymKey, roundId, householdId),
        building: cells?.get(householdId)?.building.name ?? '',
      }))
      .sort((first, second) => (first.household < second.household ? -1 : 1)),
    nonce: pooledRandom(NONCE_BYTES).toString('hex'),
  };
  const published = await publishRecord(
    { ledger, frozen },
    {
      communityId,
      actorId,
      kind: 'scrutineers',
      content,
      fields: { result: asFields(chosen) },
      round: roundId,
      clientKey: `scrutineers:${roundId}:${clientKey}`,
      request: asFields(chosen),
      refuse: (state) => refuseScrutineers(state.rounds.get(roundId)?.status ?? 'draft', candidates),
    },
  );
  if (isRefusal(published)) return published;
  const { content: frozenContent } = await frozen.getRecord(published.hash);
  return { ...appointmentOf(frozenContent), hash: published.hash };
}

function asFields(chosen: readonly Scrutineer[]): LedgerValue {
  return chosen.map(({ accountId, householdId }) => ({ accountId, householdId }));
}

/** Its hash was checked when it was read, and only this command writes the kind. Sent again, it is the first one's. */
function appointmentOf(content: unknown): ScrutineersContent {
  return content as ScrutineersContent;
}
