import type { HeadFile } from './headFile.ts';
import { LedgerError } from './ledgerError.ts';
import type { LedgerLog } from './ledgerLog.ts';
import { IntegrityError } from './openEntry.ts';

/** A key that is in force in none of the logs is the wrong key file; one strange log among others is that log's damage. */
function refuseForeignKey<State>(logs: readonly LedgerLog<State>[], ours: readonly string[]): void {
  const keys = logs.flatMap(({ keyInForce }) => keyInForce ?? []);
  if (keys.length === 0 || keys.some((key) => ours.includes(key))) return;
  throw new LedgerError(
    'The signing key is not the one that signs the logs of this database. Put back its key file.',
  );
}

/**
 * Asks of every recovered log what reading it to its end cannot show: that it continues the newest head signed for it,
 * that it is signed by one of our keys, that no private half is gone unannounced. Who fails takes no more entries. Throws
 * LedgerError for a key that signs none of them.
 */
export function examineLogs<State>(
  logs: readonly LedgerLog<State>[],
  ours: readonly string[],
  heads: HeadFile,
  alarm: (error: unknown) => void,
): void {
  refuseForeignKey(logs, ours);
  for (const log of logs) examine(log, ours, heads, alarm);
}

function examine<State>(
  log: LedgerLog<State>,
  ours: readonly string[],
  heads: HeadFile,
  alarm: (error: unknown) => void,
): void {
  if (log.keyInForce !== undefined && !ours.includes(log.keyInForce)) {
    log.stop('ledger/integrity');
    alarm(new IntegrityError(`The log ${log.log} is signed by another key than its neighbours.`));
  }
  const hollow = log.hollowSeqs;
  if (hollow.length > 0) {
    log.stop('ledger/integrity');
    alarm(new IntegrityError(`${log.log}: the private half of ${hollow.join(', ')} is gone, unannounced.`));
  }
  // Last: what is damaged stays stopped for that, whatever an operator accepts of its age.
  const head = heads.get(log.log);
  if (head !== undefined && !log.continues(head)) {
    alarm(
      new Error(
        `The log ${log.log} (${log.size} entries) does not continue its signed head of ${head.size}.`,
      ),
    );
  }
}

/**
 * An empty database beside a file of signed heads is lost, not new: its logs, opened again, would get a second head of
 * every size. Throws LedgerError.
 */
export function refuseLostLogs(heads: HeadFile): void {
  const lost = heads.logs();
  if (lost.length === 0) return;
  throw new LedgerError(
    `The database is empty, but ${lost.length} logs were signed here (${lost.slice(0, 3).join(', ')} …). ` +
      'Put back the database that belongs to this data folder, or begin anew in an empty folder.',
  );
}
