import { fromHex, toHex } from '../../../shared/ledger/bytes.ts';
import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import { drawAuditSample, rootEndingWith } from '../../../shared/round/case/auditSample.ts';
import { nodeLedgerCrypto } from '../../ledger/nodeLedgerCrypto.ts';
import type { CommunityLedger, OpenedRound } from '../../state/communityState.ts';
import { everyResponse } from '../answering/findResponse.ts';

/** Who draws: nobody in particular, because nobody chooses. */
const DRAWER = 'system:audit-sample';

/** The entries that can be drawn: everything that staff or a proxy entered up to the close, whatever became of it. */
function populationOf(round: OpenedRound, closedSeq: number): number[] {
  return everyResponse(round)
    .filter(({ response }) => response.by !== 'self' && response.seq < closedSeq)
    .map(({ response }) => response.seq);
}

/** Root of the log up to and with one entry, 64 hex: what was not known before that entry was written. */
function rootAt(ledger: CommunityLedger, log: string, seq: number): string | undefined {
  const proof = ledger.inclusion(log, seq, seq + 1);
  if (proof === undefined) return undefined;
  const path = proof.hashes.map(fromHex);
  return toHex(rootEndingWith(nodeLedgerCrypto, fromHex(ledger.hashAt(log, seq)), path));
}

/** Writes which entries of a closed round are called back, once. A round without any entry by staff draws none. */
export async function writeAuditSample(
  { ledger }: { readonly ledger: CommunityLedger },
  communityId: string,
  roundId: string,
): Promise<Refusal | undefined> {
  const round = ledger.state(communityId).rounds.get(roundId);
  const closedSeq = round?.count.closedSeq;
  if (round === undefined || closedSeq === undefined) return refuse('round/not-closed');
  if (round.cases.sample !== undefined) return undefined;
  const root = rootAt(ledger, communityId, closedSeq);
  if (root === undefined) return ledger.stopped(communityId) ?? refuse('ledger/integrity');
  const publicNumber = round.terms.auditNumber ?? round.questionHash;
  const population = populationOf(round, closedSeq);
  const drawn = drawAuditSample(nodeLedgerCrypto, { root, publicNumber, population });
  const written = await ledger.append({
    log: communityId,
    actor: DRAWER,
    clientKey: `auditSample:${roundId}`,
    request: { roundId },
    decide: () => ({
      t: 'auditSample',
      round: roundId,
      roll: round.rollHash,
      d: { population: population.length, drawn, root, publicNumber },
      fields: { actor: DRAWER },
    }),
  });
  return isRefusal(written) ? written : undefined;
}
