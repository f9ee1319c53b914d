import type { TextQuestion } from '../../../../shared/round/question.ts';
import { Field } from '../Field.tsx';
import type { QuestionProps } from './questionProps.ts';

/** Free words, with a counter. */
export function TextInput({ question, answer, onValue, error }: QuestionProps<TextQuestion>) {
  return (
    <Field
      id={`text-${question.questionId}`}
      label="写在这里"
      kind="long"
      value={typeof answer?.value === 'string' ? answer.value : ''}
      onChange={onValue}
      maxLength={question.maxLength}
      required={question.required}
      error={error}
    />
  );
}
