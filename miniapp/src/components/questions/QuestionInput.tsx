import type { QuestionProps } from './questionProps.ts';
import { BasketInput } from './BasketInput.tsx';
import { MultipleInput, SingleInput } from './ChoiceInput.tsx';
import { MatrixInput, RatingInput } from './MarkInput.tsx';
import { RankingInput } from './RankingInput.tsx';
import { TextInput } from './TextInput.tsx';

/** The input that a question's type asks for. */
export function QuestionInput({ question, ...props }: QuestionProps) {
  switch (question.type) {
    case 'single':
    case 'stance':
      return <SingleInput question={question} {...props} />;
    case 'multiple':
      return <MultipleInput question={question} {...props} />;
    case 'ranking':
      return <RankingInput question={question} {...props} />;
    case 'basket':
      return <BasketInput question={question} {...props} />;
    case 'rating':
      return <RatingInput question={question} {...props} />;
    case 'matrix':
      return <MatrixInput question={question} {...props} />;
    case 'text':
      return <TextInput question={question} {...props} />;
  }
}
