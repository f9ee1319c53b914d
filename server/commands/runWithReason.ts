import { runWithWord } from './runWithWord.ts';

/** Characters of a reason that stands in the record for good. */
const SHORTEST_REASON = 8;
const LONGEST_REASON = 500;

/** The rule for reasons, for the usage of a command. */
export const REASON_RULE = `原因 ${SHORTEST_REASON} 至 ${LONGEST_REASON} 字，所有人可见，不要写个人信息。例：`;

/** Runs an operator's command whose one argument is the public reason; see `runWithWord`. */
export async function runWithReason(usage: string, work: (reason: string) => Promise<number>): Promise<void> {
  await runWithWord(usage, work, (reason) => {
    const { length } = [...reason];
    return length >= SHORTEST_REASON && length <= LONGEST_REASON;
  });
}
