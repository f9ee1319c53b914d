import { FUNDING_SOURCE_NAMES, ITEM_SCOPE_NAMES } from '../../../shared/plan/menuItem.ts';
import type { PlanItem } from '../../../shared/plan/plan.ts';
import { Tag } from '../components/Tag.tsx';
import { Box, Words } from '../platform/box.tsx';
import { wanYuanText, yuanText } from '../words/numbers.ts';

interface PlanItemCardProps {
  readonly item: PlanItem;
  /** It was changed after people had decided on it. */
  readonly changed: boolean;
}

/** One work: what it looks like when done and who says so, cost, the household's share, who pays, what the law asks. */
export function PlanItemCard({ item, changed }: PlanItemCardProps) {
  const { lookWhenDone: look, shareFen } = item;
  return (
    <Box as="article" className={`plan__item plan__item--${item.class}`}>
      <Box className="plan__item-head">
        <Box as="h3" className="plan__item-name">
          {item.name}
        </Box>
        <Tag>{ITEM_SCOPE_NAMES[item.scope]}</Tag>
        {changed && <Tag tone="warn">需重新确认</Tag>}
      </Box>
      <Box>
        您家预计分摊：
        <Words as="strong">{shareFen === 0 ? '不用出钱' : `约 ${yuanText(shareFen)}`}</Words>
      </Box>
      <Box>
        造价 {wanYuanText(item.costFen)}
        {item.funding.length > 0 &&
          `，由${item.funding
            .map(({ source, amountFen }) => `${FUNDING_SOURCE_NAMES[source]} ${wanYuanText(amountFen)}`)
            .join('、')}出`}
      </Box>
      {look === undefined ? (
        <Box className="small">改好后的样子：依据文件里没有写，以设计图为准。</Box>
      ) : (
        <Box className="plan__look">
          <Box>改好后的样子：{look.text}</Box>
          <Box className="small">
            出自 {look.source}（适用于{look.region}）
          </Box>
        </Box>
      )}
      {item.prerequisite !== undefined && <Box className="small">前提：{item.prerequisite}</Box>}
      {item.legalEffect !== undefined && (
        <Box className="plan__vote">
          <Tag tone="warn">需业主表决</Tag>
          <Box className="small">{item.legalEffect}</Box>
        </Box>
      )}
    </Box>
  );
}
