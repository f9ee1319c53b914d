import { useEffect, useState } from 'react';
import { isElder } from '../platform/displaySettings.ts';
import { focusOn } from '../platform/focus.ts';
import { warnBeforeLeaving } from '../platform/leaveWarning.ts';
import { goBack } from '../platform/navigation.ts';
import { useSettings } from '../store/settingsStore.ts';
import type { Ballot } from './useBallot.ts';

/** Whether leaving would leave something that was chosen here and not handed in. */
function isUnsent({ draft, edited }: Ballot): boolean {
  return edited && draft.answers.length > 0;
}

export interface Leaving {
  /** The person has pressed back once: say in the page what is not handed in yet. */
  readonly asked: boolean;
  readonly onBack: () => void;
  readonly stay: () => void;
}

/** Makes an unfinished ballot loud when the person goes back; nothing pops up in elder mode. */
export function useLeaving(ballot: Ballot): Leaving {
  const elder = useSettings((store) => isElder(store.settings));
  const [asked, setAsked] = useState(false);
  const unsent = isUnsent(ballot);
  const left = ballot.progress.unfinished.length;
  useEffect(() => {
    const missing = left === 0 ? '' : `还有 ${left} 题没选好，`;
    warnBeforeLeaving(
      unsent && !elder ? `${missing}还没有提交。已自动保存，下次可以接着填。现在离开吗？` : undefined,
    );
    return () => warnBeforeLeaving(undefined);
  }, [unsent, elder, left]);
  return {
    asked,
    onBack: () => {
      if (!unsent || asked) return goBack();
      setAsked(true);
      focusOn('leaving');
    },
    stay: () => setAsked(false),
  };
}
