import type { StepChange } from '../../../shared/plan/compareSteps.ts';
import type { PlanStep } from '../../../shared/plan/plan.ts';
import { Table } from '../components/Table.tsx';
import { Box } from '../platform/box.tsx';
import { dateText } from '../words/dates.ts';

interface TimetableChangesProps {
  readonly steps: readonly StepChange[];
  /** The two versions' numbers. */
  readonly before: number;
  readonly after: number;
}

/** Steps of the timetable that moved from one version to the other, each with its dates and its note. */
export function TimetableChanges({ steps, before, after }: TimetableChangesProps) {
  const moved = steps.filter(({ change }) => change !== 'same');
  if (moved.length === 0) return null;
  return (
    <Table
      caption="时间安排"
      rows={moved}
      rowId={({ stepId }) => stepId}
      columns={[
        { id: 'name', title: '步骤', cell: ({ name }) => name },
        { id: 'before', title: `第 ${before} 版`, cell: (change) => <Dates step={change.before} /> },
        { id: 'after', title: `第 ${after} 版`, cell: (change) => <Dates step={change.after} /> },
      ]}
    />
  );
}

function Dates({ step }: { readonly step: PlanStep | undefined }) {
  if (step === undefined) return <>没有</>;
  return (
    <>
      <Box>
        {dateText(step.startsOn)} 至 {dateText(step.endsOn)}
      </Box>
      {step.note !== undefined && <Box className="small">{step.note}</Box>}
    </>
  );
}
