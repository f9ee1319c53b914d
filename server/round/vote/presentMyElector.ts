import type { RefusalCode } from '../../../shared/refusal.ts';
import type { HouseholdLink } from '../../../shared/identity/account.ts';
import { findElector, isTakingPart } from '../../../shared/round/vote/electorCount.ts';
import { isElectorRelation } from '../../../shared/round/vote/refuseVote.ts';
import type { MyElector } from '../../../shared/round/roundView.ts';
import type { OpenedRound } from '../../state/communityState.ts';

/** What an owners' vote says to one of its community's households: whether it votes and with what; nothing chosen. */
export interface MyVoteFacts {
  readonly refused?: RefusalCode;
  readonly answered: boolean;
  readonly elector?: MyElector;
}

/** Undefined for a round that is no owners' vote. Only the owner learns of his own vote and area. */
export function presentMyElector(
  { electors, terms }: Pick<OpenedRound, 'electors' | 'terms'>,
  { householdId, relation, status }: HouseholdLink,
  accountId: string,
): MyVoteFacts | undefined {
  if (electors === undefined) return undefined;
  if (!isElectorRelation(relation)) return { refused: 'response/not-elector', answered: false };
  const cell = findElector(electors, householdId);
  if (cell === undefined) return { refused: 'response/not-in-roll', answered: false };
  if (status !== 'approved') return { refused: 'response/binding-pending', answered: false };
  const { joint, representativeId, dwellings } = cell.elector;
  const answered = isTakingPart(electors, cell);
  const elector: MyElector = {
    dwellings: dwellings.length,
    areaDm2: dwellings.reduce((sum, { areaDm2 }) => sum + areaDm2, 0),
    joint,
    representative: representativeId === undefined ? 'none' : representativeId === accountId ? 'me' : 'other',
  };
  const refused = refusalOf();
  return { ...(refused === undefined ? {} : { refused }), answered, elector };

  function refusalOf(): RefusalCode | undefined {
    if (joint && elector.representative === 'other') return 'response/not-representative';
    return terms.rule.answerOnce && answered ? 'response/already-answered' : undefined;
  }
}
