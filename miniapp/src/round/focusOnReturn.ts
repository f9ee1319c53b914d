import { useDidShow } from '@tarojs/taro';
import { create } from 'zustand';

interface FocusOnReturn {
  /** The question that the review sends the person back to. */
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
    go(questionId);
  });
}
