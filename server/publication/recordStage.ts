import type { LedgerValue } from '../../shared/ledger/leaf.ts';
import type { PublicationFacts } from '../../shared/plan/publication.ts';
import type {
  AcceptanceRecord,
  ConsentRecord,
  ResolutionRecord,
  ReviewRecord,
  SiteClearanceRecord,
} from '../../shared/plan/stageRecord.ts';
import { refuse, type Refusal } from '../../shared/refusal.ts';
import type { PublishedPlan } from '../state/communityState.ts';
import type { PublicityParts } from './publicityParts.ts';
import { publishRecord, type RecordPublished } from './publishRecord.ts';

/** What a gate asks to be put on record, by kind. */
export type StageRecord =
  | { readonly kind: 'reviewOpinion'; readonly record: ReviewRecord }
  | { readonly kind: 'siteClearance'; readonly record: SiteClearanceRecord }
  | { readonly kind: 'lawfulResolution'; readonly record: ResolutionRecord }
  | { readonly kind: 'incomeConsent'; readonly record: ConsentRecord }
  | { readonly kind: 'acceptance'; readonly record: AcceptanceRecord }
  | {
      readonly kind: 'wallPhoto';
      readonly record: { readonly notice: string; readonly place: string; readonly evidenceId: string };
    };

/**
 * Freezes one piece of what gates ask for. It is about the version of the plan in force, a later version does not
 * inherit it; the paper or photograph named must have been uploaded for this community.
 */
export async function recordStage(
  { ledger, frozen, evidence, clock }: Omit<PublicityParts, 'communities' | 'audit'>,
  actorId: string,
  communityId: string,
  stageRecord: StageRecord,
): Promise<RecordPublished | Refusal> {
  const { kind, record } = stageRecord;
  await ledger.catchUp(communityId);
  const plan = ledger.state(communityId).plans.at(-1);
  const refusal = refuseItems(stageRecord, plan);
  if (refusal !== undefined) return refusal;
  const { evidenceId } = record;
  if (evidenceId !== undefined && (await evidence.ofCommunity(communityId, [evidenceId])).length === 0)
    return refuse('publication/evidence-unknown');
  return publishRecord(
    { ledger, frozen },
    {
      communityId,
      actorId,
      kind,
      content: {
        ...record,
        ...(plan === undefined ? {} : { planVersionId: plan.content.planVersionId, planHash: plan.hash }),
        recordedAt: new Date(clock.now()).toISOString(),
      },
      facts: {
        ...factsOf(stageRecord),
        ...(plan === undefined ? {} : { planHash: plan.hash }),
        ...(evidenceId === undefined ? {} : { evidence: evidenceId }),
      },
      refuse: (state) => {
        if (state.plans.at(-1)?.hash !== plan?.hash) return refuse('plan/outdated');
        return kind === 'wallPhoto' && state.publications.get(record.notice)?.kind !== 'publicityNotice'
          ? refuse('request/not-found')
          : undefined;
      },
    },
  );
}

/** What stands in the entry: numbers and ids, no words of people. */
function factsOf(stageRecord: StageRecord): PublicationFacts {
  switch (stageRecord.kind) {
    case 'reviewOpinion':
      return { opinion: stageRecord.record.opinion };
    case 'lawfulResolution':
      return { itemIds: [...stageRecord.record.itemIds] };
    case 'incomeConsent':
      return { itemIds: [...stageRecord.record.itemIds], body: stageRecord.record.body };
    case 'acceptance':
      return acceptanceFacts(stageRecord.record);
    case 'wallPhoto':
      return { notice: stageRecord.record.notice };
    case 'siteClearance':
      return {};
  }
}

function acceptanceFacts({ defectsOpen, representatives, dissents }: AcceptanceRecord): PublicationFacts {
  const answered: LedgerValue = dissents.filter(({ answer }) => (answer ?? '').trim() !== '').length;
  return { defectsOpen, representatives, dissents: dissents.length, dissentsAnswered: answered };
}

/** A resolution is about items with legal effect, a consent about items paid out of 公共收益; both of the plan in force. */
function refuseItems({ kind, record }: StageRecord, plan: PublishedPlan | undefined): Refusal | undefined {
  if (kind !== 'lawfulResolution' && kind !== 'incomeConsent') {
    return kind === 'reviewOpinion' && plan === undefined ? refuse('notice/no-plan') : undefined;
  }
  if (plan === undefined) return refuse('notice/no-plan');
  const { items } = plan.content;
  const wrong = record.itemIds.filter((itemId) => {
    const item = items.find((each) => each.itemId === itemId);
    if (item === undefined) return true;
    return kind === 'lawfulResolution'
      ? item.legalEffect === undefined
      : !item.funding.some(({ source }) => source === 'commonRevenue');
  });
  return wrong.length > 0 ? refuse('publication/item-unknown', { itemIds: wrong }) : undefined;
}
