import { hasGap } from '../words/replyTemplates.ts';
import type { VerbSaid } from './sendVerb.ts';
import type { VerbPlan } from './verbPlans.ts';

/** What still has to be put in before a form can be sent, by field, as a sentence; empty when nothing. */
export interface VerbFaults {
  readonly text?: string;
  readonly extra?: string;
}

/** Most working days that may be asked for at once; the server has the last word. */
const MOST_DAYS = 30;

/** Checks a form before it is sent; the server checks anew. */
export function verbFaults(plan: VerbPlan, said: VerbSaid): VerbFaults {
  const text =
    plan.text === 'required' && said.text === ''
      ? `请写：${plan.textLabel}`
      : hasGap(said.text)
        ? '〔〕里的内容还没有填'
        : undefined;
  const extra = extraFault(plan, said);
  return { ...(text === undefined ? {} : { text }), ...(extra === undefined ? {} : { extra }) };
}

function extraFault({ extra }: VerbPlan, said: VerbSaid): string | undefined {
  if (extra === 'organisation' && said.organisationId === '') return '请选派给哪个单位';
  if (extra === 'into' && said.into === '') return '请选并到哪一件';
  if (extra === 'photos' && said.photos.length === 0) return '请至少拍一张办结的照片';
  const { workingDays } = said;
  if (extra === 'days' && !(Number.isInteger(workingDays) && workingDays >= 1 && workingDays <= MOST_DAYS))
    return `请填 1 到 ${MOST_DAYS} 的整数`;
  return undefined;
}
