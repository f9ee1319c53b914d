import type { DraftSummary, DraftView } from '../../../shared/round/opening/draft.ts';
import { hashRoundTerms } from '../../../shared/round/hashRoundTerms.ts';
import { roundFaults } from '../../../shared/round/opening/refuseRoundTerms.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import { policyOf } from '../../documents/regionPolicies.ts';
import { nodeLedgerCrypto } from '../../ledger/nodeLedgerCrypto.ts';
import { openingContext } from './openingFacts.ts';
import type { RoundParts } from '../roundParts.ts';
import type { DraftRecord } from '../roundStore.ts';

/** A draft as the builder's screen works on it, with every fault it has now. */
export async function presentDraft(
  parts: RoundParts,
  community: CommunityRecord,
  { terms, version, changedAt }: DraftRecord,
): Promise<DraftView> {
  const context = await openingContext(parts, community, terms);
  const { label, values } = policyOf(community.regionIds);
  return {
    roundId: terms.roundId,
    communityId: terms.communityId,
    version,
    terms,
    questionHash: hashRoundTerms(nodeLedgerCrypto, terms),
    changedAt: new Date(changedAt).toISOString(),
    context,
    faults: roundFaults(terms, context),
    policy: { label, values },
    units: community.buildings.flatMap(({ name: buildingName, units }) =>
      units.map(({ unitId, name }) => ({ unitId, name, buildingName })),
    ),
  };
}

/** A draft as it stands in the list. */
export function presentDraftSummary({ terms, version, changedAt }: DraftRecord): DraftSummary {
  const { roundId, kind, title, opensAt, closesAt, questions } = terms;
  return {
    roundId,
    kind,
    title,
    version,
    opensAt,
    closesAt,
    questions: questions.length,
    changedAt: new Date(changedAt).toISOString(),
  };
}
