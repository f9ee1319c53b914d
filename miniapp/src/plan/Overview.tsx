import type { Plan } from '../../../shared/plan/plan.ts';
import { Card } from '../components/Card.tsx';
import { ReadAloud } from '../components/ReadAloud.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { dateText } from '../words/dates.ts';
import { stageName, stageSentence } from '../words/names.ts';
import { countText, wanYuanText } from '../words/numbers.ts';

/** The plan in one paragraph, with where the renovation stands. */
export function Overview({ plan, demo }: { readonly plan: Plan; readonly demo: boolean }) {
  return (
    <Card>
      <Box className="stack">
        <Box className="large">{stageSentence(plan.stage)}</Box>
        <Box as="p">{plan.overview}</Box>
        <Box className="row">
          <Tag tone="info">{`阶段：${stageName(plan.stage)}`}</Tag>
          <Tag>{`第 ${plan.version} 版 · ${dateText(plan.publishedAt)}`}</Tag>
          {demo && <Tag>演示数据</Tag>}
        </Box>
        <Box>
          一共 {countText(plan.items.length)} 项，总投资 {wanYuanText(plan.totalFen)}。
        </Box>
        <ReadAloud text={`${stageSentence(plan.stage)}。${plan.overview}`} />
      </Box>
    </Card>
  );
}
