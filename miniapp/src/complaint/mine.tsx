import type { ComplaintLine } from '../../../shared/complaint/complaintView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { ChooseCommunityFirst } from '../components/ChooseCommunityFirst.tsx';
import { ComplaintCell } from '../components/ComplaintCell.tsx';
import { Screen } from '../components/Screen.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { useComplaintList } from '../store/useComplaintList.ts';
import { useMoved } from '../store/useMoved.ts';
import { waitsForFiler } from '../words/complaintSentence.ts';
import './complaint.scss';
import { WaitingFilings } from './WaitingFilings.tsx';

const PAGE = 20;

/** 我的诉求: what waits for my word first, then the rest, and what this phone has not sent yet. */
export default function MyComplaintsPage() {
  const communityId = usePageParam('communityId');
  const community = useCommunitySummary(communityId);
  const list = useComplaintList({ view: 'mine', limit: PAGE });
  useMoved(communityId === undefined ? [] : [`complaints:${communityId}`], list.retry);
  if (communityId === undefined) return <ChooseCommunityFirst title="我的诉求" />;
  return (
    <Screen
      title="我的诉求"
      contact={community?.contact}
      actions={
        <Button kind="primary" onPress={() => openPage(paths.fileComplaint(communityId))}>
          报诉求
        </Button>
      }
    >
      <WaitingFilings />
      <AsyncView
        state={list}
        empty={({ items }) => items.length === 0}
        emptyWords="您还没有报过诉求。哪里难受，拍张照片告诉我们。"
      >
        {({ items }) => (
          <>
            <Lines title="等您说一句" waits lines={items.filter(waitsForFiler)} />
            <Lines title="我报的" lines={items.filter((line) => line.mine && !waitsForFiler(line))} />
            <Lines title="邻居报的，我也遇到" lines={items.filter((line) => !line.mine)} />
            {list.more && (
              <Box>
                <Button busy={list.loading} onPress={list.loadMore}>
                  再看一些
                </Button>
              </Box>
            )}
          </>
        )}
      </AsyncView>
    </Screen>
  );
}

interface LinesProps {
  readonly title: string;
  readonly waits?: boolean;
  readonly lines: readonly ComplaintLine[];
}

function Lines({ title, waits = false, lines }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <Card
      title={title}
      tone={waits ? 'warn' : 'plain'}
      mark={waits ? <Tag tone="warn">等您</Tag> : undefined}
    >
      {lines.map((line) => (
        <ComplaintCell
          key={line.complaintId}
          line={line}
          onOpen={() => openPage(paths.complaint(line.complaintId))}
        />
      ))}
    </Card>
  );
}
