import type { Plan } from '../../../../shared/plan/plan.ts';
import type { Answer } from '../../../../shared/round/question.ts';
import type { RoundRule } from '../../../../shared/round/round.ts';
import { Box } from '../../platform/box.tsx';
import type { BallotSection } from './ballotOrder.ts';
import { QuestionCard } from './QuestionCard.tsx';
import { SectionHead } from './SectionHead.tsx';
import { useUnfolding } from './useUnfolding.ts';

interface QuestionListProps {
  /** The questions that are asked now, in ballot order (`ballotSections`). */
  readonly sections: readonly BallotSection[];
  readonly rule: RoundRule;
  readonly answers: readonly Answer[];
  readonly onChange: (answers: readonly Answer[]) => void;
  readonly faultsOf: (questionId: string) => readonly string[];
  readonly orderSeed: string;
  readonly plan: Plan | undefined;
}

/** All questions on one page, by class; a question that an answer brings up is told to whoever does not see it. */
export function QuestionList(props: QuestionListProps) {
  const { sections, rule, answers, onChange, faultsOf, orderSeed, plan } = props;
  const inOrder = sections.flatMap(({ questions }) => questions);
  useUnfolding(inOrder);
  return (
    <>
      {sections.map(({ section, questions }) => (
        <Box key={section} className="stack">
          {(sections.length > 1 || section !== 'general') && <SectionHead section={section} rule={rule} />}
          {questions.map((question) => (
            <QuestionCard
              key={question.questionId}
              question={question}
              place={inOrder.indexOf(question) + 1}
              answers={answers}
              onChange={onChange}
              faults={faultsOf(question.questionId)}
              orderSeed={orderSeed}
              plan={plan}
            />
          ))}
        </Box>
      ))}
    </>
  );
}
