import type { ComplaintState } from '../../../shared/complaint/complaint.ts';
import type { ClockView, ComplaintClock, ComplaintLine } from '../../../shared/complaint/complaintView.ts';
import { isOpen } from '../../../shared/complaint/verbTable.ts';
import { deadlineText } from './dates.ts';

type Told = Pick<ComplaintLine, 'state' | 'holderWords' | 'clock' | 'mine' | 'origin'>;

const DUE_ACTS: Readonly<Record<ComplaintClock, string>> = {
  accept: '受理',
  respond: '回应',
  resolve: '办结',
  supervise: '督办答复',
};

/**
 * Where a complaint stands, in the sentence one would say: who has it and until when. 正在由演示施工单位办理，最迟
 * 11月27日 17:00 前办结。
 */
export function complaintSentence(line: Told, now: number): string {
  const due = line.clock === null ? '' : dueWords(line.clock, now, line.mine);
  return `${standing(line)}${due}。`;
}

/**
 * Whether the filer is the one who has to act: to say if it is solved, or to answer the office's question, also when the
 * clock waits for the answer no longer.
 */
export function waitsForFiler({
  state,
  openQuestion,
  mine,
}: Pick<ComplaintLine, 'state' | 'openQuestion' | 'mine'>): boolean {
  return mine && (state === 'done' || openQuestion !== undefined);
}

/** How long it has been going on, or went on until it ended: 今天反映, 第 3 天, 前后 9 天. */
export function daysWords({ state, days }: Pick<ComplaintLine, 'state' | 'days'>): string {
  if (!isOpen(state) && state !== 'done') return days === 0 ? '不到一天就结束了' : `前后 ${days} 天`;
  return days === 0 ? '今天反映' : `第 ${days} 天`;
}

/** Whether a clock that is paused waits for the filer's answer to a question, by the server's time: a phone's own may be wrong. */
function isAsked(clock: ClockView): boolean {
  const [latest] = [...clock.pauses].sort((first, second) => second.from.localeCompare(first.from));
  return latest?.why === 'waitingForFiler';
}

/** What the office filed for many has nobody who confirms it: the next 效果评价 tells. */
const OF_OFFICE: Readonly<Partial<Record<ComplaintState, string>>> = {
  done: '承办单位说办好了，看下一次评价的得分',
  timedOut: '承办单位说办好了，按“未评价”算，看下一次评价的得分',
  withdrawn: '社区已经撤回',
};

function standing({ state, holderWords, mine, origin }: Told): string {
  const words: Readonly<Record<ComplaintState, string>> = {
    submitted: '已经收到，等社区受理',
    accepted: '已经受理，社区正在安排谁来办',
    rejected: '不予受理，原因写在办理过程里',
    merged: '和同一件事的诉求合并办理',
    assigned: `已经交给${holderWords}，等它开始办理`,
    returned: `承办单位退回，等${holderWords}重新安排`,
    inProgress: `正在由${holderWords}办理`,
    extensionRequested: '承办单位申请延期，等社区决定',
    done: mine ? '承办单位说办好了，等您说一句：解决了没有' : '承办单位说办好了，等反映的人确认',
    confirmed: mine ? '您已经确认解决' : '反映的人已经确认解决',
    reopened: `没有解决，由${holderWords}重新办理`,
    timedOut: mine
      ? '到期没有等到您的评价，按“未评价”算，不算解决'
      : '到期没有等到评价，按“未评价”算，不算解决',
    escalated: `已经转上级督办，现在由${holderWords}负责`,
    closedUnresolved: '客观上没有办法解决，原因写在办理过程里',
    withdrawn: mine ? '您已经撤回' : '反映的人已经撤回',
  };
  return (origin === undefined ? undefined : OF_OFFICE[state]) ?? words[state];
}

function dueWords(clock: ClockView, now: number, mine: boolean): string {
  const act = DUE_ACTS[clock.clock];
  const at = deadlineText(clock.dueAt, now);
  switch (clock.standing) {
    case 'running':
    case 'soon':
      return `，最迟 ${at} 前${act}`;
    case 'overdue':
      return `，本来应在 ${at} 前${act}，现在已经超时`;
    case 'paused':
      if (!isAsked(clock)) return '，已同意延期，时限暂停';
      return mine ? '，等您回答一个问题，时限暂停' : '，等反映的人补充，时限暂停';
    case 'met':
    case 'missed':
      return '';
  }
}
