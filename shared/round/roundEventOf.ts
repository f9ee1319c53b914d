import type { Entry, LedgerValue, PrivateFields } from '../ledger/leaf.ts';
import { readNumber, readText } from '../ledger/readValue.ts';
import type { Answer } from './question.ts';
import { CHANNELS, ENTERED_BY, RELATIONS } from './round.ts';
import { VISIT_OUTCOMES } from './response.ts';
import type { RoundEvent } from './roundEvent.ts';

/**
 * An entry in the words of the round's rules; undefined for entries that do not bear on counting, and for those whose
 * private half has been erased (the sealed tally stands for them). Throws when an entry of ours lacks what it needs.
 */
export function roundEventOf({ leaf, fields }: Entry): RoundEvent | undefined {
  const { seq } = leaf;
  if (leaf.t === 'roundClose') {
    return { kind: 'close', seq, ...(typeof fields.syncAt === 'number' ? { at: fields.syncAt } : {}) };
  }
  if (leaf.t === 'resultFinal') return { kind: 'final', seq };
  if (leaf.t === 'rollAmend') return { kind: 'rollAmend', seq };
  if (fields.household === undefined) return undefined;
  const who = { seq, householdId: readText(fields.household), actorId: readText(fields.actor) };
  switch (leaf.t) {
    case 'response':
      return {
        kind: 'response',
        ...who,
        relation: oneOf(RELATIONS, fields.relation),
        channel: oneOf(CHANNELS, leaf.via),
        by: oneOf(ENTERED_BY, fields.by),
        identityChecked: fields.identityChecked === true,
        answers: answersOf(fields),
        confirmed: fields.confirmed === true,
        ...visitOf(fields),
      };
    case 'visit':
      return { kind: 'visit', ...who, outcome: oneOf(VISIT_OUTCOMES, fields.outcome), ...visitOf(fields) };
    case 'notice':
      return {
        kind: 'notice',
        ...who,
        targetSeq: readNumber(fields.target),
        delivered: fields.result === true,
      };
    case 'withdraw':
      return { kind: 'withdraw', ...who, relation: oneOf(RELATIONS, fields.relation) };
    case 'exclusionRequest':
      return { kind: leaf.t, ...who };
    case 'exclusionApprove':
      // A second person who says no leaves the household where it was.
      return fields.result === false ? undefined : { kind: leaf.t, ...who };
    case 'dispute':
      return { kind: leaf.t, ...who, targetSeq: readNumber(fields.target) };
    case 'void':
      // The request carries no approver, a rejection says false: only what two people agreed on takes an answer out.
      return fields.approver === undefined || fields.result === false
        ? undefined
        : { kind: leaf.t, ...who, targetSeq: readNumber(fields.target) };
    case 'disputeResolve':
      return {
        kind: 'disputeResolve',
        ...who,
        targetSeq: readNumber(fields.target),
        upheld: fields.result === true,
      };
    default:
      return undefined;
  }
}

function visitOf({ visitAt }: PrivateFields): { visitedAt?: string } {
  return typeof visitAt === 'string' ? { visitedAt: visitAt } : {};
}

/** The answers of a response entry; they were checked by `refuseAnswers` before they were written. */
function answersOf(fields: PrivateFields): readonly Answer[] {
  if (!Array.isArray(fields.answers)) throw new TypeError('A response without answers.');
  return fields.answers as readonly Answer[];
}

function oneOf<Word extends string>(words: readonly Word[], value: LedgerValue | undefined): Word {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new TypeError(`A ledger value is none of ${words.join(', ')}.`);
  return found;
}
