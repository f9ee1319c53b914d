import type { DraftUnit } from '../../../shared/round/opening/draft.ts';
import type { Question } from '../../../shared/round/question.ts';
import { Choice } from '../components/Choice.tsx';
import { Box } from '../platform/box.tsx';

interface EditScopeProps {
  readonly question: Question;
  readonly units: readonly DraftUnit[];
  readonly error: string | undefined;
  readonly onChange: (scope: Question['scope']) => void;
}

/** Who is asked: everybody, or the households of some units. */
export function EditScope({ question, units, error, onChange }: EditScopeProps) {
  const { questionId, scope } = question;
  const some = scope !== 'community';
  return (
    <Box className="stack">
      <Choice
        name={`scope-${questionId}`}
        legend="问谁"
        segments
        options={[
          { id: 'community', label: '全小区' },
          { id: 'units', label: '几个单元' },
        ]}
        picked={[some ? 'units' : 'community']}
        onChange={([picked]) =>
          onChange(picked === 'units' ? units.map(({ unitId }) => unitId) : 'community')
        }
        error={some ? undefined : error}
      />
      {some && (
        <Choice
          name={`units-${questionId}`}
          legend={`问哪几个单元（已选 ${scope.length} 个）`}
          multiple
          options={units.map(({ unitId, name, buildingName }) => ({
            id: unitId,
            label: `${buildingName} ${name}`,
          }))}
          picked={scope}
          onChange={onChange}
          error={error}
        />
      )}
    </Box>
  );
}
