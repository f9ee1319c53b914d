import type { RoundKind } from '../../../shared/round/round.ts';

/** What each template is for and asks. */
export const TEMPLATE_WORDS: Readonly<Record<RoundKind, string>> = {
  willingness: '还没有方案时，先问愿不愿意改、哪里最难受。',
  menu: '按方案的三类内容点菜：基础类问怎么改，完善类问要不要，提升类在预算内挑。',
  confirmation: '有了图纸再问一次：整体和每一项，同意还是不同意，不同意写原因。',
  satisfaction: '改完以后逐项打分，没修好的再问哪里没修好。',
  survey: '别的事情，自己出题。',
  statutory: '民法典规定要业主共同决定的事项，按人数和面积计票。',
};
