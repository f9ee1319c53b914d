import { useEffect, useMemo, useState } from 'react';
import type { Answer } from '../../../shared/round/question.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { randomKey } from '../platform/randomKey.ts';
import type { Draft } from '../platform/storage.ts';
import { useOutbox } from '../store/outboxStore.ts';
import { useMyResponses } from '../store/useRound.ts';
import { ballotProgress, type BallotProgress } from '../components/questions/ballotProgress.ts';
import { draftKey } from './draftKey.ts';
import { keptDraft, useDrafts } from './draftStore.ts';
import { latestSubmission } from './latestSubmission.ts';
import { openDraft, type OpenedDraft } from './openDraft.ts';

/** A ballot being filled in. */
export interface Ballot {
  readonly draft: Draft;
  readonly progress: BallotProgress;
  readonly from: OpenedDraft['from'];
  readonly adapted: boolean;
  /** Something was changed since it was opened; false while it only repeats what is recorded. */
  readonly edited: boolean;
  readonly change: (answers: readonly Answer[]) => void;
}

/** Opens the household's ballot for editing; undefined while what is needed for it is still being asked for. */
export function useBallot(round: RoundView | undefined): Ballot | undefined {
  const mine = round?.mine;
  const editable = round !== undefined && mine?.mayAnswer.ok === true;
  const key = mine === undefined || round === undefined ? '' : draftKey(round.roundId, mine.householdId);
  const draft = useDrafts((store) => store.drafts[key]);
  const open = useDrafts((store) => store.open);
  const changeDraft = useDrafts((store) => store.change);
  const counted = useMyResponses(round?.roundId, editable && mine.answered);
  const ready = editable && (!mine.answered || counted.value !== undefined || counted.refusal !== undefined);
  // What an opened ballot rests on; when it changes (answered or refused meanwhile, new questions) the ballot is opened anew, and
  // whatever was edited on this device stays because it comes first.
  const seqs = counted.value?.history.map(({ seq }) => seq).join() ?? '';
  const sent = useOutbox((store) =>
    mine === undefined || round === undefined
      ? undefined
      : latestSubmission(store.items, round.roundId, mine.householdId)?.item.state,
  );
  const basis = [key, round?.questionHash, mine?.answered, seqs, sent].join(' ');
  const [opened, setOpened] = useState<{ readonly basis: string; readonly how: OpenedDraft }>();
  const missing = ready && (draft === undefined || opened?.basis !== basis);

  useEffect(() => {
    if (!missing || mine === undefined || round === undefined) return undefined;
    let gone = false;
    void randomKey().then((freshKey) => {
      if (gone) return;
      const how = openDraft({
        round,
        questions: round.questions,
        householdId: mine.householdId,
        freshKey,
        now: new Date().toISOString(),
        kept: keptDraft(round.roundId, mine.householdId),
        sent: latestSubmission(useOutbox.getState().items, round.roundId, mine.householdId),
        counted: counted.value?.counted ?? [],
      });
      open(how.draft, how.stored);
      setOpened({ basis, how });
    });
    return () => {
      gone = true;
    };
  }, [missing, mine, round, basis, counted.value, open]);

  const progress = useMemo(
    () =>
      draft === undefined || round === undefined
        ? undefined
        : ballotProgress(round.questions, mine?.questionIds ?? [], draft.answers),
    [draft, round, mine],
  );
  if (draft === undefined || progress === undefined || opened === undefined) return undefined;
  const { from, adapted } = opened.how;
  const edited = from === 'draft' || draft.savedAt !== opened.how.draft.savedAt;
  return { draft, progress, from, adapted, edited, change: (answers) => changeDraft(key, answers) };
}
