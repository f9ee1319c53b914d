import { useState } from 'react';
import type { RoundResult } from '../../../shared/round/result/result.ts';
import { Button } from './Button.tsx';
import { Card } from './Card.tsx';
import { Box } from '../platform/box.tsx';
import { useCall } from '../store/useCall.ts';
import { hashGroups } from '../words/receiptWords.ts';

/** 回访抽查 on the result page: what calling households back brought, and from what it is drawn, to do it again. */
export function SampleCard({ result }: { readonly result: RoundResult }) {
  const { roundId, kind, status } = result;
  const [how, setHow] = useState(false);
  const sample = useCall('GET /rounds/:roundId/audit-sample', { params: { roundId } }).value;
  if (sample === undefined || sample.population === 0) return null;
  const { population, drawn, late, confirmed, denied, notReached, waiting } = sample;
  // Nobody is called any more once the result is final.
  const isFinal = status === 'final';
  const who = kind === 'statutory' ? '业主' : '住户';
  return (
    <Card title="回访抽查">
      <Box className="stack">
        <Box className="large">
          {drawn - waiting === 0
            ? `抽出 ${drawn} 条，${isFinal ? '定稿以前没有回访' : '还没有开始回访'}。`
            : `回访了 ${drawn - waiting} 条，${confirmed} 条属实${denied > 0 ? `，${denied} 条${who}说不是这样` : ''}。`}
        </Box>
        <Box>
          工作人员和代理人登记的共 {population} 条，随机抽出 {drawn - late} 条
          {late > 0 ? `，截止后补录的 ${late} 条全部回访` : ''}
          。由没有经手的人联系{who}：属实 {confirmed}，说不是这样 {denied}，没联系上 {notReached}，
          {isFinal ? '没有' : '还没'}回访 {waiting}。
        </Box>
        <Box>名单不由人挑，是按截止时才定下来的数字抽的，核对人和审计人员可以重新抽一遍来核对。</Box>
        <Button small aria-expanded={how} onPress={() => setHow(!how)}>
          {how ? '收起抽法' : '看是怎么抽的'}
        </Button>
        {how && (
          <Box className="small">
            截止时登记簿的根：{hashGroups(sample.root)}。开始时公布的数字：
            {isHash(sample.publicNumber) ? hashGroups(sample.publicNumber) : sample.publicNumber}
            。这两样谁都可以对；空白表不参加抽，哪些是空白表，核对人和审计人员看得到。方法：{sample.method}
          </Box>
        )}
      </Box>
    </Card>
  );
}

/** Without an agreed number it is the hash of questions and rules. */
function isHash(publicNumber: string): boolean {
  return /^[0-9a-f]{64}$/.test(publicNumber);
}
