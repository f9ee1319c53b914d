import type { RoundView } from '../../../shared/round/roundView.ts';
import { timeText } from '../words/dates.ts';

/** What an admin does next with an owners' vote, in its own words. */
export interface VoteAct {
  readonly key:
    'POST /rounds/:roundId/open' | 'POST /rounds/:roundId/close' | 'POST /rounds/:roundId/finalise';
  readonly label: string;
  readonly title: string;
  readonly will: string;
  readonly confirm: string;
  readonly done: string;
}

/** The next act of an owners' vote; undefined when nothing is left to do. */
export function voteAct({ status, questions, closesAt, rule }: RoundView): VoteAct | undefined {
  switch (status) {
    case 'draft':
      return {
        key: 'POST /rounds/:roundId/open',
        label: '开始表决',
        title: '开始这次业主表决？',
        will: `开始后，${questions.length} 个表决事项、规则和业主名册（人数、面积）全部固定，写进登记簿，不能再改；到 ${timeText(closesAt)} 自动截止。`,
        confirm: '确认开始',
        done: '已开始表决。',
      };
    case 'open':
      return {
        key: 'POST /rounds/:roundId/close',
        label: '截止表决',
        title: '现在截止这次业主表决？',
        will: `截止后业主不能再投票，也不能重新打开；原定 ${timeText(closesAt)} 截止。马上公布暂定的计票结果，${rule.objectionDays} 天异议期后才能定稿。`,
        confirm: '确认截止',
        done: '已截止表决，暂定的计票结果已公布。',
      };
    case 'closed':
      return {
        key: 'POST /rounds/:roundId/finalise',
        label: '计票结果定稿',
        title: '把这次表决的计票结果定稿？',
        will: '定稿后，计票结果写进登记簿，不再变化；业主仍可以依照民法典第二百八十条请求人民法院撤销。还没处理的异议会先挡住定稿。',
        confirm: '确认定稿',
        done: '计票结果已定稿。',
      };
    case 'final':
    case 'cancelled':
      return undefined;
  }
}
