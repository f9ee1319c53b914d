import type { ClientRefusal } from '../platform/clientRefusal.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { timeText } from '../words/dates.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { voteAct } from './voteActs.ts';

/** The one act that a round's status allows, with what will happen said before it is done. */
export interface RoundAct {
  readonly key:
    'POST /rounds/:roundId/open' | 'POST /rounds/:roundId/close' | 'POST /rounds/:roundId/finalise';
  readonly label: string;
  readonly title: string;
  readonly will: string;
  readonly confirm: string;
  readonly done: string;
  /** Said instead of the button while the time has not come. */
  readonly notYet?: string;
}

const DAY_MS = 86_400_000;

/** When the days for objections have passed, ISO 8601 UTC; counted from the real close. */
export function finalFrom(round: Pick<RoundView, 'closedAt' | 'closesAt' | 'rule'>): string {
  const closedAt = Date.parse(round.closedAt ?? round.closesAt);
  return new Date(closedAt + round.rule.objectionDays * DAY_MS).toISOString();
}

/** What can be done with the round now, or undefined when nothing is left to do. */
export function roundAct(round: RoundView, now: number): RoundAct | undefined {
  if (round.kind === 'statutory') {
    const vote = voteAct(round);
    const from = finalFrom(round);
    const waits = round.status === 'closed' && Date.parse(from) > now;
    return vote && waits ? { ...vote, notYet: `异议期到 ${timeText(from)}，之后才能定稿。` } : vote;
  }
  const { status, closesAt, opensAt, rule, questions } = round;
  switch (status) {
    case 'draft': {
      const late = Date.parse(opensAt) > now ? `，居民从 ${timeText(opensAt)} 起可以答复` : '';
      return {
        key: 'POST /rounds/:roundId/open',
        label: '开始征集',
        title: '开始这一轮征集？',
        will: `开始后，${questions.length} 道题、计算规则和住户名册全部固定，写进登记簿，不能再改${late}；到 ${timeText(closesAt)} 自动截止。`,
        confirm: '确认开始',
        done: '已开始征集。',
      };
    }
    case 'open':
      return {
        key: 'POST /rounds/:roundId/close',
        label: '截止征集',
        title: '现在截止这一轮征集？',
        will: `截止后居民不能再答复，也不能重新打开；原定 ${timeText(closesAt)} 截止。马上公布暂定的统计结果，${rule.objectionDays} 天异议期后才能定稿。`,
        confirm: '确认截止',
        done: '已截止征集，暂定结果已公布。',
      };
    case 'closed': {
      const from = finalFrom(round);
      const act: RoundAct = {
        key: 'POST /rounds/:roundId/finalise',
        label: '结果定稿',
        title: '把这一轮的结果定稿？',
        will: '定稿后，统计结果连同截止后补录的答复写进登记簿，不再变化；之后不能再提异议、作废或回访。还没处理的异议会先挡住定稿。',
        confirm: '确认定稿',
        done: '结果已定稿。',
      };
      return Date.parse(from) > now ? { ...act, notYet: `异议期到 ${timeText(from)}，之后才能定稿。` } : act;
    }
    case 'final':
    case 'cancelled':
      return undefined;
  }
}

/** Why the act was refused: the sentence, then every fault of the round or the date from which it is possible. */
export function refusedAct(refusal: ClientRefusal): {
  readonly title: string;
  readonly lines: readonly string[];
} {
  const { until, openDisputes, faults } = refusal.details;
  const lines = faultSentences(faults);
  if (refusal.code === 'round/own-entry') {
    lines.push('登记和截止要由两个人办，请换一位没有办过入户登记的管理员。');
  }
  if (typeof openDisputes === 'number' && openDisputes > 0) {
    lines.push(`还有 ${openDisputes} 件异议没有处理，请到核查台核实。`);
  }
  if (typeof until === 'string') lines.push(`${timeText(until)} 之后可以定稿。`);
  return { title: refusalSentence(refusal.code), lines };
}

/** The sentences of the faults that keep a round from being opened. */
function faultSentences(faults: unknown): string[] {
  if (!Array.isArray(faults)) return [];
  return faults.flatMap((fault: unknown) =>
    typeof fault === 'object' && fault !== null && 'sentence' in fault && typeof fault.sentence === 'string'
      ? [fault.sentence]
      : [],
  );
}
