import type { Leaf } from '../../../shared/ledger/leaf.ts';
import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import type { FormBatch } from '../../../shared/round/answering/formApi.ts';
import { refuseReceived } from '../../../shared/round/answering/paperForm.ts';
import type { RoundTerms } from '../../../shared/round/round.ts';
import type { Caller } from '../../http/caller.ts';
import { newPrintedCode, readPrintedCode } from '../../crypto/printedCode.ts';
import type { OpenedRound } from '../../state/communityState.ts';
import { serialsOf } from '../../state/foldForms.ts';
import { pseudonymIn } from '../../state/hashRoll.ts';
import { ASKING_ROLES } from '../case/caseRoles.ts';
import { isoOf } from '../case/presentCase.ts';
import type { RoundParts } from '../roundParts.ts';
import { roundFacts } from '../roundSituation.ts';
import { staffRound } from '../answering/staffDoor.ts';

/** A batch as it was recorded; `replayed`: the same had been asked before. */
export interface RecordedBatch {
  readonly batch: FormBatch;
  readonly communityId: string;
  readonly replayed: boolean;
}

/** What is asked of a batch of either kind. */
interface BatchRequest {
  readonly clientKey: string;
  readonly roundId: string;
  readonly act: FormBatch['act'];
  readonly serials: readonly string[];
  /** What the client said; sent again with the same key it gives the same batch. */
  readonly said: number | readonly string[];
  readonly refuse: (round: OpenedRound) => Refusal | undefined;
}

/** Enters as many new numbers as forms are to be printed; only such a form can ever be keyed. */
export function printForms(
  parts: RoundParts,
  caller: Caller,
  {
    clientKey,
    roundId,
    count,
  }: { readonly clientKey: string; readonly roundId: string; readonly count: number },
): Promise<RecordedBatch | Refusal> {
  const serials = Array.from({ length: count }, newPrintedCode);
  return record(parts, caller, {
    clientKey,
    roundId,
    act: 'printed',
    serials,
    said: count,
    refuse: () => undefined,
  });
}

/**
 * Enters the numbers of forms that lie, counted, in a sealed envelope. Only forms handed in before the close may still
 * be keyed after it (domain rule "paper keyed after close").
 */
export function receiveForms(
  parts: RoundParts,
  caller: Caller,
  { clientKey, roundId, serials: typed }: Pick<BatchRequest, 'clientKey' | 'roundId' | 'serials'>,
): Promise<RecordedBatch | Refusal> {
  const serials = [...new Set(typed.map((serial) => readPrintedCode(serial) ?? serial))];
  return record(parts, caller, {
    clientKey,
    roundId,
    act: 'received',
    serials,
    said: typed,
    refuse: ({ forms }) => refuseReceived(forms, serials),
  });
}

async function record(
  parts: RoundParts,
  caller: Caller,
  request: BatchRequest,
): Promise<RecordedBatch | Refusal> {
  const place = await staffRound(parts, caller, request.roundId, ASKING_ROLES);
  const { account } = caller;
  if (place === undefined || account === null) return refuse('request/not-found');
  return appendBatch(parts, place.round.terms, account.id, request);
}

/** Writes a batch in the name of an account; nothing but the window and the numbers is asked. */
export async function appendBatch(
  parts: Pick<RoundParts, 'ledger' | 'clock' | 'pseudonymKey'>,
  { communityId, roundId }: Pick<RoundTerms, 'communityId' | 'roundId'>,
  actor: string,
  { clientKey, act, serials, said, refuse: refuseBatch }: Omit<BatchRequest, 'roundId'>,
): Promise<RecordedBatch | Refusal> {
  const written = await parts.ledger.append({
    log: communityId,
    actor,
    clientKey: `formBatch:${clientKey}`,
    request: { roundId, act, said },
    decide: (state) => {
      const round = state.rounds.get(roundId);
      if (round === undefined) return refuse('round/not-open');
      const { status } = roundFacts(round, parts.clock);
      if (status !== 'open') return refuse(status === 'draft' ? 'round/not-open' : 'round/closed');
      return (
        refuseBatch(round) ?? {
          t: 'formBatch',
          round: roundId,
          roll: round.rollHash,
          op: pseudonymIn(parts.pseudonymKey, roundId, actor),
          d: { act, serials },
          fields: { actor },
          touches: [`forms:${roundId}`],
        }
      );
    },
  });
  if (isRefusal(written)) return written;
  return { batch: presentBatch(written.entry.leaf), communityId, replayed: written.replayed };
}

/** A batch as everybody may read it. */
export function presentBatch(leaf: Leaf): FormBatch {
  return {
    seq: leaf.seq,
    at: isoOf(leaf.tm),
    act: leaf.d?.['act'] === 'received' ? 'received' : 'printed',
    serials: serialsOf(leaf),
  };
}
