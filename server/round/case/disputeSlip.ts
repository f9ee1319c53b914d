import { refuse, type Refusal } from '../../../shared/refusal.ts';
import type { Caller } from '../../http/caller.ts';
import type { DisputeSlip } from '../../identity/slipStore.ts';
import type { RoundCase } from '../../state/roundCases.ts';
import type { RoundParts } from '../roundParts.ts';

/** Valid slips that one staff member may have printed for one household: for paper that is lost, not for a supply. */
export const MOST_SLIPS = 5;

const SLIP_ACTOR = 'slip:';

/** The slip that a bearer typed the code of. It speaks for the household, so never in the hands of who printed it. */
export async function borneSlip(
  { slips }: Pick<RoundParts, 'slips'>,
  { account }: Caller,
  code: string,
): Promise<DisputeSlip | Refusal> {
  const slip = await slips.findForDispute(code);
  if (slip === undefined) return refuse('dispute/code-unknown');
  return slip.issuedBy === account?.id ? refuse('dispute/own-slip') : slip;
}

/** What stands in the record as the actor where a slip spoke. */
export function slipActor({ index }: Pick<DisputeSlip, 'index'>): string {
  return `${SLIP_ACTOR}${index}`;
}

/** Whether a slip spoke. */
function isThroughSlip({ askedBy }: Pick<RoundCase, 'askedBy'>): boolean {
  return askedBy.startsWith(SLIP_ACTOR);
}

const CHECK_ACTOR = 'check:';

/** What stands in the record as the actor where a second reading of a paper form disputes the first. */
export function checkActor(accountId: string): string {
  return `${CHECK_ACTOR}${accountId}`;
}

/** How an entry was disputed: by a member's account, a printed slip, or the second reading of a form. */
export function disputeWay({ askedBy }: Pick<RoundCase, 'askedBy'>): 'account' | 'slip' | 'check' {
  if (askedBy.startsWith(CHECK_ACTOR)) return 'check';
  return isThroughSlip({ askedBy }) ? 'slip' : 'account';
}

/** The account answerable for a dispute: who disputed or read the form again, or who printed the slip. */
export async function disputeAsker(
  { slips }: Pick<RoundParts, 'slips'>,
  one: Pick<RoundCase, 'askedBy'>,
): Promise<string | undefined> {
  if (one.askedBy.startsWith(CHECK_ACTOR)) return one.askedBy.slice(CHECK_ACTOR.length);
  return isThroughSlip(one) ? slips.issuerOf(one.askedBy.slice(SLIP_ACTOR.length)) : one.askedBy;
}
