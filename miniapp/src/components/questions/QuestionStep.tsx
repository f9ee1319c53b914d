import type { Plan } from '../../../../shared/plan/plan.ts';
import type { Answer, Question } from '../../../../shared/round/question.ts';
import type { RoundRule } from '../../../../shared/round/round.ts';
import { Progress } from '../Progress.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { SectionHead } from './SectionHead.tsx';

interface QuestionStepProps {
  /** The questions that are asked now, in ballot order. */
  readonly questions: readonly Question[];
  /** Place of the one that is shown. */
  readonly at: number;
  readonly rule: RoundRule;
  readonly answers: readonly Answer[];
  readonly onChange: (answers: readonly Answer[]) => void;
  readonly faults: readonly string[];
  /** What is still missing, in a sentence. */
  readonly left: string;
  readonly orderSeed: string;
  readonly plan: Plan | undefined;
}

/** 长辈模式: one question a screen, with its place among all. */
export function QuestionStep({ questions, at, rule, left, ...card }: QuestionStepProps) {
  const question = questions[at];
  if (question === undefined) return null;
  const firstOfSection = questions.findIndex(({ section }) => section === question.section) === at;
  return (
    <>
      <Progress
        done={at + 1}
        total={questions.length}
        text={`第 ${at + 1} 题，共 ${questions.length} 题。${left}`}
      />
      {question.section !== 'general' && (
        <SectionHead section={question.section} rule={rule} short={!firstOfSection} />
      )}
      <QuestionCard key={question.questionId} question={question} place={at + 1} {...card} />
    </>
  );
}
