import type { MatrixQuestion } from '../../../shared/round/question.ts';
import type { RoundFault } from '../../../shared/round/opening/roundFault.ts';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { faultAt } from './draftChanges.ts';
import { addRow } from './editOptions.ts';
import { moveAt } from './editQuestions.ts';

interface EditRowsProps {
  readonly question: MatrixQuestion;
  readonly path: string;
  readonly faults: readonly RoundFault[];
  readonly onChange: (question: MatrixQuestion) => void;
}

/** The rows of a matrix, each marked by itself. */
export function EditRows({ question, path, faults, onChange }: EditRowsProps) {
  const { rows, questionId } = question;
  const listFault = faultAt(faults, `${path}.rows`);
  return (
    <Box as="section" role="group" aria-label="要评的各行" className="stack build__options">
      <Box className="build__legend">要评的各行</Box>
      {listFault !== undefined && (
        <Box className="wrong" role="alert">
          {listFault}
        </Box>
      )}
      {rows.map((row, at) => (
        <Box key={row.rowId} className="build__option">
          <Field
            id={`row-${questionId}-${row.rowId}`}
            label={`第 ${at + 1} 行`}
            value={row.label}
            maxLength={100}
            onChange={(label) =>
              onChange({ ...question, rows: rows.map((one) => (one === row ? { ...one, label } : one)) })
            }
            error={faultAt(faults, `${path}.rows[${at}].label`)}
          />
          <Box className="row">
            <Button
              small
              disabled={at === 0}
              aria-label={`第 ${at + 1} 行 往前移`}
              onPress={() => onChange({ ...question, rows: moveAt(rows, at, -1) })}
            >
              ↑ 往前
            </Button>
            <Button
              small
              disabled={at === rows.length - 1}
              aria-label={`第 ${at + 1} 行 往后移`}
              onPress={() => onChange({ ...question, rows: moveAt(rows, at, 1) })}
            >
              ↓ 往后
            </Button>
            <Button
              small
              aria-label={`去掉第 ${at + 1} 行`}
              onPress={() => onChange({ ...question, rows: rows.filter((one) => one !== row) })}
            >
              去掉
            </Button>
          </Box>
        </Box>
      ))}
      <Button small onPress={() => onChange(addRow(question))}>
        ＋ 加一行
      </Button>
    </Box>
  );
}
