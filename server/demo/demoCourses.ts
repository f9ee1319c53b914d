import type { ComplaintCategory } from '../../shared/complaint/complaint.ts';
import type { ComplaintStep } from './complaintStory.ts';

const text = {
  accept: '已受理，今天派人去看。',
  done: '已经修好，请看现场照片。',
};
const accept: ComplaintStep = { after: 2, who: 'admin', does: 'accept', text: text.accept };
const quietly: ComplaintStep = { after: 5, who: 'admin', does: 'accept' };
const assign = (after: number, to?: string): ComplaintStep => ({
  after,
  who: 'admin',
  does: 'assign',
  ...(to === undefined ? {} : { to }),
});
const start = (after: number): ComplaintStep => ({ after, who: 'handler', does: 'start' });
const done = (after: number): ComplaintStep => ({
  after,
  who: 'handler',
  does: 'done',
  text: text.done,
  photo: 'mended',
});
const confirm = (after: number, rating: number): ComplaintStep => ({
  after,
  who: 'filer',
  does: 'confirm',
  rating,
});

/** A course of a complaint, in hours of working days since its filing; `recent`: it has not come to an end. */
export interface DemoCourse {
  readonly recent: boolean;
  readonly steps: readonly ComplaintStep[];
}

/** The courses that complaints of the demonstration take, one after another. */
export const demoCourses: readonly DemoCourse[] = [
  { recent: false, steps: [accept, assign(4), start(20), done(60), confirm(70, 5)] },
  { recent: false, steps: [quietly, assign(8), start(80), done(150), confirm(160, 3)] },
  { recent: true, steps: [accept, assign(6), start(24)] },
  {
    recent: false,
    steps: [
      accept,
      assign(6),
      start(24),
      done(90),
      { after: 100, who: 'filer', does: 'reopen', text: '下了一场雨，还是漏。', rating: 2 },
      start(120),
      done(180),
      confirm(190, 4),
    ],
  },
  { recent: false, steps: [accept, assign(4), start(20), done(50)] },
  { recent: false, steps: [accept, assign(5), start(30), done(70), confirm(76, 4)] },
  { recent: true, steps: [] },
  { recent: true, steps: [accept, assign(4)] },
  {
    recent: false,
    steps: [
      accept,
      assign(6),
      start(30),
      done(80),
      { after: 90, who: 'filer', does: 'reopen', text: '只补了一半，另一半没有动。', rating: 1 },
    ],
  },
  {
    recent: false,
    steps: [{ after: 10, who: 'admin', does: 'reject', text: '这件事属于家庭内部装修，不在改造范围内。' }],
  },
  { recent: false, steps: [accept, assign(5), start(26), done(64), confirm(66, 5)] },
  {
    recent: false,
    steps: [
      accept,
      assign(6),
      start(30),
      { after: 100, who: 'admin', does: 'closeUnresolved', text: '管道在承重墙内，结构安全不允许再开槽。' },
      { after: 120, who: 'bureau', does: 'closeUnresolved', approve: true },
    ],
  },
  { recent: false, steps: [{ after: 12, who: 'filer', does: 'withdraw', text: '物业已经当场处理了。' }] },
  {
    recent: true,
    steps: [accept, assign(4), { after: 10, who: 'handler', does: 'return', text: '不是我们负责的管段。' }],
  },
];

/** What residents of the demonstration complain about; made up, about nobody. */
export const demoTroubles: readonly (readonly [ComplaintCategory, string])[] = [
  ['leak', '厨房顶上渗水，一下雨就滴。'],
  ['workDisturbance', '早上六点就开始打钻，老人休息不好。'],
  ['workQuality', '新刷的楼道墙皮起泡，用手一碰就掉。'],
  ['damage', '搭脚手架把窗台上的空调外机碰歪了。'],
  ['outage', '没有通知就停了一下午的水。'],
  ['safety', '窨井盖翘起来了，晚上看不见，差点绊倒。'],
  ['planDisagreement', '方案里把晾衣架去掉了，希望留一排。'],
  ['notAsked', '楼前要改停车位，没有人来问过我们。'],
  ['cost', '说好不收钱的项目，来收了材料费，想问清楚。'],
  ['neighbours', '加装电梯的位置挡了一楼的光，想再商量。'],
];
