import { PRECEDENCE } from '../../precedence.ts';
import type { Question } from '../../question.ts';
import { CHANNELS, type RoundKind, type RoundTerms } from '../../round.ts';
import { menuQuestions, upgradeBudget } from './menuTemplate.ts';
import { ruleTemplate } from './ruleTemplate.ts';
import {
  confirmationQuestions,
  satisfactionQuestions,
  statutoryQuestions,
  surveyQuestions,
  willingnessQuestions,
} from './solicitationTemplates.ts';
import { statutoryTemplate } from './statutoryTemplate.ts';
import type { TemplateSource } from './templateSource.ts';
import { windowTemplate } from './windowTemplate.ts';

/** What each kind is called, and how many days it usually runs (示例默认); owners are told fifteen days ahead. */
const KINDS: Readonly<
  Record<RoundKind, { readonly title: string; readonly startsIn: number; readonly days: number }>
> = {
  willingness: { title: '小区改造意愿征集', startsIn: 1, days: 20 },
  menu: { title: '改造菜单点菜', startsIn: 1, days: 30 },
  confirmation: { title: '改造方案确认', startsIn: 1, days: 20 },
  satisfaction: { title: '改造效果评价', startsIn: 1, days: 30 },
  survey: { title: '居民问卷', startsIn: 1, days: 14 },
  statutory: { title: '业主表决', startsIn: 17, days: 20 },
};

/** Kinds that put the items of the published plan to the households, and therefore name its version. */
const ABOUT_PLAN: readonly RoundKind[] = ['menu', 'confirmation', 'statutory'];

function questionsOf(kind: RoundKind, source: TemplateSource): readonly Question[] {
  switch (kind) {
    case 'willingness':
      return willingnessQuestions();
    case 'menu':
      return menuQuestions(source);
    case 'confirmation':
      return confirmationQuestions(source);
    case 'satisfaction':
      return satisfactionQuestions(source);
    case 'survey':
      return surveyQuestions();
    case 'statutory':
      return statutoryQuestions(source);
  }
}

/**
 * The terms with which a draft of a kind begins: questions from the published plan (from the catalogue while there is
 * none), numbers from the region's policy with their sources, a window from tomorrow on, all channels, totals only.
 */
export function roundTemplate(kind: RoundKind, source: TemplateSource): RoundTerms {
  const { roundId, communityId, communityName, planVersion } = source;
  const { title, startsIn, days } = KINDS[kind];
  const questions = questionsOf(kind, source);
  return {
    roundId,
    communityId,
    kind,
    title: `${communityName}${title}`,
    ...windowTemplate(source.now, startsIn, days),
    questions,
    disclosure: 'aggregate',
    rule: ruleTemplate(source.policy, kind, kind === 'menu' ? upgradeBudget(source.items) : 0),
    precedence: PRECEDENCE,
    channels: CHANNELS,
    ...(planVersion !== undefined && ABOUT_PLAN.indexOf(kind) >= 0 ? { planVersion } : {}),
    ...(kind === 'statutory' ? { statutory: statutoryTemplate(questions) } : {}),
  };
}
