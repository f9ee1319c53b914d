import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { useCall } from '../store/useCall.ts';

/** 回访抽查 on the result page: what calling households back brought, and how anybody redoes the draw. */
export function SampleCard({ roundId }: { readonly roundId: string }) {
  const [how, setHow] = useState(false);
  const sample = useCall('GET /rounds/:roundId/audit-sample', { params: { roundId } }).value;
  if (sample === undefined || sample.population === 0) return null;
  const { population, drawn, late, confirmed, denied, notReached, waiting } = sample;
  return (
    <Card title="回访抽查">
      <Box className="stack">
        <Box className="large">
          {drawn - waiting === 0
            ? `抽出 ${drawn} 条，还没有开始回访。`
            : `回访了 ${drawn - waiting} 条，${confirmed} 条属实${denied > 0 ? `，${denied} 条住户说不是这样` : ''}。`}
        </Box>
        <Box>
          工作人员和代理人登记的共 {population} 条，随机抽出 {drawn - late} 条
          {late > 0 ? `，截止后补录的 ${late} 条全部回访` : ''}
          。由没有经手的人联系住户：属实 {confirmed}，说不是这样 {denied}，没联系上 {notReached}，还没回访{' '}
          {waiting}。
        </Box>
        <Box>名单不由人挑，是按截止时才定下来的数字抽的，谁都可以重新抽一遍来核对。</Box>
        <Button small aria-expanded={how} onPress={() => setHow(!how)}>
          {how ? '收起抽法' : '看是怎么抽的'}
        </Button>
        {how && (
          <Box className="small">
            任何人都可以用截止时登记簿的根 {sample.root.slice(0, 16)}… 和开始时公布的数字{' '}
            {sample.publicNumber.slice(0, 16)}
            {sample.publicNumber.length > 16 ? '…' : ''} 重新抽一遍。方法：{sample.method}
          </Box>
        )}
      </Box>
    </Card>
  );
}
