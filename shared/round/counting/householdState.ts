import { isTakenBack } from './answerRank.ts';
import { isBlankForm } from '../answering/blankAnswer.ts';
import type {
  HouseholdState,
  RecordedResponse,
  Standing,
  StandingResponse,
  VisitOutcome,
} from '../response.ts';
import type { HouseholdEvent } from '../roundEvent.ts';

/** Where one household stands in a round, derived from its own entries. */
export interface HouseholdStanding {
  readonly state: HouseholdState;
  /** Visits without an answer so far. */
  readonly attempts: number;
  /** It said once that it does not want to take a position: nobody calls again unless it asks. */
  readonly refusedVisits: boolean;
  /** Every response that is not blank, with what became of it, in the order of the log. */
  readonly responses: readonly StandingResponse[];
}

interface Tracked {
  readonly response: RecordedResponse;
  standing: Standing;
  /** What a dismissed dispute gives back. */
  undisputed: Standing;
}

/** 不计入, asked for by one person and approved by another; lapses with the household's next answer. */
interface Exclusion {
  askedBy: string[];
  approved: boolean;
}

function applyToResponses(responses: Tracked[], event: HouseholdEvent): void {
  switch (event.kind) {
    case 'response': {
      const standing = event.unverified === true ? 'pending' : 'live';
      if (!isBlankForm(event.answers)) responses.push({ response: event, standing, undisputed: standing });
      return;
    }
    case 'withdraw':
      for (const tracked of responses) {
        if (tracked.standing !== 'removed' && isTakenBack(tracked.response, event))
          tracked.standing = 'withdrawn';
      }
      return;
    case 'void':
    case 'dispute':
    case 'disputeResolve':
    case 'formCheck':
      for (const tracked of responses) {
        if (tracked.response.seq === event.targetSeq) tracked.standing = standingAfter(tracked, event);
      }
      return;
    default:
  }
}

type Verdict = Extract<HouseholdEvent, { readonly targetSeq: number }>;

function standingAfter(tracked: Tracked, event: Verdict): Standing {
  const { standing } = tracked;
  if (standing === 'withdrawn' || standing === 'removed') return standing;
  switch (event.kind) {
    case 'void':
      return 'removed';
    case 'dispute':
      return 'disputed';
    case 'disputeResolve':
      if (standing !== 'disputed') return standing;
      return event.upheld ? 'removed' : tracked.undisputed;
    case 'formCheck':
      if (!event.matches) return standing;
      tracked.undisputed = 'live';
      return standing === 'pending' ? 'live' : standing;
  }
}

function applyToExclusion(exclusion: Exclusion, event: HouseholdEvent): void {
  if (event.kind === 'exclusionRequest') exclusion.askedBy.push(event.actorId);
  if (event.kind === 'exclusionApprove' && exclusion.askedBy.some((asker) => asker !== event.actorId)) {
    exclusion.approved = true;
  }
  if (event.kind === 'response' && !isBlankForm(event.answers)) {
    exclusion.askedBy = [];
    exclusion.approved = false;
  }
}

function stateOf(
  responses: readonly Tracked[],
  excluded: boolean,
  visits: readonly VisitOutcome[],
): HouseholdState {
  const has = (standing: Standing): boolean => responses.some((tracked) => tracked.standing === standing);
  if (has('live')) return 'answered';
  if (has('disputed')) return 'disputed';
  if (has('pending')) return 'pending';
  if (excluded) return 'excluded';
  if (visits.indexOf('refused') >= 0) return 'refused';
  return visits[visits.length - 1] ?? 'untouched';
}

/**
 * The counted state of one household from its entries in the order of the log. An answer that stands beats
 * everything; a refusal beats later attempts; a blank form is no answer; withdrawing takes back a person's own
 * responses and lower ones and leaves the visits; an exclusion needs two people and lapses when the household answers, for good.
 */
export function householdState(events: readonly HouseholdEvent[]): HouseholdStanding {
  const responses: Tracked[] = [];
  const exclusion: Exclusion = { askedBy: [], approved: false };
  const visits: VisitOutcome[] = [];
  for (const event of events) {
    applyToResponses(responses, event);
    applyToExclusion(exclusion, event);
    if (event.kind === 'visit') visits.push(event.outcome);
  }
  return {
    state: stateOf(responses, exclusion.approved, visits),
    attempts: visits.length,
    refusedVisits: visits.indexOf('refused') >= 0,
    responses: responses.map(({ response, standing }) => ({ response, standing })),
  };
}

/** The responses that count, in the order of the log. */
export function liveResponses(responses: readonly StandingResponse[]): RecordedResponse[] {
  return responses.filter(({ standing }) => standing === 'live').map(({ response }) => response);
}
