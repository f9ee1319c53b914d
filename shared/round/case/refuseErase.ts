import { refuse, type Refusal } from '../../refusal.ts';
import type { RoundStatus } from '../round.ts';

/** All that decides whether what a household said in a round may be erased now. */
export interface EraseSituation {
  readonly status: RoundStatus;
  /** 业主表决: what was cast belongs to the papers of the decision. */
  readonly isVote: boolean;
  /** When the result became final, seconds since 1970 UTC. */
  readonly finalAt: number | undefined;
  /** Seconds since 1970 UTC. */
  readonly now: number;
  readonly hasEntries: boolean;
  readonly alreadyAsked: boolean;
  readonly ownHousehold: boolean;
}

/** A decision can be challenged for one year (ledger rules); the longest calendar year counts. */
const CHALLENGE_SECONDS = 366 * 86_400;

/**
 * Why the answers of a household may not be erased, or undefined. They stay while a decision rests on them: until the
 * result is final and can no longer be challenged; the ballots of an owners' vote are archived and stay for good.
 */
export function refuseErase({
  status,
  isVote,
  finalAt,
  now,
  hasEntries,
  alreadyAsked,
  ownHousehold,
}: EraseSituation): Refusal | undefined {
  if (isVote) return refuse('erase/archived');
  if (status !== 'final' || finalAt === undefined) return refuse('erase/not-final');
  if (now < finalAt + CHALLENGE_SECONDS) return refuse('erase/too-early');
  if (ownHousehold) return refuse('case/own-household');
  if (alreadyAsked) return refuse('case/already-asked');
  return hasEntries ? undefined : refuse('erase/nothing-left');
}
