import { focusOn } from '../platform/focus.ts';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { announce } from '../store/announceStore.ts';
import { progressText } from '../components/questions/ballotProgress.ts';
import type { Ballot } from './useBallot.ts';

/** On to the review when everything needed is there; otherwise the faults are shown and said. */
export function goToReview(ballot: Ballot, showFaults: () => void): void {
  const { draft, progress } = ballot;
  if (progress.unfinished.length === 0 && progress.answered > 0) return openPage(paths.review(draft.roundId));
  showFaults();
  announce(progress.answered === 0 ? '还什么都没有选' : progressText(progress));
  // The summary is drawn in the next turn.
  setTimeout(() => focusOn('summary'), 50);
}
