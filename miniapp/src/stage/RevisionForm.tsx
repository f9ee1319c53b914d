import { useState } from 'react';
import { worksToAdd } from '../../../shared/plan/cataloguedWork.ts';
import type { Plan, PlanItem } from '../../../shared/plan/plan.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Select } from '../components/Select.tsx';
import { focusOn } from '../platform/focus.ts';
import { call } from '../platform/request.ts';
import { useCall } from '../store/useCall.ts';
import { yuanText } from '../words/numbers.ts';
import { AddWork } from './AddWork.tsx';
import { RecordForm } from './RecordForm.tsx';
import { useRecord } from './useRecord.ts';

interface RevisionFormProps {
  readonly communityId: string;
  readonly plan: Plan;
  readonly onRecorded: () => void;
}

const YUAN = /^\d{1,9}$/;

/** 方案变更: works taken out or added, one work's cost written anew, and why; published as a version beside the old. */
export function RevisionForm({ communityId, plan, onRecorded }: RevisionFormProps) {
  const [dropped, setDropped] = useState<readonly string[]>([]);
  const [repriced, setRepriced] = useState<string>();
  const [yuan, setYuan] = useState('');
  const [added, setAdded] = useState<readonly PlanItem[]>([]);
  const [picking, setPicking] = useState(false);
  const [basis, setBasis] = useState(plan.hash);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const record = useRecord(onRecorded);
  const catalogue = useCall('GET /menu-items', {});
  const clear = (): void => {
    setDropped([]);
    setRepriced(undefined);
    setYuan('');
    setAdded([]);
    setPicking(false);
  };
  // What was picked was picked in a plan that is no longer the newest; the reason may still hold.
  if (basis !== plan.hash) {
    setBasis(plan.hash);
    clear();
  }
  const noReason = reason.trim() === '';
  const noCost = repriced !== undefined && !YUAN.test(yuan);
  const nothing = dropped.length === 0 && repriced === undefined && added.length === 0;
  const items = plan.items
    .filter(({ itemId }) => dropped.indexOf(itemId) < 0)
    .map((item) => (item.itemId === repriced && !noCost ? withCost(item, Number(yuan) * 100) : item))
    .concat(added);
  const tooLow = items.some(({ funding }) => funding.some(({ amountFen }) => amountFen < 0));
  const send = async (): Promise<void> => {
    const published = await record.send(() =>
      call('POST /communities/:communityId/plan/versions', {
        params: { communityId },
        body: { basedOn: plan.planVersionId, items, reason: reason.trim() },
      }),
    );
    if (!published) return;
    clear();
    setReason('');
    setAsked(false);
  };
  return (
    <RecordForm
      title={`方案变更（现在是第 ${plan.version} 版）`}
      action="公布新的一版"
      effect={`公布为第 ${plan.version + 1} 版，旧版仍然可以看、可以比；表决过的内容有改动的，会标明需重新确认，公示和评审要针对新版重新办。`}
      danger
      {...record}
      ready={() => {
        setAsked(true);
        if (picking) focusOn('work');
        else if (noCost || tooLow) focusOn('revision-cost');
        else if (noReason) focusOn('revision-reason');
        return !nothing && !picking && !noReason && !noCost && !tooLow;
      }}
      onSend={() => void send()}
    >
      {asked && picking && (
        <Banner tone="bad" title="选了要新增的内容，还没有放进新的一版：按“放进新的一版”，或者选“不新增”。" />
      )}
      <Choice
        name="revision-drop"
        legend="去掉哪几项"
        multiple
        max={plan.items.length - 1}
        options={plan.items.map(({ itemId, name, costFen }) => ({
          id: itemId,
          label: name,
          hint: `现在 ${yuanText(costFen)}`,
        }))}
        picked={dropped}
        onChange={(picked) => {
          setDropped(picked);
          if (repriced !== undefined && picked.indexOf(repriced) >= 0) setRepriced(undefined);
        }}
      />
      <Select
        id="revision-item"
        label="改哪一项的造价"
        value={repriced ?? ''}
        onSelect={(picked) => setRepriced(picked === '' ? undefined : picked)}
        options={[
          { id: '', label: '不改' },
          ...plan.items
            .filter(({ itemId }) => dropped.indexOf(itemId) < 0)
            .map(({ itemId, name }) => ({ id: itemId, label: name })),
        ]}
      />
      {repriced !== undefined && (
        <Field
          id="revision-cost"
          label="新的造价（元）"
          hint="差额记在这一项的第一个资金来源上"
          kind="code"
          value={yuan}
          onChange={setYuan}
          error={asked && (noCost || tooLow) ? '写一个整数，不少于其他来源出的钱' : undefined}
        />
      )}
      <AsyncView state={catalogue} rows={1}>
        {({ items: works }) => (
          <AddWork
            key={plan.hash}
            works={worksToAdd(works, plan.items)}
            added={added}
            onChange={setAdded}
            onPicking={setPicking}
          />
        )}
      </AsyncView>
      <Field
        id="revision-reason"
        label="变更原因"
        hint="会公开"
        kind="long"
        maxLength={500}
        value={reason}
        onChange={setReason}
        error={asked && noReason ? '请写明变更原因' : undefined}
      />
      {asked && nothing && (
        <Banner tone="bad" title="还没有改动。选去掉哪几项、改一项的造价，或者新增一项。" />
      )}
    </RecordForm>
  );
}

/** The difference goes to the first source; one that would pay less than nothing is found by the form. */
function withCost(item: PlanItem, costFen: number): PlanItem {
  const [first, ...others] = item.funding;
  if (first === undefined) return item;
  const amountFen = first.amountFen + costFen - item.costFen;
  return { ...item, costFen, funding: [{ ...first, amountFen }, ...others] };
}
