import { canonicalJson } from '../../../shared/ledger/canonicalJson.ts';
import type { LedgerValue } from '../../../shared/ledger/leaf.ts';
import { withoutAbsent } from '../../../shared/ledger/withoutAbsent.ts';
import { electorTurnout } from '../../../shared/round/vote/electorParticipation.ts';
import { roundResult } from '../../../shared/round/result/roundResult.ts';
import { TALLY_VERSION } from '../../../shared/round/result/sealedSums.ts';
import { statutoryResult } from '../../../shared/round/vote/statutoryResult.ts';
import { nodeLedgerCrypto } from '../../ledger/nodeLedgerCrypto.ts';
import type { OpenedRound } from '../../state/communityState.ts';

/**
 * The numbers and decisions of a closed round as everybody may read them, from its entries and terms alone, withheld
 * numbers left out: what a tally entry names by its hash and a bundle carries. To be asked for at the size at which the
 * tally is written; `version` is the one that the entry names.
 */
export function publishedTally(
  round: Pick<OpenedRound, 'terms' | 'count' | 'electors'>,
  status: 'closed' | 'final',
  version: 1 | 2 = TALLY_VERSION,
): LedgerValue {
  const { terms, count, electors } = round;
  const { roundId, communityId, kind, title, rule } = terms;
  const head = { roundId, communityId, kind, title, status, smallCellK: rule.smallCellK };
  if (electors !== undefined) {
    const { questions = [] } = statutoryResult(terms, electors, 'public') ?? {};
    return withoutAbsent({ ...head, electors: electorTurnout(count, electors, true), votes: questions });
  }
  const { participation, questions, solicitation, satisfaction } = roundResult(
    count,
    count.seq,
    status,
    {},
    version,
  );
  const { gate, lines, margin } = solicitation;
  const more = version === 1 ? {} : { solicitation: { gate, lines, margin }, satisfaction };
  return withoutAbsent({ ...head, participation, questions, ...more });
}

/** SHA-256 (hex) by which a tally entry binds the server to one publication. */
export function hashPublished(published: LedgerValue): string {
  return nodeLedgerCrypto.sha256Hex(nodeLedgerCrypto.utf8(canonicalJson(published)));
}
