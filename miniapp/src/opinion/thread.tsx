import { useState } from 'react';
import type { OpinionThread, OpinionWork } from '../../../shared/opinion/opinion.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Card } from '../components/Card.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { useAccount } from '../store/accountStore.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { opinionState } from '../words/opinionWords.ts';
import { ComplainForm } from './ComplainForm.tsx';
import { LinkForm } from './LinkForm.tsx';
import { OpinionPicture } from './OpinionPicture.tsx';
import { PublishForm } from './PublishForm.tsx';
import { UndoLinks } from './UndoLinks.tsx';
import './opinion.scss';

/** One opinion from its words to the later score: the same picture for its author, for staff and for everybody. */
export default function OpinionThreadPage() {
  const opinionId = usePageParam('opinionId');
  const opinion = useCall(
    'GET /opinions/:opinionId',
    opinionId === undefined ? 'wait' : { params: { opinionId } },
  );
  const [changed, setChanged] = useState<OpinionWork>();
  const works = useAccount((store) =>
    store.account?.roles.some(({ role }) => role === 'worker' || role === 'communityAdmin'),
  );
  const community = useCommunitySummary(opinion.value?.communityId);
  if (opinionId === undefined) return <IncompleteLink title="意见办理进展" what="哪一条意见" from="home" />;
  return (
    <Screen title="意见办理进展" contact={community?.contact}>
      <AsyncView state={opinion} rows={5}>
        {(loaded) => {
          const thread: OpinionThread | OpinionWork =
            changed?.opinionId === loaded.opinionId ? changed : loaded;
          const { tone, words } = opinionState(thread);
          return (
            <Box className="stack">
              <Card title={community?.name ?? '意见'}>
                <Box className="stack">
                  <Box>
                    <Tag tone={tone}>{words}</Tag>
                  </Box>
                  <OpinionPicture thread={thread} />
                  {thread.mine && thread.source !== 'score' && (
                    <Box className="small">
                      {thread.published === undefined
                        ? '只有您和办理的工作人员能看到原话。'
                        : '别人只能看到公开的文字，看不到您是谁。'}
                    </Box>
                  )}
                </Box>
              </Card>
              {works === true && isWork(thread) && (
                <>
                  <ComplainForm opinion={thread} onDone={setChanged} />
                  <LinkForm opinion={thread} onDone={setChanged} />
                  <UndoLinks opinion={thread} onDone={setChanged} />
                  <PublishForm opinion={thread} onDone={setChanged} />
                </>
              )}
            </Box>
          );
        }}
      </AsyncView>
    </Screen>
  );
}

function isWork(thread: OpinionThread | OpinionWork): thread is OpinionWork {
  return 'open' in thread;
}
