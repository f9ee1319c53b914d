import { useEffect, useRef } from 'react';
import type { Question } from '../../../../shared/round/question.ts';
import { announce } from '../../store/announceStore.ts';

/** Says aloud which questions have come up or gone since the last answer. */
export function useUnfolding(questions: readonly Question[]): void {
  const before = useRef<readonly Question[]>(questions);
  useEffect(() => {
    const earlier = before.current;
    before.current = questions;
    const come = missingFrom(earlier, questions);
    const gone = missingFrom(questions, earlier);
    if (come[0] !== undefined) announce(`下面多了 ${come.length} 题：${come[0].title}`);
    else if (gone.length > 0) announce(`有 ${gone.length} 题不用答了`);
  }, [questions]);
}

function missingFrom(known: readonly Question[], all: readonly Question[]): readonly Question[] {
  const ids = new Set(known.map(({ questionId }) => questionId));
  return all.filter(({ questionId }) => !ids.has(questionId));
}
