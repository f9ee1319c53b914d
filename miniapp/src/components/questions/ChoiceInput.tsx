import type {
  MultipleQuestion,
  Option,
  SingleQuestion,
  StanceQuestion,
} from '../../../../shared/round/question.ts';
import { Choice, type ChoiceOption } from '../Choice.tsx';
import { Box } from '../../platform/box.tsx';
import { ballotOptions } from './ballotOrder.ts';
import { pickedIds, type QuestionProps } from './questionProps.ts';

/** An option as it is drawn, with the mark that what it stands for needs the owners' vote. */
function choiceOption({ optionId, label, legalEffect }: Option): ChoiceOption {
  return { id: optionId, label, ...(legalEffect === undefined ? {} : { hint: '需业主表决' }) };
}

/** One choice: rows, or side by side where the words are short (要 / 不要 / 无所谓). */
export function SingleInput(props: QuestionProps<SingleQuestion | StanceQuestion>) {
  const { question, answer, onValue, error, orderSeed } = props;
  const options = ballotOptions(question, orderSeed);
  return (
    <Choice
      name={question.questionId}
      legend={question.title}
      legendHidden
      segments={options.every(({ label }) => label.length <= 3)}
      options={options.map(choiceOption)}
      picked={pickedIds(answer)}
      onChange={([optionId]) => onValue(optionId ?? '')}
      error={error}
    />
  );
}

/** Several choices between the question's limits; at the upper limit the rest is turned off and says so. */
export function MultipleInput(props: QuestionProps<MultipleQuestion>) {
  const { question, answer, onValue, error, orderSeed } = props;
  const picked = pickedIds(answer);
  const full = picked.length >= question.max;
  const least = question.min > 0 ? `至少 ${question.min} 样，` : '';
  return (
    <Box className="stack">
      <Box className="small" aria-live="polite">
        {least}最多 {question.max} 样，已选 {picked.length} 样{full ? '。想换的话，先点掉一样。' : '。'}
      </Box>
      <Choice
        name={question.questionId}
        legend={question.title}
        legendHidden
        multiple
        max={question.max}
        options={ballotOptions(question, orderSeed).map(choiceOption)}
        picked={picked}
        onChange={onValue}
        error={error}
      />
    </Box>
  );
}
