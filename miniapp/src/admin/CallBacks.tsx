import { useState } from 'react';
import { CALL_OUTCOMES, type AuditSampleItem } from '../../../shared/round/case/auditSample.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { randomKey } from '../platform/randomKey.ts';
import { call } from '../platform/request.ts';
import { announce } from '../store/announceStore.ts';
import { useCall } from '../store/useCall.ts';
import { CALL_OUTCOME_NAMES } from '../words/caseWords.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

/** 回访抽查: the drawn entries, and what calling the household back brought. */
export function CallBacks({ roundId, settled }: { readonly roundId: string; readonly settled: boolean }) {
  const state = useCall('GET /rounds/:roundId/audit-sample', { params: { roundId } });
  return (
    <Card title="回访抽查">
      <AsyncView state={state}>
        {({ population, drawn, confirmed, denied, notReached, waiting, late, items = [] }) => (
          <Box className="stack">
            <Box>
              工作人员和代理人登记的 {population} 条里抽出 {drawn} 条
              {late > 0 ? `（截止后补录的 ${late} 条全部回访）` : ''}：属实 {confirmed}，说不是这样 {denied}
              ，没联系上 {notReached}，还没回访 {waiting}。
            </Box>
            <Box as="ul" className="stack">
              {items.map((item) => (
                <Item key={item.seq} roundId={roundId} item={item} settled={settled} onDone={state.retry} />
              ))}
            </Box>
          </Box>
        )}
      </AsyncView>
    </Card>
  );
}

interface ItemProps {
  readonly roundId: string;
  readonly item: AuditSampleItem;
  readonly settled: boolean;
  readonly onDone: () => void;
}

function Item({ roundId, item, settled, onDone }: ItemProps) {
  const [outcome, setOutcome] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const picked = CALL_OUTCOMES.find((one) => one === outcome);
  const openStill = !settled && (item.outcome === undefined || item.outcome === 'notReached');

  const record = async (): Promise<void> => {
    if (picked === undefined) return setProblem('请选一项');
    setBusy(true);
    const result = await call('POST /rounds/:roundId/audit-sample', {
      params: { roundId },
      body: { clientKey: await randomKey(), seq: item.seq, outcome: picked },
    });
    setBusy(false);
    if (!result.ok) return setProblem(refusalSentence(result.refusal.code));
    announce('回访结果已登记');
    onDone();
  };

  return (
    <Box as="li" className="admin__question stack">
      <Box className="row">
        <Box className="admin__asked">
          {item.address} · 第 {item.seq} 条
        </Box>
        {item.late && <Tag tone="info">补录</Tag>}
        {item.outcome !== undefined && (
          <Tag tone={item.outcome === 'confirmed' ? 'good' : item.outcome === 'denied' ? 'bad' : 'warn'}>
            {CALL_OUTCOME_NAMES[item.outcome]}
          </Tag>
        )}
      </Box>
      {item.words !== undefined && <Box className="small">{item.words}</Box>}
      {openStill && item.enteredByMe && <Box className="small">这是您登记的，要由另一个人回访。</Box>}
      {openStill && !item.enteredByMe && (
        <>
          {problem !== undefined && <Banner tone="bad" title={problem} />}
          <Choice
            name={`call-${item.seq}`}
            legend="回访结果"
            segments
            options={CALL_OUTCOMES.map((id) => ({ id, label: CALL_OUTCOME_NAMES[id] }))}
            picked={outcome === undefined ? [] : [outcome]}
            onChange={([id]) => setOutcome(id)}
          />
          <Button busy={busy} onPress={() => void record()}>
            登记回访结果
          </Button>
        </>
      )}
    </Box>
  );
}
