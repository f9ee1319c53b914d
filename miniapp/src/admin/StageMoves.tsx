import { useEffect, useState } from 'react';
import type { StageChanged } from '../../../shared/community/communityApi.ts';
import type { OverviewRow } from '../../../shared/community/community.ts';
import { isMainStage, type Stage } from '../../../shared/plan/stageTemplate.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Box } from '../platform/box.tsx';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { focusOn } from '../platform/focus.ts';
import { call } from '../platform/request.ts';
import { announce } from '../store/announceStore.ts';
import { stageName } from '../words/names.ts';
import { refusedMove } from './refusedMove.ts';

interface StageMovesProps {
  readonly row: OverviewRow;
  readonly onMoved: (moved: StageChanged) => void;
  /** The server said no: what the page shows of the gate is from before. */
  readonly onRefused: () => void;
}

/** Moves the community: onward, which the gates decide, or back or aside, which needs a reason. */
export function StageMoves({ row, onMoved, onRefused }: StageMovesProps) {
  const { communityId, stage, outlook } = row;
  const onward = outlook.forward ?? outlook.resume;
  const others: readonly Stage[] = [...outlook.back, ...outlook.side];
  const [to, setTo] = useState<Stage>();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal>();
  const needsReason = to !== undefined && (to !== onward || stage === 'withdrawn');
  const reasonMissing = needsReason && reason.trim() === '';

  const ask = (): void => {
    setAsked(true);
    setRefusal(undefined);
    if (reasonMissing) focusOn('stage-reason');
    else if (to !== undefined) setSure(true);
  };
  const move = async (): Promise<void> => {
    if (to === undefined) return;
    setBusy(true);
    const why = reason.trim();
    const result = await call('POST /communities/:communityId/stage', {
      params: { communityId },
      body: why === '' ? { to } : { to, reason: why },
    });
    setBusy(false);
    setSure(false);
    if (result.ok) {
      announce(`已进入${stageName(result.value.to)}`);
      onMoved(result.value);
      return;
    }
    setRefusal(result.refusal);
    onRefused();
  };

  return (
    <Card title="变更阶段">
      <Box className="stack">
        {refusal !== undefined && <Refused refusal={refusal} />}
        <Choice
          name="to"
          legend="变更到"
          options={[...(onward === undefined ? [] : [onward]), ...others].map((one) => ({
            id: one,
            label: stageName(one),
            hint: hintOf(one, row),
          }))}
          picked={to === undefined ? [] : [to]}
          onChange={([picked]) => {
            setTo([onward, ...others].find((one) => one === picked));
            setSure(false);
          }}
          error={asked && to === undefined ? '请选一个阶段' : undefined}
        />
        {needsReason && (
          <Field
            id="stage-reason"
            label="原因"
            hint="会公开，一两句说清楚"
            kind="long"
            maxLength={500}
            value={reason}
            onChange={setReason}
            error={asked && reasonMissing ? '退回、暂停或退出需要写明原因' : undefined}
          />
        )}
        {to !== undefined && (
          <Sheet
            open={sure}
            inline
            busy={busy}
            danger={to !== onward}
            title={`从“${stageName(stage)}”变更到“${stageName(to)}”？`}
            confirm="确认变更"
            onConfirm={() => void move()}
            onCancel={() => setSure(false)}
          >
            {to === onward
              ? '变更会写进登记簿，所有居民马上看到，不能删除。'
              : '变更和原因会写进登记簿并公开；退回后，已经通过的前置条件要重新满足。'}
          </Sheet>
        )}
        {!sure && (
          <Button kind="primary" onPress={ask}>
            变更阶段
          </Button>
        )}
      </Box>
    </Card>
  );
}

function hintOf(one: Stage, { outlook }: OverviewRow): string {
  if (one === outlook.forward)
    return outlook.closed.length === 0 ? '下一阶段，前置条件已满足' : '下一阶段，前置条件还没有满足';
  if (one === outlook.resume) return '回到离开时的阶段';
  return isMainStage(one) ? '退回，需要写明原因' : '需要写明原因';
}

function Refused({ refusal }: { readonly refusal: ClientRefusal }) {
  const { title, lines } = refusedMove(refusal);
  useEffect(() => focusOn('stage-refused'), [refusal]);
  return (
    <Banner id="stage-refused" tone="bad" title={title}>
      {lines.map((line) => (
        <Box key={line}>{line}</Box>
      ))}
    </Banner>
  );
}
