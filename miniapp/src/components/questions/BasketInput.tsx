import type { BasketQuestion } from '../../../../shared/round/question.ts';
import { Choice } from '../Choice.tsx';
import { Progress } from '../Progress.tsx';
import { Box } from '../../platform/box.tsx';
import { yuanText } from '../../words/numbers.ts';
import { ballotOptions } from './ballotOrder.ts';
import { basketBudget } from './basketBudget.ts';
import { pickedIds, type QuestionProps } from './questionProps.ts';

/** 提升类: pick inside the budget; what no longer fits is turned off and says why. */
export function BasketInput({ question, answer, onValue, error, orderSeed }: QuestionProps<BasketQuestion>) {
  const picked = pickedIds(answer);
  const { budgetFen, spentFen, leftFen, tooDear } = basketBudget(question, picked);
  const labels = question.options
    .filter(({ optionId }) => tooDear.includes(optionId))
    .map(({ label }) => label)
    .join('、');
  const spent = `已选 ${yuanText(spentFen)}，还剩 ${yuanText(leftFen)}，预算 ${yuanText(budgetFen)}`;
  return (
    <Box className="stack">
      <Progress done={spentFen} total={budgetFen} text={spent} />
      {labels !== '' && (
        <Box className="small" aria-live="polite">
          剩下的钱不够再选：{labels}。想选的话，先点掉别的。
        </Box>
      )}
      <Choice
        name={question.questionId}
        legend={question.title}
        legendHidden
        multiple
        options={ballotOptions(question, orderSeed).map(({ optionId, label, costFen = 0, legalEffect }) => ({
          id: optionId,
          label,
          hint: [
            yuanText(costFen),
            ...(tooDear.includes(optionId) ? ['超过剩下的预算'] : []),
            ...(legalEffect === undefined ? [] : ['需业主表决']),
          ].join(' · '),
          disabled: tooDear.includes(optionId),
        }))}
        picked={picked}
        onChange={onValue}
        error={error}
      />
    </Box>
  );
}
