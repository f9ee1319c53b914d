import type { ConsentLack, LegalLack } from '../../shared/plan/gateEvidence.ts';
import type { PlanContent, PlanItem } from '../../shared/plan/plan.ts';
import type { PublicationKind, PublishedRecord } from '../../shared/plan/publication.ts';
import { itemOf, stillDecided } from '../../shared/plan/reconfirm.ts';
import { STATUTORY_MATTER_WORDS } from '../../shared/round/vote/statutoryMatter.ts';
import { statutoryResult } from '../../shared/round/vote/statutoryResult.ts';
import type { CommunityState, OpenedRound } from './communityState.ts';
import { recordsOf } from './foldPublication.ts';
import { planAt } from './planAt.ts';

/**
 * Per item with legal effect what is legally still missing: a final owners' vote on that matter that passed, or an
 * uploaded lawful resolution, on the item as it stands in the version in force. What households said in a solicitation
 * is never a basis, nor is a vote that only helps an official system to count (辅助统计).
 */
export function legalLacks(state: CommunityState): readonly LegalLack[] {
  const plan = state.plans.at(-1)?.content;
  return (plan?.items ?? []).flatMap((item) => {
    const { itemId, name, legalEffect: matter } = item;
    if (matter === undefined) return [];
    const bases = [...voteBases(state, item, matter), ...paperBases(state, 'lawfulResolution', itemId)];
    const cause = causeOf(bases, item);
    return cause === undefined ? [] : [{ itemId, name, matter: matter.split('：')[0] ?? matter, cause }];
  });
}

/** Every 公共收益 line of the version in force that no committee or residents' group has consented to. */
export function consentLacks(state: CommunityState): readonly ConsentLack[] {
  const plan = state.plans.at(-1)?.content;
  if (plan === undefined) return [];
  const ofItems = plan.items.filter((item) => incomeFen(item.funding) > 0);
  const lacks = ofItems.flatMap((item): ConsentLack[] => {
    const { itemId, name, funding } = item;
    const cause = causeOf(paperBases(state, 'incomeConsent', itemId), item);
    return cause === undefined
      ? []
      : [{ itemId, name, amountFen: incomeFen(funding), cause: cause === 'changed' ? 'changed' : 'nothing' }];
  });
  const beyondFen = beyondItemsFen(plan);
  return beyondFen > 0 ? [...lacks, ...lackOfPlan(state, plan, beyondFen)] : lacks;
}

/**
 * The name of an item of a version to be published for which the owners' decision would be missing (a vote, a
 * resolution, a consent) where the version in force misses none; undefined when it brings nothing new to decide. An item
 * of the version in force that they decided on and that only changes is not named: it is published as 需重新确认.
 */
export function newlyUndecided(state: CommunityState, content: PlanContent): string | undefined {
  const current = state.plans.at(-1)?.content;
  const after = { ...state, plans: [...state.plans, { hash: '', seq: Infinity, at: Infinity, content }] };
  const lacksOf = (of: CommunityState): readonly (LegalLack | ConsentLack)[] => [
    ...legalLacks(of),
    ...consentLacks(of),
  ];
  const before = new Map(lacksOf(state).map((lack) => [decisionOf(lack), lack.cause]));
  return lacksOf(after).find((lack) => {
    if (before.get(decisionOf(lack)) === lack.cause) return false;
    return lack.cause !== 'changed' || current === undefined || !neededIn(current, lack);
  })?.name;
}

/** The decision that is missing: two items may have one name, and one item may need a vote and a consent. */
function decisionOf(lack: LegalLack | ConsentLack): string {
  return `${'matter' in lack ? 'legal' : 'consent'} ${lack.itemId ?? ''}`;
}

/** Whether a version of the plan needs the decision that another one lacks. */
function neededIn(plan: PlanContent, lack: LegalLack | ConsentLack): boolean {
  if (lack.itemId === undefined) return beyondItemsFen(plan) > 0;
  const item = itemOf(plan, lack.itemId);
  if (item === undefined) return false;
  return 'matter' in lack ? item.legalEffect !== undefined : incomeFen(item.funding) > 0;
}

