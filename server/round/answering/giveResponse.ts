import { refuse, type Refusal } from '../../../shared/refusal.ts';
import { refuseResponse } from '../../../shared/round/answering/refuseResponse.ts';
import type { ResponseBody, ResponseReply } from '../../../shared/round/roundView.ts';
import { readPrintedCode } from '../../crypto/printedCode.ts';
import type { Caller } from '../../http/caller.ts';
import { castVote } from './castVote.ts';
import { findRoundFor } from '../findRound.ts';
import { proposedResponse, recordAnswers } from './recordAnswers.ts';
import type { RoundParts } from '../roundParts.ts';
import { actorFacts, householdFacts, otherPersonsAnswer, roundFacts } from '../roundSituation.ts';

/** A form's number as the record has it, however it was typed. */
function withPlainSerial(body: ResponseBody): ResponseBody {
  const { form } = body;
  if (form === undefined) return body;
  return { ...body, form: { ...form, serial: readPrintedCode(form.serial) ?? form.serial } };
}

/** Records what a household, or in an owners' vote an owner, says to a round, and gives the receipt. */
export async function giveResponse(
  parts: RoundParts,
  caller: Caller,
  roundId: string,
  said: ResponseBody,
): Promise<ResponseReply | Refusal> {
  const body = withPlainSerial(said);
  const found = await findRoundFor(parts, caller, roundId);
  if (found === undefined) return refuse('request/not-found');
  if (found.terms.kind === 'statutory') return castVote(parts, caller, found, body);
  const { clock } = parts;
  const { householdId } = body;
  return recordAnswers(parts, caller, found, body, {
    refuse: (state, round, author) =>
      refuseResponse({
        round: roundFacts(round, clock),
        household: householdFacts(round, householdId),
        actor: actorFacts(state, round, author.account, householdId, clock),
        response: proposedResponse(round, author, body),
      }),
    bears: (round, author) => ({
      target: otherPersonsAnswer(round, householdId, author.account.id),
      touches: [`household:${householdId}`],
    }),
  });
}
