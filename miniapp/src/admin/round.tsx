import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { RoundActs } from './RoundActs.tsx';
import { RoundParticipation } from './RoundParticipation.tsx';
import { RoundPreview } from './RoundPreview.tsx';
import { RoundTerms } from './RoundTerms.tsx';
import { Scrutineers } from './Scrutineers.tsx';
import './admin.scss';

/** One round for those who run it: what is asked, by which rule, who has answered, and the next act. */
export default function AdminRoundPage() {
  const roundId = usePageParam('roundId');
  const round = useCall('GET /rounds/:roundId', roundId === undefined ? 'wait' : { params: { roundId } });
  const contact = useCommunitySummary(round.value?.communityId)?.contact;
  if (roundId === undefined) return <IncompleteLink title="办理征集" what="哪一轮征集" from="admin" wide />;
  return (
    <Screen title={round.value?.kind === 'statutory' ? '办理业主表决' : '办理征集'} wide contact={contact}>
      <AsyncView state={round} rows={5}>
        {(found) => (
          <Box className="admin__pair">
            <Box className="stack">
              {/* A draft is read before it is opened; once it runs, the act comes first. */}
              {found.status === 'draft' && <RoundTerms round={found} />}
              <RoundActs round={found} onChanged={round.retry} />
              {found.status !== 'draft' && (
                <Button onPress={() => openPage(paths.adminCases(found.roundId))}>
                  核查台：异议、不计入、作废、回访
                </Button>
              )}
              {found.status !== 'draft' && <Scrutineers round={found} onChanged={round.retry} />}
              {found.status !== 'draft' && <RoundParticipation roundId={found.roundId} />}
              {found.status !== 'draft' && <RoundTerms round={found} />}
            </Box>
            <RoundPreview round={found} />
          </Box>
        )}
      </AsyncView>
    </Screen>
  );
}
