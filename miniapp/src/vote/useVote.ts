import { useEffect, useRef, useState } from 'react';
import type { Answer } from '../../../shared/round/question.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { channelOfThisDevice } from '../platform/device.ts';
import { tapInHand } from '../platform/haptic.ts';
import type { OutboxItem } from '../platform/outboxItem.ts';
import { randomKey } from '../platform/randomKey.ts';
import { forget, keep, recall } from '../platform/storage.ts';
import { announce } from '../store/announceStore.ts';
import { checkReceipt, type CheckedStep } from '../store/checkReceipt.ts';
import { useOutbox } from '../store/outboxStore.ts';
import { useMyResponses } from '../store/useRound.ts';

/** A vote being filled in, cast, and what has become of it. */
export interface Vote {
  readonly picked: (questionId: string) => string | undefined;
  readonly pick: (questionId: string, optionId: string) => void;
  /** Matters put to me that I have not marked. */
  readonly open: readonly string[];
  /** Something differs from what is recorded. */
  readonly isEdited: boolean;
  readonly isBusy: boolean;
  readonly isShowingFaults: boolean;
  readonly showFaults: () => void;
  /** `forAll`: this choice stands for all my dwellings. */
  readonly cast: (forAll: boolean) => void;
  readonly withdrawn: () => void;
  /** What this device last sent in this vote. */
  readonly sent: OutboxItem | undefined;
  /** The check of the receipt on this device; absent before there is one. */
  readonly steps: readonly CheckedStep[] | undefined;
  readonly recorded: ReturnType<typeof useMyResponses>;
}

/** Keeps the marks on the device with every tap and hands them in through the outbox, as one vote. */
export function useVote(round: RoundView | undefined, onRecorded: () => void): Vote {
  const mine = round?.mine;
  const householdId = mine?.householdId ?? '';
  const roundId = round?.roundId ?? '';
  const key = `draft/${roundId}/${householdId}` as const;
  const recorded = useMyResponses(round?.roundId, mine?.elector !== undefined);
  const enqueue = useOutbox((store) => store.enqueue);
  const items = useOutbox((store) => store.items);
  const [marks, setMarks] = useState<Readonly<Record<string, string>>>({});
  const [isShowingFaults, setShowingFaults] = useState(false);
  const sent = [...items]
    .reverse()
    .find(
      ({ submission }) =>
        submission.kind === 'response' &&
        submission.roundId === roundId &&
        submission.body.householdId === householdId,
    );
  const steps =
    round === undefined || sent?.receipt === undefined || sent.submission.kind !== 'response'
      ? undefined
      : checkReceipt(sent.receipt, {
          communityId: round.communityId,
          roundId,
          householdId,
          answers: sent.submission.body.answers,
        });
  const seq = sent?.state === 'recorded' ? sent.receipt?.seq : undefined;

  useEffect(() => {
    const draft = householdId === '' ? undefined : recall(key);
    setMarks(marksOf(draft?.answers ?? []));
  }, [key, householdId]);
  const told = useRef<number | undefined>(undefined);
  const retryRecorded = recorded.retry;
  useEffect(() => {
    if (seq === undefined || told.current === seq) return;
    told.current = seq;
    tapInHand();
    announce(`您的票已登记，第 ${seq} 条`);
    onRecorded();
    retryRecorded();
  }, [seq, onRecorded, retryRecorded]);

  const counted = marksOf(recorded.value?.counted ?? []);
  const picked = (questionId: string): string | undefined => marks[questionId] ?? counted[questionId];
  const asked = mine?.questionIds ?? [];
  const answers = (): Answer[] =>
    asked.flatMap((questionId) => {
      const value = picked(questionId);
      return value === undefined ? [] : [{ questionId, value }];
    });

  return {
    picked,
    pick(questionId, optionId) {
      const next = { ...marks, [questionId]: optionId };
      setMarks(next);
      if (round === undefined || householdId === '') return;
      keep(key, {
        clientKey: '',
        roundId,
        householdId,
        questionHash: round.questionHash,
        answers: Object.entries(next).map(([id, value]) => ({ questionId: id, value })),
        savedAt: new Date().toISOString(),
        title: round.title,
      });
    },
    open: asked.filter((questionId) => picked(questionId) === undefined),
    isEdited: Object.entries(marks).some(([questionId, value]) => counted[questionId] !== value),
    isBusy: sent?.state === 'waiting',
    isShowingFaults,
    showFaults: () => setShowingFaults(true),
    cast(forAll) {
      if (round === undefined || mine === undefined) return;
      const given = answers();
      void randomKey().then((clientKey) => {
        const kept = enqueue({
          kind: 'response',
          roundId,
          body: {
            clientKey,
            householdId,
            questionHash: round.questionHash,
            answers: given,
            channel: channelOfThisDevice,
            answeredAt: new Date().toISOString(),
            ...(forAll ? { confirm: true } : {}),
          },
        });
        if (!kept.kept) return;
        forget(key);
        setMarks({});
      });
    },
    withdrawn() {
      setMarks({});
      onRecorded();
      recorded.retry();
    },
    sent,
    steps,
    recorded,
  };
}

function marksOf(answers: readonly Answer[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    answers.flatMap(({ questionId, value }) => (typeof value === 'string' ? [[questionId, value]] : [])),
  );
}
