import { useState } from 'react';
import type { SlipOutcome, SlipToBring } from '../../../shared/notice/noticeApi.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import { useAct } from '../store/useAct.ts';
import { timeText } from '../words/dates.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

interface SlipCardProps {
  readonly slip: SlipToBring;
  readonly onPrint: () => void;
  readonly onSettled: () => void;
}

const SAID: Readonly<Record<SlipOutcome, string>> = {
  handed: '已登记：纸条送到了',
  impossible: '已登记：送不到，计入“没有通知到”',
};

/** One household that waits for its slip. What is said here goes into the record, so it is asked twice. */
export function SlipCard({ slip, onPrint, onSettled }: SlipCardProps) {
  const { householdId, address, notices, printedAt, mayHand } = slip;
  const [chosen, setChosen] = useState<SlipOutcome>();
  const [settled, setSettled] = useState(false);
  const { busy, refusal, act } = useAct(() => {
    setSettled(true);
    onSettled();
  });
  const settle = (outcome: SlipOutcome): Promise<boolean> =>
    act(
      () => call('POST /notices/slips/:householdId/outcome', { params: { householdId }, body: { outcome } }),
      SAID[outcome],
    );
  return (
    <Card
      title={address}
      mark={printedAt === null ? <Tag tone="warn">没打印</Tag> : <Tag tone="info">已打印</Tag>}
    >
      <Box className="stack">
        {notices.map(({ noticeId, at, title }) => (
          <Box key={noticeId}>
            {title} · {timeText(at)}
          </Box>
        ))}
        {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
        <Button onPress={onPrint}>{printedAt === null ? '打印这一张' : '再打印一张'}</Button>
        {!mayHand && <Banner tone="info" title="这一户是您登记的，请另一位同事去送。" />}
        {settled && <Banner tone="info" title="这一户已登记。" />}
        {mayHand && !settled && chosen === undefined && (
          <>
            <Button onPress={() => setChosen('handed')}>送到了</Button>
            <Button kind="quiet" onPress={() => setChosen('impossible')}>
              送不到（没人住、地址不对）
            </Button>
          </>
        )}
        {!settled && chosen !== undefined && (
          <>
            <Box>{chosen === 'handed' ? '确认纸条已送到这一户？' : '确认这一户送不到？'}登记后不能改。</Box>
            <Button kind="primary" busy={busy} onPress={() => void settle(chosen)}>
              确认登记
            </Button>
            <Button kind="quiet" disabled={busy} onPress={() => setChosen(undefined)}>
              先不登记
            </Button>
          </>
        )}
      </Box>
    </Card>
  );
}
