import { branchIds } from '../../../shared/round/answering/branching.ts';
import type { Question } from '../../../shared/round/question.ts';
import type { RoundFault } from '../../../shared/round/opening/roundFault.ts';
import { Choice } from '../components/Choice.tsx';
import { branchLabel } from '../components/questions/conditionText.ts';
import { Select } from '../components/Select.tsx';
import { Box } from '../platform/box.tsx';

interface EditConditionProps {
  readonly question: Question;
  readonly questions: readonly Question[];
  readonly faults: readonly RoundFault[];
  readonly onChange: (askedIf: NonNullable<Question['askedIf']> | null) => void;
}

const ALWAYS = 'always';

/** When a question is asked: of everybody, or only of those who chose something in an earlier question. */
export function EditCondition({ question, questions, faults, onChange }: EditConditionProps) {
  const { questionId, askedIf } = question;
  const at = questions.findIndex((one) => one.questionId === questionId);
  const earlier = questions.slice(0, at).filter((one) => branchIds(one).length > 0);
  const parent = questions.find((one) => one.questionId === askedIf?.questionId);
  const shown = parent !== undefined && !earlier.includes(parent) ? [...earlier, parent] : earlier;
  const titleOf = (one: Question): string =>
    `第 ${questions.indexOf(one) + 1} 题 ${one.title === '' ? '（还没有写）' : one.title}`;
  if (shown.length === 0 && askedIf === undefined) return null;
  return (
    <Box className="stack">
      <Select
        id={`condition-${questionId}`}
        label="什么时候问这一题"
        value={askedIf?.questionId ?? ALWAYS}
        options={[
          { id: ALWAYS, label: '都问' },
          ...(askedIf !== undefined && parent === undefined
            ? [{ id: askedIf.questionId, label: '（前提那一题已经不在）' }]
            : []),
          ...shown.map((one) => ({ id: one.questionId, label: `只问答了 ${titleOf(one)} 的` })),
        ]}
        onSelect={(id) => onChange(id === ALWAYS ? null : { questionId: id, optionIds: [] })}
      />
      {askedIf !== undefined && parent !== undefined && (
        <Choice
          name={`branch-${questionId}`}
          legend="选了其中任何一项才问"
          multiple
          options={branchIds(parent).map((id) => ({ id, label: branchLabel(parent, id) || '（还没有写）' }))}
          picked={askedIf.optionIds}
          onChange={(optionIds) => onChange({ ...askedIf, optionIds })}
        />
      )}
      {faults.map(({ path, sentence }) => (
        <Box key={path} className="wrong" role="alert">
          {sentence}
        </Box>
      ))}
    </Box>
  );
}
