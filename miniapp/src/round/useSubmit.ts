import { useEffect, useMemo, useState } from 'react';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { channelOfThisDevice } from '../platform/device.ts';
import { tapInHand } from '../platform/haptic.ts';
import type { OutboxItem } from '../platform/outboxItem.ts';
import { randomKey } from '../platform/randomKey.ts';
import type { Draft, Kept } from '../platform/storage.ts';
import { announce } from '../store/announceStore.ts';
import { checkReceipt, type CheckedStep } from '../store/checkReceipt.ts';
import { useHeads } from '../store/headStore.ts';
import { useOutbox } from '../store/outboxStore.ts';
import { useDrafts } from './draftStore.ts';
import { draftKey } from './draftKey.ts';
import { answersToSend } from '../components/questions/editAnswers.ts';
import { latestSubmission, type SentResponse } from './latestSubmission.ts';

/**
 * Where handing in stands. `verified`: the server acknowledged it and every step of the check on this device held;
 * `doubtful`: acknowledged, but a step failed.
 */
export type SubmitState =
  | { readonly state: 'idle' }
  | { readonly state: 'waiting'; readonly item: OutboxItem }
  | { readonly state: 'refused'; readonly item: OutboxItem }
  | { readonly state: 'verified'; readonly item: OutboxItem; readonly seq: number }
  | { readonly state: 'doubtful'; readonly item: OutboxItem; readonly steps: readonly CheckedStep[] };

export interface Submit {
  readonly now: SubmitState;
  /** False when the device could not keep what is being sent: the person must stay on the page. */
  readonly kept: Kept | undefined;
  /** Hands the draft in; `confirm` says that the household knows of the contradiction. */
  readonly send: (draft: Draft, confirm?: boolean) => void;
  /** The refused answer again: with its own key, or with a fresh one where the server knows the key differently. */
  readonly sendAgain: (
    item: OutboxItem,
    change: { readonly confirm?: boolean; readonly fresh?: boolean },
  ) => void;
}

/** Hands an answer in through the outbox and follows it until its receipt has been checked on this device. */
export function useSubmit(round: RoundView | undefined): Submit {
  const enqueue = useOutbox((store) => store.enqueue);
  const dismiss = useOutbox((store) => store.dismiss);
  const items = useOutbox((store) => store.items);
  const drop = useDrafts((store) => store.drop);
  const checkHead = useHeads((store) => store.check);
  const [kept, setKept] = useState<Kept>();
  const [sentKey, setSentKey] = useState<string>();
  const mine = round?.mine;
  const latest =
    round === undefined || mine === undefined
      ? undefined
      : latestSubmission(items, round.roundId, mine.householdId);
  // A page opened again after the app was closed follows what still waits; what was recorded earlier is history.
  const followed =
    latest?.item.clientKey === sentKey || latest?.item.state === 'waiting' ? latest : undefined;
  const now = useMemo(() => stateOf(round, followed), [round, followed]);
  const recordedSeq = now.state === 'verified' ? now.seq : undefined;
  const communityId = round?.communityId;

  useEffect(() => {
    if (followed !== undefined && sentKey === undefined) setSentKey(followed.item.clientKey);
  }, [followed, sentKey]);

  useEffect(() => {
    if (recordedSeq === undefined || communityId === undefined) return;
    tapInHand();
    announce(`您的答复已登记，第 ${recordedSeq} 条`);
    void checkHead(communityId);
  }, [recordedSeq, communityId, checkHead]);

  const hand = (draft: Draft, confirm: boolean): void => {
    if (round === undefined || mine === undefined) return;
    const { clientKey, householdId, questionHash } = draft;
    const result = enqueue({
      kind: 'response',
      roundId: round.roundId,
      body: {
        clientKey,
        householdId,
        questionHash,
        answers: answersToSend(round.questions, mine.questionIds, draft.answers),
        channel: channelOfThisDevice,
        answeredAt: new Date().toISOString(),
        ...(confirm ? { confirm } : {}),
      },
    });
    setSentKey(clientKey);
    setKept(result);
    if (result.kept) drop(draftKey(draft.roundId, householdId));
  };

  return {
    now,
    kept,
    send: (draft, confirm = false) => hand(draft, confirm),
    sendAgain: (item, { confirm, fresh }) => {
      const { submission } = item;
      if (submission.kind !== 'response') return;
      const sendWith = (clientKey: string): void => {
        setSentKey(clientKey);
        setKept(
          enqueue({
            ...submission,
            body: { ...submission.body, clientKey, ...(confirm === true ? { confirm } : {}) },
          }),
        );
      };
      if (fresh !== true) return sendWith(item.clientKey);
      dismiss(item.clientKey);
      void randomKey().then(sendWith);
    },
  };
}

function stateOf(round: RoundView | undefined, sent: SentResponse | undefined): SubmitState {
  if (sent === undefined || round === undefined) return { state: 'idle' };
  const { item, body } = sent;
  if (item.state !== 'recorded') return { state: item.state, item };
  if (item.receipt === undefined) return { state: 'waiting', item };
  const { communityId, roundId } = round;
  const { householdId, answers } = body;
  const steps = checkReceipt(item.receipt, { communityId, roundId, householdId, answers });
  return steps.every(({ ok }) => ok)
    ? { state: 'verified', item, seq: item.receipt.seq }
    : { state: 'doubtful', item, steps };
}
