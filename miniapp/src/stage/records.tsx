import type { OverviewRow } from '../../../shared/community/community.ts';
import type { Role } from '../../../shared/identity/account.ts';
import { GATE_WORDS } from '../../../shared/plan/gate.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Screen } from '../components/Screen.tsx';
import { StageStanding } from '../components/StageStanding.tsx';
import { Box } from '../platform/box.tsx';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useAccount } from '../store/accountStore.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { useOverviewRow } from '../store/useOverview.ts';
import { stageName } from '../words/names.ts';
import { AcceptanceForm } from './AcceptanceForm.tsx';
import { AnswerForms } from './AnswerForms.tsx';
import { ClearanceForm } from './ClearanceForm.tsx';
import { NoticeForm } from './NoticeForm.tsx';
import { PaperForm } from './PaperForm.tsx';
import { RevisionForm } from './RevisionForm.tsx';
import { ReviewForm } from './ReviewForm.tsx';
import { StepsForm } from './StepsForm.tsx';
import { WaiverForm } from './WaiverForm.tsx';
import { WallPhotoForm } from './WallPhotoForm.tsx';

/** 前置条件办理: what the gates of one community ask for, put on record by whoever has to act. */
export default function StageRecordsPage() {
  const communityId = usePageParam('communityId');
  const row = useOverviewRow(communityId);
  const plan = useCall(
    'GET /communities/:communityId/plan',
    communityId === undefined ? 'wait' : { params: { communityId } },
  );
  const community = useCommunitySummary(communityId);
  return (
    <Screen title="前置条件办理" wide contact={community?.contact}>
      {(communityId === undefined || row.missing) && (
        <Banner
          tone="warn"
          title="这个小区不在您管理的范围里。"
          action={{ label: '回到首页', onPress: () => openPage(paths.home()) }}
        />
      )}
      {communityId !== undefined && !row.missing && (
        <AsyncView state={row} rows={5}>
          {(found) => (
            <Records
              row={found}
              plan={plan.value}
              onRecorded={() => {
                row.retry();
                plan.retry();
              }}
            />
          )}
        </AsyncView>
      )}
    </Screen>
  );
}

interface RecordsProps {
  readonly row: OverviewRow;
  readonly plan: Plan | undefined;
  readonly onRecorded: () => void;
}

function Records({ row, plan, onRecorded }: RecordsProps) {
  const { communityId, name, stage, outlook } = row;
  const roles = useAccount((store) => store.account?.roles);
  const isOne = (role: Role): boolean => roles?.some((grant) => grant.role === role) ?? false;
  const form = { communityId, onRecorded };
  const items = plan?.items ?? [];
  const legal = items.filter(({ legalEffect }) => legalEffect !== undefined);
  const paid = items.filter(({ funding }) => funding.some(({ source }) => source === 'commonRevenue'));
  const closed = outlook.closed.filter(({ gate }) => GATE_WORDS[gate].blocks);
  return (
    <Box className="stack">
      <Card title={`${name}：${stageName(stage)}`}>
        <Box className="stack">
          <StageStanding key={JSON.stringify(outlook)} communityId={communityId} />
          <Box className="row">
            <Button small onPress={() => openPage(paths.adminStage(communityId))}>
              变更阶段
            </Button>
            <Button small onPress={() => openPage(paths.notice(communityId))}>
              看公示
            </Button>
            <Button small onPress={() => openPage(paths.planVersions(communityId))}>
              方案版本
            </Button>
            {isOne('communityAdmin') && (
              <Button small onPress={() => openPage(paths.builder(communityId))}>
                发起征集或表决
              </Button>
            )}
          </Box>
        </Box>
      </Card>
      {isOne('communityAdmin') && (
        <>
          <AnswerForms {...form} />
          {plan !== undefined && <NoticeForm key={plan.hash} {...form} board={plan.noticeBoard} />}
          <WallPhotoForm {...form} />
          {plan !== undefined && <RevisionForm {...form} plan={plan} />}
          {plan !== undefined && plan.steps.length > 0 && <StepsForm {...form} plan={plan} />}
          {stage === 'prepare' && <ClearanceForm {...form} />}
          {legal.length > 0 && <PaperForm {...form} kind="resolution" items={legal} />}
          {paid.length > 0 && <PaperForm {...form} kind="consent" items={paid} />}
        </>
      )}
      {isOne('districtBureau') && (
        <>
          {plan !== undefined && stage === 'review' && <ReviewForm {...form} />}
          {stage === 'accept' && <AcceptanceForm {...form} />}
          {closed.map(({ gate }) => (
            <WaiverForm key={gate} {...form} gate={gate} />
          ))}
        </>
      )}
    </Box>
  );
}
