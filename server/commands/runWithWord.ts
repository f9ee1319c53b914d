import { BackupError } from '../backup/backupError.ts';
import { ConfigError } from '../config.ts';
import { CryptoError } from '../crypto/cryptoError.ts';
import { DatabaseError } from '../database/databaseError.ts';
import { LedgerError } from '../ledger/ledgerError.ts';

/** EX_USAGE of sysexits.h: the command was called wrongly. */
const EXIT_USAGE = 64;

/** Prints one line of what a command has done. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Prints one line of why a command has not done it. */
export const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * Runs an operator's command that takes one argument, and sets the exit code: that of `work`, 64 when it was called wrongly,
 * 1 with a sentence for what the operator has to mend.
 */
export async function runWithWord(
  usage: string,
  work: (word: string) => Promise<number>,
  isFit: (word: string) => boolean = () => true,
): Promise<void> {
  const [word = '', ...others] = process.argv.slice(2).map((given) => given.trim());
  if (word === '' || others.length > 0 || !isFit(word)) {
    complain(usage);
    process.exitCode = EXIT_USAGE;
    return;
  }
  try {
    process.exitCode = await work(word);
  } catch (error) {
    const kinds = [BackupError, ConfigError, DatabaseError, LedgerError, CryptoError];
    const isForOperator = kinds.some((kind) => error instanceof kind);
    const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
    complain(isForOperator ? message : stack);
    process.exitCode = 1;
  }
}
