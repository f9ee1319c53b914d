import type { LedgerValue } from '../../shared/ledger/leaf.ts';
import type {
  AcceptanceStanding,
  EvaluationStanding,
  GateEvidence,
  NoticeStanding,
  ObjectionStanding,
} from '../../shared/plan/gateEvidence.ts';
import { noticeFaults, NOTICE_FIELDS } from '../../shared/plan/noticeFaults.ts';
import type { PublicationKind, PublishedRecord } from '../../shared/plan/publication.ts';
import { REVIEW_OPINIONS } from '../../shared/plan/stageRecord.ts';
import type { GateId } from '../../shared/plan/stageTemplate.ts';
import { EXAMPLE_SATISFACTION_LIMITS } from '../../shared/round/satisfaction/satisfaction.ts';
import type { CommunityState } from '../state/communityState.ts';
import { recordsOf } from '../state/foldPublication.ts';
import { consentLacks, legalLacks } from '../state/legalBasis.ts';

/** What the log has on record for the gates G2 to G6 at a moment (seconds): a pure function of the state. */
export function gateEvidenceOf(state: CommunityState, now: number): GateEvidence {
  const plan = state.plans.at(-1);
  const board = plan?.content.noticeBoard;
  const notice = noticeStanding(state);
  const review = reviewOf(state);
  const acceptance = acceptanceOf(state);
  const evaluation = evaluationOf(state);
  return {
    now,
    ...(notice === undefined ? {} : { notice }),
    objections: objectionStanding(state, now),
    ...(review === undefined ? {} : { review }),
    siteCleared: newestFor(state, 'siteClearance', 'G4') !== undefined,
    noticeBoardMissing:
      board === undefined ? Object.keys(NOTICE_FIELDS) : noticeFaults(board).map(({ path }) => path),
    legalLacks: legalLacks(state),
    consentLacks: consentLacks(state),
    ...(acceptance === undefined ? {} : { acceptance }),
    ...(evaluation === undefined ? {} : { evaluation }),
  };
}

/** The newest record of a kind that counts for a gate: not one from before going back re-opened it. */
function newestFor(
  state: CommunityState,
  kind: PublicationKind,
  gate: GateId,
  matches: (record: PublishedRecord) => boolean = () => true,
): PublishedRecord | undefined {
  const since = state.reopenedGates.get(gate) ?? -1;
  return recordsOf(state, kind)
    .filter((record) => record.seq > since && matches(record))
    .at(-1);
}

function isOfCurrentPlan(state: CommunityState): (record: PublishedRecord) => boolean {
  const hash = state.plans.at(-1)?.hash;
  return ({ facts }) => hash !== undefined && facts['planHash'] === hash;
}

function noticeStanding(state: CommunityState): NoticeStanding | undefined {
  const notice = newestFor(state, 'publicityNotice', 'G2', isOfCurrentPlan(state));
  if (notice === undefined) return undefined;
  const { hash, at, facts } = notice;
  return { hash, publishedAt: at, until: numberIn(facts['until']), days: numberIn(facts['days']) };
}

/** Unanswered ones of every notice stand in the way; late answers only of the newest, a new notice heals them. */
function objectionStanding(state: CommunityState, now: number): ObjectionStanding {
  const answers = new Map(
    recordsOf(state, 'objectionAnswer').map((answer) => [answer.facts['objection'], answer] as const),
  );
  const objections = recordsOf(state, 'objection');
  const newest = recordsOf(state, 'publicityNotice').at(-1)?.hash;
  const isLate = ({ hash, facts }: PublishedRecord): boolean =>
    (answers.get(hash)?.at ?? now) > numberIn(facts['due']);
  return {
    filed: objections.length,
    unanswered: objections.filter(({ hash }) => !answers.has(hash)).length,
    late: objections.filter(
      (objection) => objection.facts['notice'] === newest && answers.has(objection.hash) && isLate(objection),
    ).length,
  };
}

function reviewOf(state: CommunityState): GateEvidence['review'] {
  const record = newestFor(state, 'reviewOpinion', 'G3', isOfCurrentPlan(state));
  return REVIEW_OPINIONS.find((opinion) => opinion === record?.facts['opinion']);
}

function acceptanceOf(state: CommunityState): AcceptanceStanding | undefined {
  const record = newestFor(state, 'acceptance', 'G5');
  if (record === undefined) return undefined;
  const { facts } = record;
  return {
    defectsOpen: numberIn(facts['defectsOpen']),
    representatives: numberIn(facts['representatives']),
    dissents: numberIn(facts['dissents']),
    dissentsAnswered: numberIn(facts['dissentsAnswered']),
  };
}

function evaluationOf(state: CommunityState): EvaluationStanding | undefined {
  const round = [...state.rounds.values()].filter(({ terms }) => terms.kind === 'satisfaction').at(-1);
  if (round === undefined) return undefined;
  const { states, cells, terms } = round.count;
  const { minRatePercent } = terms.rule.satisfaction ?? EXAMPLE_SATISFACTION_LIMITS;
  return { answered: states.answered, households: cells.size, minRatePercent };
}

function numberIn(value: LedgerValue | undefined): number {
  if (typeof value !== 'number') throw new TypeError('A record lacks a number that its gate needs.');
  return value;
}
