import type { OpeningContext, PlanFacts } from './openingContext.ts';
import { questionPlace, roundFault, type RoundFault } from './roundFault.ts';
import type { Question } from '../question.ts';
import type { RoundTerms } from '../round.ts';

type Item = PlanFacts['items'][number];

function itemNamed({ items }: PlanFacts, itemId: string | undefined): Item | undefined {
  return items.filter((item) => item.itemId === itemId)[0];
}

/** What must stand where an item is put to the households, as a question of its own or as an option. */
function facedFaults(
  item: Item,
  flagged: { readonly legalEffect?: string },
  path: string,
  place: string,
): RoundFault[] {
  const faults: RoundFault[] = [];
  if (item.legalEffect !== undefined && flagged.legalEffect === undefined) {
    const sentence = `${place}的“${item.name}”涉及业主共同决定，要标明“需业主表决”。`;
    faults.push(roundFault(`${path}.legalEffect`, 'vote-flag-missing', sentence));
  }
  if (!item.described) {
    const sentence = `${place}的“${item.name}”在方案里没有写“改好后的样子”，大家不知道选的是什么。`;
    faults.push(roundFault(path, 'look-missing', sentence));
  }
  return faults;
}

function itemFaults(plan: PlanFacts, question: Question, index: number): RoundFault[] {
  const path = `questions[${index}]`;
  const place = questionPlace(question, index);
  const { itemId, scope, section } = question;
  const faults: RoundFault[] = [];
  if (itemId !== undefined) {
    const item = itemNamed(plan, itemId);
    if (item === undefined) {
      const sentence = `${place}问的内容不在第 ${plan.version} 版方案里。`;
      faults.push(roundFault(`${path}.itemId`, 'not-in-plan', sentence));
    } else {
      faults.push(...facedFaults(item, question, path, place));
      if (item.scope === 'unit' && scope === 'community') {
        const sentence = `${place}的“${item.name}”只关系到有关的单元，要选明问哪几个单元。`;
        faults.push(roundFault(`${path}.scope`, 'unit-item-to-everybody', sentence));
      }
    }
  }
  if (section !== 'general' && 'options' in question) {
    question.options.forEach((option, at) => {
      const item = itemNamed(plan, option.optionId);
      if (item !== undefined) faults.push(...facedFaults(item, option, `${path}.options[${at}]`, place));
    });
  }
  return faults;
}

function versionFaults(terms: RoundTerms, plan: PlanFacts | null): RoundFault[] {
  const { kind, planVersion } = terms;
  if (kind !== 'confirmation' && planVersion === undefined) return [];
  if (plan === null) {
    return [roundFault('planVersion', 'not-published', '还没有公布改造方案，没有可以确认的内容。')];
  }
  if (planVersion === undefined) {
    return [
      roundFault(
        'planVersion',
        'required',
        `方案确认要写明确认的是哪一版方案，现在公布的是第 ${plan.version} 版。`,
      ),
    ];
  }
  if (planVersion.planVersionId !== plan.planVersionId || planVersion.hash !== plan.hash) {
    const sentence = `草稿用的是第 ${planVersion.version} 版方案，现在公布的是第 ${plan.version} 版，请重新选用。`;
    return [roundFault('planVersion', 'outdated', sentence)];
  }
  if (kind === 'confirmation' && plan.drawings === 0) {
    const sentence = `第 ${plan.version} 版方案一张图纸也没有，方案确认要看着图纸回答。`;
    return [roundFault('planVersion', 'no-drawings', sentence)];
  }
  return [];
}

/**
 * What stands between a round and the published plan: a confirmation names the version that is published now, with
 * drawings; items that are asked about are in it, say what they look like when done, carry 需业主表决 where the Civil
 * Code asks for the owners' vote, and name their units where only units are concerned.
 */
export function planFaults(terms: RoundTerms, plan: OpeningContext['plan']): RoundFault[] {
  if (plan === undefined) return [];
  const faults = versionFaults(terms, plan);
  if (terms.kind === 'confirmation' && !terms.questions.some(({ type }) => type === 'stance')) {
    faults.push(roundFault('questions', 'no-stance', '方案确认里没有一道“同意 / 不同意”的题。'));
  }
  // What is finished is only marked; nobody chooses it any more.
  if (plan === null || terms.kind === 'satisfaction') return faults;
  terms.questions.forEach((question, index) => faults.push(...itemFaults(plan, question, index)));
  return faults;
}
