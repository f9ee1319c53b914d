import { ITEM_CLASS_WORDS } from '../../../../shared/plan/menuItem.ts';
import { printClassRule } from '../../../../shared/plan/printClassRule.ts';
import type { QuestionSection } from '../../../../shared/round/question.ts';
import type { RoundRule } from '../../../../shared/round/round.ts';
import { Box, Words } from '../../platform/box.tsx';

interface SectionHeadProps {
  readonly section: QuestionSection;
  readonly rule: RoundRule;
  /** One question a screen: the rule is told with its first question only. */
  readonly short?: boolean;
}

/** What a class of the menu is, what is asked in it and how it is decided: colour, shape and words differ. */
export function SectionHead({ section, rule, short = false }: SectionHeadProps) {
  if (section === 'general')
    return (
      <Box className="section section--general">
        <Box as="h2" className="section__title">
          其他问题
        </Box>
      </Box>
    );
  const words = ITEM_CLASS_WORDS[section];
  return (
    <Box className={`section section--${section}`}>
      <Box as="h2" className="section__title">
        <Words aria-hidden>{words.shape} </Words>
        {words.name} · {words.principle}
      </Box>
      {!short && (
        <>
          <Box className="section__asked">{words.asked}</Box>
          <Box className="small">怎么定：{printClassRule(section, rule)}</Box>
        </>
      )}
    </Box>
  );
}
