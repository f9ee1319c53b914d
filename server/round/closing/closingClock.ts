import { repeat } from '../../repeat.ts';
import { closeDueRounds } from './closeDueRounds.ts';
import type { RoundParts } from '../roundParts.ts';

const PAUSE_MS = 30_000;

/**
 * Closes rounds whose time has run out and settles results that are overdue, again and again. Any number of instances may
 * run one: a close, a tally, a sample and a final result are each written once. The answer stops it and waits for what
 * is under way, so that nothing is appended to a ledger that is being closed.
 */
export function startClosingClock(
  parts: Pick<RoundParts, 'ledger' | 'clock'>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  return repeat(PAUSE_MS, () => closeDueRounds(parts, onError), onError);
}
