import { useState } from 'react';
import type { PlanItem } from '../../../../shared/plan/plan.ts';
import { Button } from '../Button.tsx';
import { Tag } from '../Tag.tsx';
import { Box, Words } from '../../platform/box.tsx';
import { wanYuanText, yuanText } from '../../words/numbers.ts';

/** 您家预计分摊, with the number or that it is nothing. */
function shareText(shareFen: number): string {
  return shareFen === 0 ? '您家不用出钱' : `约 ${yuanText(shareFen)}`;
}

/** What an item will look like, what it costs and what the household is expected to pay, with the source. */
export function ItemFacts({ item, named = false }: { readonly item: PlanItem; readonly named?: boolean }) {
  const { lookWhenDone: look } = item;
  return (
    <Box className="facts">
      {named && <Box className="facts__name">{item.name}</Box>}
      <Box className="facts__share">
        您家预计分摊：<Words as="strong">{shareText(item.shareFen)}</Words>
        <Words className="facts__cost">（总造价 {wanYuanText(item.costFen)}）</Words>
      </Box>
      {look === undefined ? (
        <Box className="small">改好后的样子：文件里没有写，以设计图为准。</Box>
      ) : (
        <>
          <Box>改好后的样子：{look.text}</Box>
          <Box className="small">
            出自 {look.source}（适用于{look.region}）
          </Box>
        </>
      )}
      {item.prerequisite !== undefined && <Box className="small">前提：{item.prerequisite}</Box>}
      {item.legalEffect !== undefined && (
        <Box className="facts__vote">
          <Tag tone="warn">需业主表决</Tag>
          <Box className="small">{item.legalEffect} 这里的选择不能代替表决。</Box>
        </Box>
      )}
    </Box>
  );
}

/** The facts of the items that a question's options stand for, opened by a button. */
export function OptionFacts({ items, id }: { readonly items: readonly PlanItem[]; readonly id: string }) {
  const [open, setOpen] = useState(false);
  if (items.length === 0) return null;
  return (
    <Box className="stack">
      <Button small aria-expanded={open} id={id} onPress={() => setOpen(!open)}>
        {open ? '收起说明' : '各项说明和分摊'}
      </Button>
      {open && items.map((item) => <ItemFacts key={item.itemId} item={item} named />)}
    </Box>
  );
}
