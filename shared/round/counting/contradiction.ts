import { isTenantUnderOwner, type RankedAct } from './answerRank.ts';
import type { AnswerValue, Question } from '../question.ts';
import type { RoundKind } from '../round.ts';

/** A stance that a person of the household took by his own hand. */
export interface OwnStance extends RankedAct {
  readonly seq: number;
  readonly actorId: string;
  readonly value: AnswerValue;
  readonly confirmed: boolean;
}

function speaksAsOwner({ relation }: Pick<RankedAct, 'relation'>): boolean {
  return relation === 'owner' || relation === 'agent';
}

/**
 * Whether two people who disagree are asked to settle it: in 意愿 and 方案确认 any two of the household; elsewhere the
 * owners of one dwelling about property or money, where neither's later word outweighs the other's (domain.md,
 * "several owners, one dwelling: never last-wins").
 */
function isSettledBetween(
  kind: RoundKind,
  { touchesProperty }: Pick<Question, 'touchesProperty'>,
  first: Pick<RankedAct, 'relation'>,
  second: Pick<RankedAct, 'relation'>,
): boolean {
  if (kind === 'willingness' || kind === 'confirmation') return true;
  return touchesProperty && speaksAsOwner(first) && speaksAsOwner(second);
}

/** 要 against 不要. 无所谓 contradicts nobody. */
function isOpposite(first: AnswerValue, second: AnswerValue): boolean {
  return (first === 'yes' && second === 'no') || (first === 'no' && second === 'yes');
}

/** Whether these two people would have to settle their stances on this question between them. */
export function isConflict(
  kind: RoundKind,
  question: Pick<Question, 'touchesProperty'>,
  first: Pick<OwnStance, 'actorId' | 'relation' | 'value'>,
  second: Pick<OwnStance, 'actorId' | 'relation' | 'value'>,
): boolean {
  return (
    first.actorId !== second.actorId &&
    isSettledBetween(kind, question, first, second) &&
    isOpposite(first.value, second.value) &&
    !isTenantUnderOwner(question, first, second) &&
    !isTenantUnderOwner(question, second, first)
  );
}

/** The last stance of each person. */
export function latestStances<Stance extends Pick<OwnStance, 'seq' | 'actorId'>>(
  stances: readonly Stance[],
): Stance[] {
  const latest = new Map<string, Stance>();
  for (const stance of stances) {
    const before = latest.get(stance.actorId);
    if (before === undefined || before.seq < stance.seq) latest.set(stance.actorId, stance);
  }
  return Array.from(latest.values());
}

/**
 * Whether the counted stance is one side of a contradiction kept by both: the later person did not confirm, or
 * the earlier one had already answered against him and stays with it. A single confirmed change of mind is none.
 */
export function isContradicted(
  kind: RoundKind,
  question: Pick<Question, 'touchesProperty'>,
  stances: readonly OwnStance[],
  countedSeq: number,
): boolean {
  const latest = latestStances(stances);
  return latest.some((later) =>
    latest.some(
      (earlier) =>
        earlier.seq < later.seq &&
        (earlier.seq === countedSeq || later.seq === countedSeq) &&
        isConflict(kind, question, earlier, later) &&
        (!later.confirmed ||
          stances.some(
            (stance) =>
              stance.actorId === later.actorId &&
              stance.seq < earlier.seq &&
              isOpposite(stance.value, earlier.value),
          )),
    ),
  );
}
