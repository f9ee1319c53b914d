import { answersAtClose, choiceList, type ChoiceList } from '../../../shared/round/result/choiceList.ts';
import { nodeLedgerCrypto } from '../../ledger/nodeLedgerCrypto.ts';
import type { OpenedRound } from '../../state/communityState.ts';
import type { RoundParts } from '../roundParts.ts';

const READ_SIZE = 500;

/**
 * 代号名单 of a pseudonymous round: what counted at its close, under tags that the receipts carry. The same whenever it is
 * asked for. Undefined for any other round, before the close, and where an entry has been erased since.
 */
export async function readChoiceList(
  { ledger }: Pick<RoundParts, 'ledger'>,
  {
    terms,
    count,
    openedSeq,
    electors,
    erased,
  }: Pick<OpenedRound, 'terms' | 'count' | 'openedSeq' | 'electors' | 'erased'>,
): Promise<ChoiceList | undefined> {
  const answers = terms.disclosure === 'pseudonymous' ? answersAtClose(count) : undefined;
  if (answers === undefined || electors !== undefined || erased !== undefined) return undefined;
  const salts = new Map<number, string>();
  const wanted = new Set(answers.map(({ seq }) => seq));
  const end = Math.max(openedSeq, ...wanted) + 1;
  for (let from = openedSeq; from < end; from += READ_SIZE) {
    const limit = Math.min(READ_SIZE, end - from);
    for (const { entry, opening } of await ledger.opened(terms.communityId, from, limit)) {
      const salt = opening.household?.salt;
      if (wanted.has(entry.leaf.seq) && salt !== undefined) salts.set(entry.leaf.seq, salt);
    }
  }
  if (salts.size < wanted.size) return undefined;
  return choiceList(nodeLedgerCrypto, terms, answers, (seq) => salts.get(seq) ?? '');
}