interface Basis {
  /** The item as it stood when it was decided; absent: it is not in that version. */
  readonly decided: PlanItem | undefined;
  readonly verdict: 'passed' | 'failed' | 'open' | 'auxiliary';
}

function causeOf(bases: readonly Basis[], item: PlanItem): LegalLack['cause'] | undefined {
  const holds = bases.filter(({ decided }) => stillDecided(decided, item));
  if (holds.some(({ verdict }) => verdict === 'passed')) return undefined;
  if (holds.some(({ verdict }) => verdict === 'auxiliary')) return 'vote-auxiliary';
  if (holds.some(({ verdict }) => verdict === 'open')) return 'vote-open';
  if (holds.some(({ verdict }) => verdict === 'failed')) return 'vote-failed';
  return bases.length > 0 ? 'changed' : 'nothing';
}

function voteBases(state: CommunityState, { itemId }: PlanItem, matter: string): readonly Basis[] {
  return [...state.rounds.values()]
    .filter(({ terms }) => terms.kind === 'statutory')
    .flatMap((round) => {
      const question = round.terms.questions.find((each) => each.itemId === itemId);
      const put = round.terms.statutory?.matters.find(
        ({ questionId }) => questionId === question?.questionId,
      );
      if (question === undefined || put === undefined) return [];
      // A vote on another matter of the Civil Code decides another thing.
      if (!matter.startsWith(STATUTORY_MATTER_WORDS[put.matter].article)) return [];
      const decided = planAt(state, round)?.items.find((item) => item.itemId === itemId);
      return [{ decided, verdict: verdictOf(round, question.questionId) }];
    });
}

function verdictOf(round: OpenedRound, questionId: string): Basis['verdict'] {
  const { terms, electors, status } = round;
  if (status !== 'final' || electors === undefined) return 'open';
  const result = statutoryResult(terms, electors, 'owners');
  const verdict = result?.questions.find((each) => each.questionId === questionId)?.verdict;
  if (verdict !== 'passed') return 'failed';
  return terms.statutory?.officialSystem === undefined ? 'passed' : 'auxiliary';
}

function paperBases(state: CommunityState, kind: PublicationKind, itemId: string): readonly Basis[] {
  return recordsOf(state, kind)
    .filter(({ facts }) => namesItem(facts['itemIds'], itemId))
    .map((record) => {
      const plan = planOf(state, record);
      return { decided: plan === undefined ? undefined : itemOf(plan, itemId), verdict: 'passed' };
    });
}

function lackOfPlan(state: CommunityState, plan: PlanContent, amountFen: number): readonly ConsentLack[] {
  const consents = recordsOf(state, 'incomeConsent').filter(
    ({ facts }) => Array.isArray(facts['itemIds']) && facts['itemIds'].length === 0,
  );
  const holds = consents.some((record) => {
    const before = planOf(state, record);
    return before !== undefined && incomeFen(before.funding) === incomeFen(plan.funding);
  });
  const cause = consents.length > 0 ? 'changed' : 'nothing';
  return holds ? [] : [{ name: '整个方案', amountFen, cause }];
}

/** 公共收益 of the whole plan that no item names. */
function beyondItemsFen({ funding, items }: PlanContent): number {
  return items.reduce((left, item) => left - incomeFen(item.funding), incomeFen(funding));
}

function planOf(state: CommunityState, { facts }: PublishedRecord): PlanContent | undefined {
  return state.plans.find(({ hash }) => hash === facts['planHash'])?.content;
}

function namesItem(value: unknown, itemId: string): boolean {
  return Array.isArray(value) && value.includes(itemId);
}

function incomeFen(lines: PlanContent['funding']): number {
  return lines.reduce(
    (sum, { source, amountFen }) => (source === 'commonRevenue' ? sum + amountFen : sum),
    0,
  );
}
