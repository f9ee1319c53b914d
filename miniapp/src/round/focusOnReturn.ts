import { useDidShow } from '@tarojs/taro';
import { create } from 'zustand';
import { focusOn } from '../platform/focus.ts';

/** The top of the ballot instead of a question. */
export const TOP = '';

interface FocusOnReturn {
  /** The question that the review sends the person back to; TOP after a refusal, where the reason stands. */
  readonly questionId: string | undefined;
  readonly want: (questionId: string | undefined) => void;
}

/** Carries "change this one" from the review back to the ballot below it. */
export const useFocusOnReturn = create<FocusOnReturn>()((set) => ({
  questionId: undefined,
  want: (questionId) => set({ questionId }),
}));

/** Goes to the question that the review asked for, when the ballot is shown again. */
export function useReturnTo(go: (questionId: string) => void): void {
  useDidShow(() => {
    const { questionId, want } = useFocusOnReturn.getState();
    if (questionId === undefined) return;
    want(undefined);
    if (questionId === TOP) focusOn('main');
    else go(questionId);
  });
}
