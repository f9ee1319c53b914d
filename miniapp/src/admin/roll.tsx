import { useState } from 'react';
import { Banner } from '../components/Banner.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { call } from '../platform/request.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { AmendmentForm } from './AmendmentForm.tsx';
import { CaseList } from './CaseList.tsx';
import './admin.scss';

const CHANGE_NAMES = { add: '增加', remove: '减少', sale: '过户' } as const;

/** 名册变更: dwellings that came or went since the register was made; they hold for the next round. */
export default function RollPage() {
  const communityId = usePageParam('communityId');
  const contact = useCommunitySummary(communityId)?.contact;
  const [asked, setAsked] = useState(0);
  const state = useCall(
    'GET /communities/:communityId/roll-amendments',
    communityId === undefined ? 'wait' : { params: { communityId }, query: { limit: 100 } },
  );
  if (communityId === undefined) return <IncompleteLink title="名册变更" what="哪个小区" from="admin" wide />;
  return (
    <Screen title="名册变更" wide contact={contact}>
      <Banner tone="info" title="已经开始的征集，名册不变。">
        批准的变更从下一轮开始的征集起计算。申请和审核要由两个人办。
      </Banner>
      <Box className="admin__pair">
        <CaseList
          title="变更记录"
          state={state}
          emptyWords="名册建立以来没有变更。"
          row={(one) => ({
            id: one.amendmentId,
            title: `${CHANGE_NAMES[one.change.kind]} ${one.address}`,
            open: true,
            will: '批准后，下一轮征集的名册按变更后的户数冻结；已经开始的征集不变。',
            decide: (verb, words) =>
              call(`POST /roll-amendments/:amendmentId/${verb}`, {
                params: { amendmentId: one.amendmentId },
                body: { words },
              }),
            about: <Box>依据：{one.words}</Box>,
          })}
        />
        <AmendmentForm
          key={asked}
          communityId={communityId}
          onAsked={() => {
            setAsked(asked + 1);
            state.retry();
          }}
        />
      </Box>
    </Screen>
  );
}
