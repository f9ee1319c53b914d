import type { Plan } from '../../../shared/plan/plan.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { CommitteeDecisions } from '../components/CommitteeDecisions.tsx';
import { ReconfirmNotice } from '../components/ReconfirmNotice.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { focusOn } from '../platform/focus.ts';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { Press } from '../platform/press.tsx';
import { useCurrentCommunityId } from '../store/communityStore.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { Drawings } from './Drawings.tsx';
import { Funding } from './Funding.tsx';
import { NoticeBoard } from './NoticeBoard.tsx';
import { Overview } from './Overview.tsx';
import { PlanItems } from './PlanItems.tsx';
import { Timetable } from './Timetable.tsx';
import { VersionCard } from './VersionCard.tsx';
import './plan.scss';

const PARTS = [
  { id: 'plan-items', label: '改什么' },
  { id: 'plan-funding', label: '花多少' },
  { id: 'plan-steps', label: '到哪步' },
  { id: 'plan-notice', label: '公示栏' },
  { id: 'plan-drawings', label: '图纸' },
  { id: 'plan-version', label: '版本核对' },
] as const;

/** 看方案: what is done, what it costs, where it stands, and how to check that nothing was changed. */
export default function PlanPage() {
  const current = useCurrentCommunityId();
  const communityId = usePageParam('communityId') ?? current;
  const state = useCall(
    'GET /communities/:communityId/plan',
    communityId === undefined ? 'wait' : { params: { communityId } },
  );
  const community = useCommunitySummary(communityId);
  const title = community === undefined ? '看方案' : `${community.name} 改造方案`;
  if (communityId === undefined)
    return (
      <Screen title="看方案">
        <Banner
          tone="info"
          title="先选一个小区，再看方案。"
          action={{ label: '去选小区', onPress: () => openPage(paths.home()) }}
        />
      </Screen>
    );
  if (state.value === undefined && state.refusal?.status === 404)
    return (
      <Screen title={title} contact={community?.contact}>
        <Banner tone="info" title="这个小区还没有公布改造方案。">
          方案公布后会在这里看到。现在可以说意见，或看征集进度。
        </Banner>
        <Button kind="primary" onPress={() => openPage(paths.speak(communityId))}>
          去说意见
        </Button>
      </Screen>
    );
  return (
    <Screen title={title} contact={community?.contact}>
      <AsyncView state={state} rows={6}>
        {(plan) => <PlanParts plan={plan} demo={community?.demo === true} />}
      </AsyncView>
    </Screen>
  );
}

function PlanParts({ plan, demo }: { readonly plan: Plan; readonly demo: boolean }) {
  const { communityId } = plan;
  const stage = useCall('GET /communities/:communityId/stage', { params: { communityId } });
  const reconfirm = stage.value?.reconfirm ?? [];
  return (
    <>
      <Overview plan={plan} demo={demo} />
      <ReconfirmNotice communityId={communityId} items={reconfirm} />
      <Box as="nav" className="plan__parts" aria-label="方案的几部分">
        {PARTS.map(({ id, label }) => (
          <Press key={id} className="plan__part" onPress={() => focusOn(id)}>
            {label}
          </Press>
        ))}
      </Box>
      <PlanItems items={plan.items} reconfirm={reconfirm.map(({ itemId }) => itemId)} />
      <Funding plan={plan} />
      <Timetable plan={plan} />
      <NoticeBoard notice={plan.noticeBoard} />
      <Button onPress={() => openPage(paths.notice(plan.communityId))}>看公示、提异议</Button>
      <Drawings plan={plan} />
      <CommitteeDecisions communityId={plan.communityId} />
      <VersionCard plan={plan} />
      <Button onPress={() => openPage(paths.documents())}>依据文件：方案依据哪些文件</Button>
    </>
  );
}
