import type { ObjectionAnswerContent, ObjectionContent } from '../../shared/plan/publicityNotice.ts';
import { maskWords } from '../../shared/opinion/maskWords.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import type { TextCheck } from '../moderation/contentCheck.ts';
import { policyOf } from '../documents/regionPolicies.ts';
import { pooledRandom } from '../crypto/pooledRandom.ts';
import type { CommunityState } from '../state/communityState.ts';
import { objectionKey } from '../state/foldObjection.ts';
import { recordsOf } from '../state/foldPublication.ts';
import type { PublicityParts } from './publicityParts.ts';
import { publishRecord, type RecordPublished } from './publishRecord.ts';

const DAY_SECONDS = 86_400;
const ROUNDED_SECONDS = 600;
const NONCE_BYTES = 16;
/** How many objections one household files to one notice at most. 示例默认. */
const MOST_OBJECTIONS = 3;

/** An objection as it is filed: its words are public, the household never is. */
export interface ObjectionToFile {
  readonly communityId: string;
  /** Above it, from the city downwards: they say how long an answer may take. */
  readonly regionIds: readonly string[];
  readonly notice: string;
  readonly accountId: string;
  readonly householdId: string;
  readonly text: string;
  /**
   * What the content check says of the words: risky ones are not taken. A check that is away takes nobody's objection, its
   * days run out: it is filed and counts, and its words are shown once the check has looked or the community answers.
   */
  readonly checked?: TextCheck;
  readonly clientKey: string;
}

/**
 * Files a household's objection to a notice, until its days are over and up to three of them. Telephone and identity numbers are masked before
 * anything is frozen; who objects stands in the private half of the entry.
 */
export async function fileObjection(
  { ledger, frozen, clock }: Pick<PublicityParts, 'ledger' | 'frozen' | 'clock'>,
  {
    communityId,
    regionIds,
    notice,
    accountId,
    householdId,
    text,
    checked = 'pass',
    clientKey,
  }: ObjectionToFile,
): Promise<RecordPublished | Refusal> {
  const now = Math.floor(clock.now() / 1000);
  // As coarse as the entry's own time: the second would name who was at the phone.
  const filed = now - (now % ROUNDED_SECONDS);
  const content: ObjectionContent = {
    notice,
    text: maskWords(text.trim()),
    filedAt: new Date(filed * 1000).toISOString(),
    nonce: pooledRandom(NONCE_BYTES).toString('hex'),
  };
  const due = filed + policyOf(regionIds).values.objectionAnswerDays.value * DAY_SECONDS;
  return publishRecord(
    { ledger, frozen },
    {
      communityId,
      actorId: accountId,
      kind: 'objection',
      content,
      facts: { notice, due },
      fields: { household: householdId },
      clientKey: `objection:${clientKey}`,
      ...(checked === 'pending'
        ? { beforeEntry: (hash: string) => frozen.withheld.withhold(hash, accountId) }
        : {}),
      request: { notice, text },
      refuse: (state) => {
        if (checked === 'refused') return refuse('content/refused');
        const record = state.publications.get(notice);
        if (record?.kind !== 'publicityNotice') return refuse('request/not-found');
        if (now > Number(record.facts['until'])) return refuse('notice/over');
        const filedBefore = state.objections.get(objectionKey(notice, householdId)) ?? 0;
        return filedBefore < MOST_OBJECTIONS
          ? undefined
          : refuse('publication/too-many-objections', { most: MOST_OBJECTIONS });
      },
    },
  );
}

/** Answers an objection in public, once. Coming after the promised day it is late, and is shown so. */
export async function answerObjection(
  { ledger, frozen, clock }: Pick<PublicityParts, 'ledger' | 'frozen' | 'clock'>,
  { communityId, objection, accountId, text }: AnswerToGive,
): Promise<RecordPublished | Refusal> {
  const content: ObjectionAnswerContent = {
    objection,
    text: maskWords(text.trim()),
    answeredAt: new Date(clock.now()).toISOString(),
  };
  const answered = await publishRecord(
    { ledger, frozen },
    {
      communityId,
      actorId: accountId,
      kind: 'objectionAnswer',
      content,
      facts: { objection },
      refuse: (state) => refuseAnswer(state, objection),
    },
  );
  // Whoever answers has read it, and lets it go with the answer; what the check found risky stays held.
  if (!isRefusal(answered)) await frozen.withheld.settle(objection, 'pass');
  return answered;
}

/** The public answer to one objection. */
export interface AnswerToGive {
  readonly communityId: string;
  readonly objection: string;
  readonly accountId: string;
  readonly text: string;
}

function refuseAnswer(state: CommunityState, objection: string): Refusal | undefined {
  if (state.publications.get(objection)?.kind !== 'objection') return refuse('request/not-found');
  const answered = recordsOf(state, 'objectionAnswer').some(({ facts }) => facts['objection'] === objection);
  return answered ? refuse('notice/answered') : undefined;
}
