import { useState } from 'react';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { PageTurns } from '../components/PageTurns.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { BindingCard } from './BindingCard.tsx';
import './worker.scss';

/** Who asks to be recognised as a household's person; waiting ones first. Looking is in the audit log. */
export default function BindingsPage() {
  const communityId = usePageParam('communityId');
  const community = useCommunitySummary(communityId);
  const [cursor, setCursor] = useState<string>();
  const list = useCall(
    'GET /bindings',
    communityId === undefined
      ? 'wait'
      : { query: { communityId, limit: 20, ...(cursor === undefined ? {} : { cursor }) } },
  );
  if (communityId === undefined)
    return <IncompleteLink title="核对住户绑定" what="哪个小区" from="worker" wide />;
  return (
    <Screen title="核对住户绑定" wide contact={community?.contact}>
      <Banner tone="info" title="绑定通过的人可以替这一户答复，请当面或打电话核对。">
        姓名和电话只显示一部分，查看会记入审计日志。
      </Banner>
      <AsyncView
        state={list}
        empty={(page) => page.items.length === 0}
        emptyWords="没有等待核对的申请。"
        emptyAction={{ label: '刷新', onPress: list.retry }}
      >
        {(page) => (
          <Box className="stack">
            {cursor === undefined && page.items.every(({ status }) => status !== 'pending') && (
              <Box as="p" className="large">
                没有等待核对的申请。下面是已经办过的。
              </Box>
            )}
            {page.items.map((binding) => (
              <BindingCard key={`${binding.bindingId} ${binding.status}`} binding={binding} />
            ))}
            <PageTurns cursor={cursor} nextCursor={page.nextCursor} onTurn={setCursor} />
          </Box>
        )}
      </AsyncView>
    </Screen>
  );
}
