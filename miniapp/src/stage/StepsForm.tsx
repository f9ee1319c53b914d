import { useState } from 'react';
import type { Plan, PlanStep } from '../../../shared/plan/plan.ts';
import { Choice } from '../components/Choice.tsx';
import { DateField } from '../components/DateField.tsx';
import { Field } from '../components/Field.tsx';
import { focusOn } from '../platform/focus.ts';
import { call } from '../platform/request.ts';
import { dateText } from '../words/dates.ts';
import { RecordForm } from './RecordForm.tsx';
import { useRecord } from './useRecord.ts';

interface StepsFormProps {
  readonly communityId: string;
  readonly plan: Plan;
  readonly onRecorded: () => void;
}

type Dates = Pick<PlanStep, 'startsOn' | 'endsOn'>;

/** 调整时间安排: other dates for one step, with a note that everybody reads; published as a new version of the plan. */
export function StepsForm({ communityId, plan, onRecorded }: StepsFormProps) {
  const [stepId, setStepId] = useState<string>();
  const [dates, setDates] = useState<Dates>({ startsOn: '', endsOn: '' });
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const record = useRecord(onRecorded);
  const step = plan.steps.find((each) => each.stepId === stepId);
  const fault = step === undefined ? '先选是哪一步' : datesFault(step, dates);
  const noNote = note.trim() === '' || note.trim() === step?.note;
  const pick = (picked: string | undefined): void => {
    const found = plan.steps.find((each) => each.stepId === picked);
    setStepId(picked);
    setDates({ startsOn: found?.startsOn ?? '', endsOn: found?.endsOn ?? '' });
    setAsked(false);
  };
  return (
    <RecordForm
      title="调整时间安排"
      action="公布新的时间"
      effect={`公布为第 ${plan.version + 1} 版，只有这一步的时间和说明变了，旧版仍然可以看、可以比。正在公示的，要针对新版重新公示。`}
      {...record}
      ready={() => {
        setAsked(true);
        if (step !== undefined && fault !== undefined) focusOn('steps-end');
        else if (step !== undefined && noNote) focusOn('steps-note');
        return fault === undefined && !noNote;
      }}
      onSend={() => {
        const steps = plan.steps.map((each) =>
          each.stepId === stepId ? { ...each, ...dates, note: note.trim() } : each,
        );
        void record.send(() =>
          call('POST /communities/:communityId/plan/versions', {
            params: { communityId },
            body: { basedOn: plan.planVersionId, items: plan.items, steps, reason: note.trim() },
          }),
        );
      }}
    >
      <Choice
        name="steps-step"
        legend="改哪一步"
        error={asked && step === undefined ? fault : undefined}
        options={plan.steps.map((each) => ({
          id: each.stepId,
          label: each.name,
          hint: `现在 ${dateText(each.startsOn)} 至 ${dateText(each.endsOn)}`,
        }))}
        picked={stepId === undefined ? [] : [stepId]}
        onChange={([picked]) => pick(picked)}
      />
      {step !== undefined && (
        <>
          <DateField
            id="steps-start"
            label="开始"
            value={dates.startsOn}
            onChange={(startsOn) => setDates({ ...dates, startsOn })}
          />
          <DateField
            id="steps-end"
            label="结束"
            value={dates.endsOn}
            error={asked ? fault : undefined}
            onChange={(endsOn) => setDates({ ...dates, endsOn })}
          />
          <Field
            id="steps-note"
            label="为什么改"
            hint="会公开，写在这一步旁边"
            kind="long"
            maxLength={500}
            value={note}
            onChange={setNote}
            error={asked && noNote ? '请写明为什么改时间' : undefined}
          />
        </>
      )}
    </RecordForm>
  );
}

function datesFault(step: Dates, { startsOn, endsOn }: Dates): string | undefined {
  if (startsOn === '' || endsOn === '') return '开始和结束都要选';
  if (endsOn < startsOn) return '结束不能早于开始';
  return startsOn === step.startsOn && endsOn === step.endsOn ? '时间还没有改' : undefined;
}
