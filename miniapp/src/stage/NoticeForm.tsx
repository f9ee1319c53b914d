import { useState } from 'react';
import { NOTICE_FIELDS, noticeFaults } from '../../../shared/plan/noticeFaults.ts';
import type { NoticeBoard } from '../../../shared/plan/plan.ts';
import { Field } from '../components/Field.tsx';
import { focusOn } from '../platform/focus.ts';
import { call } from '../platform/request.ts';
import { RecordForm } from './RecordForm.tsx';
import { useRecord } from './useRecord.ts';

interface NoticeFormProps {
  readonly communityId: string;
  /** Where the fields begin: the plan's own notice board. */
  readonly board: NoticeBoard;
  readonly onRecorded: () => void;
}

const FAULT_WORDS: Readonly<Record<string, string>> = {
  empty: '不能空着',
  date: '写成 2026-04-01 这样',
  'before-start': '竣工不能早于开工',
  phone: '这个号码打不通，请核对',
  personal: '写科室和职务，不写姓名',
};
const LONG: readonly string[] = ['projectOverview', 'works'];
const USUAL_DAYS = '7';

/** 发布公示: the five mandatory fields; while one is empty nothing is sent, and each is named. */
export function NoticeForm({ communityId, board: first, onRecorded }: NoticeFormProps) {
  const [board, setBoard] = useState<NoticeBoard>(first);
  const [days, setDays] = useState(USUAL_DAYS);
  const [asked, setAsked] = useState(false);
  const record = useRecord(onRecorded);
  const faults = noticeFaults(board);
  const wholeDays = /^\d{1,2}$/.test(days) ? Number(days) : 0;
  const faultOf = (path: string): string | undefined => {
    const fault = asked ? faults.filter((one) => one.path === path)[0] : undefined;
    return fault === undefined ? undefined : (FAULT_WORDS[fault.code] ?? '填写得不对');
  };
  const ready = (): boolean => {
    setAsked(true);
    const [wrong] = faults;
    if (wrong !== undefined) focusOn(`notice-${wrong.path}`);
    else if (wholeDays < 1) focusOn('notice-days');
    return wrong === undefined && wholeDays >= 1;
  };
  return (
    <RecordForm
      title="发布公示"
      action="发布公示"
      effect="五项内容和现行方案一起冻结并公开，不能再改；住户可以在公示期内提出异议，每一件都要公开答复。"
      {...record}
      ready={ready}
      onSend={() =>
        void record.send(() =>
          call('POST /communities/:communityId/publicity', {
            params: { communityId },
            body: { board, days: wholeDays },
          }),
        )
      }
    >
      {(Object.keys(NOTICE_FIELDS) as (keyof NoticeBoard)[]).map((path) => (
        <Field
          key={path}
          id={`notice-${path}`}
          label={NOTICE_FIELDS[path].name}
          hint={NOTICE_FIELDS[path].hint}
          kind={LONG.indexOf(path) >= 0 ? 'long' : 'text'}
          maxLength={path === 'works' ? 2000 : 1000}
          value={board[path]}
          onChange={(value) => setBoard((before) => ({ ...before, [path]: value }))}
          error={faultOf(path)}
        />
      ))}
      <Field
        id="notice-days"
        label="公示天数"
        hint="不少于 7 天（示例默认）"
        kind="code"
        value={days}
        onChange={setDays}
        error={asked && wholeDays < 1 ? '写一个天数' : undefined}
      />
    </RecordForm>
  );
}
