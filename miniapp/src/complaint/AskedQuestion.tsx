import type { ReactNode } from 'react';
import { CategoryQuestion } from './CategoryQuestion.tsx';
import type { FilingQuestion } from './filingDraft.ts';
import type { FilingProps } from './filingProps.ts';
import { PhoneQuestion } from './PhoneQuestion.tsx';
import { PhotosQuestion } from './PhotosQuestion.tsx';
import { PlaceQuestion } from './PlaceQuestion.tsx';
import { PrivacyQuestion } from './PrivacyQuestion.tsx';
import { UrgencyQuestion } from './UrgencyQuestion.tsx';
import { WordsQuestion } from './WordsQuestion.tsx';

const QUESTIONS: Readonly<Record<FilingQuestion, (props: FilingProps) => ReactNode>> = {
  category: CategoryQuestion,
  place: PlaceQuestion,
  text: WordsQuestion,
  photos: PhotosQuestion,
  urgency: UrgencyQuestion,
  privacy: PrivacyQuestion,
  phone: PhoneQuestion,
};

/** One question of the filing. */
export function AskedQuestion({ question, ...props }: FilingProps & { readonly question: FilingQuestion }) {
  const Question = QUESTIONS[question];
  return <Question {...props} />;
}
