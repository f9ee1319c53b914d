import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { CommunityLedger } from '../state/communityState.ts';
import type { NoticeRecord } from './noticeModel.ts';

/** Who writes what became of a notice where no person handed it over. */
const NOTICE_SENDER = 'system:notices';

/**
 * Appends what became of a notice that an entry owes: a `notice` entry about the same household and round, with the entry
 * as `target`, the way as `via` and in `result` whether the household was told. Writing the same outcome again changes
 * nothing; undefined where it stands in the log.
 */
export async function recordDelivery(
  ledger: Pick<CommunityLedger, 'append' | 'entry'>,
  { _id, log, seq, householdId, status, delivery }: NoticeRecord,
): Promise<Refusal | undefined> {
  if (log === undefined || seq === undefined || householdId === undefined || delivery === undefined) return;
  const told = status === 'told';
  const { by, handedBy = NOTICE_SENDER } = delivery;
  const owing = await ledger.entry(log, seq);
  const roundId = owing?.leaf.round;
  const written = await ledger.append({
    log,
    actor: NOTICE_SENDER,
    clientKey: `notice:${_id}:${by}:${String(told)}`,
    request: { notice: _id, by, told },
    decide: (state) => {
      const round = roundId === undefined ? undefined : state.rounds.get(roundId);
      return {
        t: 'notice',
        ...(round === undefined ? {} : { round: round.terms.roundId, roll: round.rollHash }),
        via: by,
        fields: { household: householdId, actor: handedBy, target: seq, result: told },
        touches: [`household:${householdId}`],
      };
    },
  });
  return isRefusal(written) ? written : undefined;
}
