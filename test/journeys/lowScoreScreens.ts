import type { ApiClient } from '../support/apiClient.ts';
import type { ShownScreen } from './complaintScreens.ts';

/** 示范八小区 after its first 效果评价: one low score has become a complaint and is better now, another one waits. */
export async function lowScoreScreens({ call }: Pick<ApiClient, 'call'>): Promise<readonly ShownScreen[]> {
  const query = { roundId: 'demo-08-satisfaction', source: 'score', limit: '100' } as const;
  const { items } = (await call('GET /opinions', { query, as: 'admin-2' })).reply;
  const waiting = items.find(({ open }) => open)?.opinionId ?? '';
  const told = items.find(({ links }) => links.length > 0);
  const target = told?.links[0]?.target;
  const complaintId = target?.kind === 'complaint' ? target.complaintId : '';
  return [
    {
      name: 'low-scores',
      inDocs: true,
      account: 'admin-2',
      path: '/round/result?roundId=demo-08-satisfaction',
      awaits: '打分偏低的项怎么办',
      otherWords: true,
    },
    {
      name: 'low-score',
      account: 'admin-2',
      path: `/opinion/thread?opinionId=${waiting}`,
      awaits: '同一项只会有一件诉求',
    },
    {
      name: 'low-score-told',
      inDocs: true,
      account: 'admin-2',
      path: `/opinion/thread?opinionId=${told?.opinionId ?? ''}`,
      awaits: '改造效果再评价',
    },
    {
      name: 'low-score-case',
      account: 'admin-2',
      path: `/desk/case?complaintId=${complaintId}`,
      awaits: '办理过程',
    },
    {
      name: 'low-score-public',
      account: 'resident-1',
      path: '/opinion/published?communityId=demo-08',
      awaits: '报告办结',
    },
  ];
}
