import type { Answer, Question } from '../../../shared/round/question.ts';
import type { Draft } from '../platform/storage.ts';
import { answersThatFit } from '../components/questions/editAnswers.ts';
import type { SentResponse } from './latestSubmission.ts';

interface DraftSources {
  readonly round: { readonly roundId: string; readonly title: string; readonly questionHash: string };
  readonly questions: readonly Question[];
  readonly householdId: string;
  /** Unused so far. */
  readonly freshKey: string;
  readonly now: string;
  readonly kept: Draft | undefined;
  readonly sent: SentResponse | undefined;
  /** What is counted of the household now. */
  readonly counted: readonly Answer[];
}

/** A ballot ready for editing. */
export interface OpenedDraft {
  readonly draft: Draft;
  /** Kept on the device already, or to be kept at once; false: it repeats what is recorded. */
  readonly stored: boolean;
  /** The questions have changed since: answers that no longer fit were left out. */
  readonly adapted: boolean;
  readonly from: 'draft' | 'refused' | 'waiting' | 'counted' | 'nothing';
}

/**
 * Where editing begins, in this order: the draft on this device; an answer that was refused (its key again, except
 * where the server knows that key with other content); one that is still waiting; what is counted now; nothing. All
 * but the first two take a fresh client key, because the earlier key may already stand in the record.
 */
export function openDraft(sources: DraftSources): OpenedDraft {
  const { round, questions, householdId, freshKey, now, kept, sent, counted } = sources;
  const base = {
    clientKey: freshKey,
    roundId: round.roundId,
    householdId,
    questionHash: round.questionHash,
    savedAt: now,
    title: round.title,
  };
  const adapt = (answers: readonly Answer[], hash: string) => {
    const adapted = hash !== round.questionHash;
    return { answers: adapted ? answersThatFit(questions, answers) : answers, adapted };
  };
  if (kept !== undefined && kept.answers.length > 0) {
    const { answers, adapted } = adapt(kept.answers, kept.questionHash);
    return { draft: { ...base, ...keyOf(kept), answers }, stored: true, adapted, from: 'draft' };
  }
  if (sent?.item.state === 'refused') {
    const { answers, adapted } = adapt(sent.body.answers, sent.body.questionHash);
    const known = sent.item.refusal?.code === 'response/idempotency-mismatch';
    const key = known ? {} : keyOf(sent.body);
    return { draft: { ...base, ...key, answers }, stored: false, adapted, from: 'refused' };
  }
  if (sent?.item.state === 'waiting')
    return {
      draft: { ...base, answers: adapt(sent.body.answers, sent.body.questionHash).answers },
      stored: false,
      adapted: false,
      from: 'waiting',
    };
  if (counted.length > 0)
    return {
      draft: { ...base, answers: answersThatFit(questions, counted.map(withoutSeq)) },
      stored: false,
      adapted: false,
      from: 'counted',
    };
  return {
    draft: { ...base, ...(kept === undefined ? {} : keyOf(kept)), answers: [] },
    // Right after handing in, the record may not be read anew yet: a blank draft would look unfinished.
    stored: sent === undefined,
    adapted: false,
    from: 'nothing',
  };
}

// Counted answers carry the entry they come from, which is no part of an answer.
function withoutSeq({ questionId, value, reason }: Answer): Answer {
  return reason === undefined ? { questionId, value } : { questionId, value, reason };
}

function keyOf({ clientKey }: { readonly clientKey: string }): { readonly clientKey: string } {
  return { clientKey };
}
