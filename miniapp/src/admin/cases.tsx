import type { RoundView } from '../../../shared/round/roundView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { CallBacks } from './CallBacks.tsx';
import { DisputeList } from './DisputeList.tsx';
import { ErasureCases } from './ErasureCases.tsx';
import { ExclusionCases } from './ExclusionCases.tsx';
import { RoundActs } from './RoundActs.tsx';
import { VoidCases } from './VoidCases.tsx';
import './admin.scss';

/** 核查台: everything contested in a round, what waits for a second person, and the steps that end it. */
export default function CasesPage() {
  const roundId = usePageParam('roundId');
  const round = useCall('GET /rounds/:roundId', roundId === undefined ? 'wait' : { params: { roundId } });
  const contact = useCommunitySummary(round.value?.communityId)?.contact;
  if (roundId === undefined) return <IncompleteLink title="核查台" what="哪一轮征集" from="admin" wide />;
  return (
    <Screen title="核查台" wide contact={contact}>
      <AsyncView state={round} rows={5}>
        {(found) => <Desk round={found} onChanged={round.retry} />}
      </AsyncView>
    </Screen>
  );
}

function Desk({ round, onChanged }: { readonly round: RoundView; readonly onChanged: () => void }) {
  const { roundId, communityId, status, title } = round;
  const over = status === 'closed' || status === 'final';
  return (
    <>
      <Banner tone="info" title={title}>
        申请和审核、登记和核实，都要由不同的人办；每次查看都记进审计日志。
      </Banner>
      <Box className="admin__pair">
        <Box className="stack">
          <DisputeList communityId={communityId} roundId={roundId} />
          <ExclusionCases roundId={roundId} open={status === 'open'} />
          <VoidCases roundId={roundId} settled={status === 'final'} />
          {status === 'final' && round.kind !== 'statutory' && (
            <ErasureCases roundId={roundId} communityId={communityId} />
          )}
        </Box>
        <Box className="stack">
          <RoundActs round={round} onChanged={onChanged} />
          {over && <CallBacks roundId={roundId} settled={status === 'final'} />}
          <Button onPress={() => openPage(paths.adminRoll(communityId))}>名册变更</Button>
        </Box>
      </Box>
    </>
  );
}
