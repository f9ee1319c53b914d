import { ITEM_CLASS_WORDS, ITEM_CLASSES } from '../../../shared/plan/menuItem.ts';
import type { PlanItem } from '../../../shared/plan/plan.ts';
import { Box, Words } from '../platform/box.tsx';
import { PlanItemCard } from './PlanItemCard.tsx';

interface PlanItemsProps {
  readonly items: readonly PlanItem[];
  /** Ids of works that were changed after people had decided on them. */
  readonly reconfirm: readonly string[];
}

/** The works by class, each class with its colour, shape, word and rule of thumb. */
export function PlanItems({ items, reconfirm }: PlanItemsProps) {
  return (
    <Box id="plan-items" className="plan__anchor stack" focusable>
      {items.length === 0 && <Box>方案里还没有列出项目。</Box>}
      {ITEM_CLASSES.map((itemClass) => {
        const own = items.filter((item) => item.class === itemClass);
        const words = ITEM_CLASS_WORDS[itemClass];
        return (
          own.length > 0 && (
            <Box as="section" key={itemClass} className="stack">
              <Box as="h2" className={`plan__class plan__class--${itemClass}`}>
                <Words aria-hidden>{words.shape} </Words>
                {words.name} · {words.principle}（{own.length} 项）
              </Box>
              {own.map((item) => (
                <PlanItemCard key={item.itemId} item={item} changed={reconfirm.indexOf(item.itemId) >= 0} />
              ))}
            </Box>
          )
        );
      })}
    </Box>
  );
}
