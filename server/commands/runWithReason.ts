import { ConfigError } from '../config.ts';
import { CryptoError } from '../crypto/cryptoError.ts';
import { DatabaseError } from '../database/databaseError.ts';
import { LedgerError } from '../ledger/ledgerError.ts';

/** EX_USAGE of sysexits.h: the command was called wrongly. */
const EXIT_USAGE = 64;
/** Characters of a reason that stands in the record for good. */
const SHORTEST_REASON = 8;
const LONGEST_REASON = 500;

/** The rule for reasons, for the usage of a command. */
export const REASON_RULE = `原因 ${SHORTEST_REASON} 至 ${LONGEST_REASON} 字，所有人可见，不要写个人信息。例：`;

/** Prints one line of what a command has done. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Prints one line of why a command has not done it. */
export const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * Runs an operator's command whose one argument is the public reason, and sets the exit code: that of `work`, 64 when it was
 * called wrongly, 1 with a sentence for what the operator has to mend.
 */
export async function runWithReason(usage: string, work: (reason: string) => Promise<number>): Promise<void> {
  const reason = readReason();
  if (reason === undefined) {
    complain(usage);
    process.exitCode = EXIT_USAGE;
    return;
  }
  try {
    process.exitCode = await work(reason);
  } catch (error) {
    const kinds = [ConfigError, DatabaseError, LedgerError, CryptoError];
    const isForOperator = kinds.some((kind) => error instanceof kind);
    const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
    complain(isForOperator ? message : stack);
    process.exitCode = 1;
  }
}

function readReason(): string | undefined {
  const [reason, ...others] = process.argv.slice(2);
  const length = [...(reason?.trim() ?? '')].length;
  return others.length === 0 && length >= SHORTEST_REASON && length <= LONGEST_REASON
    ? reason?.trim()
    : undefined;
}
