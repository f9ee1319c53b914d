import { chinaDayOf } from '../../shared/chinaTime.ts';
import type { CommitteeVotes } from '../../shared/committee/committee.ts';
import type { MemberBody } from '../../shared/committee/committeeApi.ts';
import { DAY } from './chinaDay.ts';
import type { CommunityPlan } from './communityPlan.ts';
import type { DemoTimeline } from './demoTimeline.ts';

/** A meeting; `present` are places in the list of members. */
export interface DemoMeeting {
  readonly heldOn: string;
  readonly place: string;
  readonly present: readonly number[];
  readonly minutes: string;
  readonly decision?: {
    readonly title: string;
    readonly text: string;
    readonly votes: CommitteeVotes;
    readonly roundId?: string;
  };
}

/** 小区改造委员会 of a generated community (演示数据). */
export interface DemoCommittee {
  readonly members: readonly MemberBody[];
  readonly meetings: readonly DemoMeeting[];
}

const MEMBERS: readonly MemberBody[] = [
  { function: 'chair', represents: '1号楼住户', name: '演示委员甲' },
  { function: 'deputy', represents: '老年住户', name: '演示委员乙' },
  { function: 'member', represents: '租户', name: '演示委员丙' },
  { function: 'member', represents: '临街住户', name: '演示委员丁' },
  { function: 'recorder', represents: '社区居委会', name: '演示委员戊' },
];

/** The committee of a community whose menu has been put to its households; none before. */
export function demoCommittee(
  { communityId, menu, rounds }: CommunityPlan,
  timeline: DemoTimeline,
): DemoCommittee | null {
  if (menu === null) return null;
  const { from } = timeline.solicit;
  const isAsked = rounds.some(({ kind, reaches }) => kind === 'menu' && reaches !== 'draft');
  return {
    members: MEMBERS,
    meetings: [
      {
        heldOn: chinaDayOf(from),
        place: '社区活动室（演示）',
        present: [0, 1, 2, 3, 4],
        minutes:
          '讨论怎样把菜单念给不用手机的住户听。商定每栋楼由一位委员陪社区工作人员上门，纸质表放在门卫室。（演示数据）',
      },
      {
        heldOn: chinaDayOf(from + DAY),
        place: '社区活动室（演示）',
        present: [0, 1, 3, 4],
        minutes:
          '逐项看了街道、社区列出的改造菜单。有委员担心停车位占掉晾衣的地方，请设计单位把晾衣架画进图里。（演示数据）',
        decision: {
          title: '同意把菜单交全体住户点菜',
          text: '菜单各项都交住户选择；晾衣架和停车位放在同一张图上，方便大家比较。点菜结果出来以前，委员会不替住户取舍。',
          votes: { agree: 3, disagree: 0, abstain: 1 },
          ...(isAsked ? { roundId: `${communityId}-menu` } : {}),
        },
      },
    ],
  };
}
