import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import type { CommunitySummary } from '../../../shared/community/community.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { VoteCard } from '../components/VoteCard.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import type { Submission } from '../platform/outboxItem.ts';
import { paths } from '../platform/paths.ts';
import { keptKeys, recall, type Draft } from '../platform/storage.ts';
import { householdIn, isStaff, useAccount } from '../store/accountStore.ts';
import { useOutbox } from '../store/outboxStore.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { ComplaintsDue } from './ComplaintsDue.tsx';
import { OpenRoundCard } from './OpenRoundCard.tsx';
import { ScrutineerDuty } from './ScrutineerDuty.tsx';
import { UnreadMessages } from './UnreadMessages.tsx';

/** What waits for me here: an answer that was refused, an unfinished ballot, my binding, the rounds that are open. */
export function WaitingForMe({ community }: { readonly community: CommunitySummary }) {
  const account = useAccount((store) => store.account);
  const household = householdIn(account, community.communityId);
  const drafts = useDrafts(community);
  return (
    <Box as="section" className="stack" aria-label="等我办的">
      <Refused />
      <UnreadMessages />
      {household?.status === 'approved' && <ComplaintsDue communityId={community.communityId} />}
      {drafts.map((draft) => (
        <Banner
          key={draft.roundId}
          tone="warn"
          title="您有一份还没有提交的选择"
          action={{ label: '继续填写', onPress: () => openPage(paths.ballot(draft.roundId)) }}
        >
          {draft.title ?? '选好后要按“提交”才算数。'}
        </Banner>
      ))}
      {household?.status === 'pending' && (
        <Banner tone="info" title="您家的绑定还在核验">
          {household.address}：核验通过后就可以答复，有疑问请拨打页面下方的电话。
        </Banner>
      )}
      {account !== undefined && household === undefined && !isStaff(account) && (
        <Banner
          tone="info"
          title="您还没有绑定这个小区的住户"
          action={{ label: '用纸条上的绑定码绑定', onPress: () => openPage(paths.bind()) }}
        >
          可以看方案和进度；绑定后可以答复。
        </Banner>
      )}
      {household?.status === 'approved' && <ScrutineerDuty communityId={community.communityId} />}
      {account === undefined && (
        <Banner
          tone="info"
          title="登录后可以答复、查回执"
          action={{ label: '去登录', onPress: () => openPage(paths.me()) }}
        />
      )}
      {community.openRounds.map((round) =>
        round.kind === 'statutory' ? (
          <VoteCard key={round.roundId} round={round} status="open" />
        ) : (
          <OpenRoundCard key={round.roundId} round={round} />
        ),
      )}
      {community.openRounds.length === 0 && (
        <Card title="征集">
          <Box as="p">现在没有正在进行的征集。</Box>
          <Button kind="quiet" onPress={() => openPage(paths.rounds())}>
            看以前的征集
          </Button>
        </Card>
      )}
    </Box>
  );
}

function Refused() {
  const refused = useOutbox((store) => store.items).filter((item) => item.state === 'refused');
  return (
    <>
      {refused.map((item) => (
        <Banner key={item.clientKey} tone="bad" {...refusedWords(item.submission)}>
          {item.refusal === undefined ? '内容还在手机上。' : refusalSentence(item.refusal.code)}
        </Banner>
      ))}
    </>
  );
}

function refusedWords(submission: Submission): {
  readonly title: string;
  readonly action: { readonly label: string; readonly onPress: () => void };
} {
  const change = (path: string) => ({ label: '去修改', onPress: () => openPage(path) });
  switch (submission.kind) {
    case 'visit':
      return { title: '一条入户记录未登记', action: change(paths.doors(submission.roundId)) };
    case 'response':
      return { title: '您的答复未登记', action: change(paths.ballot(submission.roundId)) };
    case 'complaint':
      return { title: '您的诉求未登记', action: change(paths.fileComplaint(submission.communityId)) };
  }
}

function useDrafts(community: CommunitySummary): readonly Draft[] {
  const [drafts, setDrafts] = useState<readonly Draft[]>(readDrafts);
  useDidShow(() => setDrafts(readDrafts()));
  const open = community.openRounds.map((round) => round.roundId);
  return drafts.filter((draft) => open.includes(draft.roundId));
}

function readDrafts(): readonly Draft[] {
  return keptKeys('draft/')
    .map((key) => recall(key))
    .filter((draft) => draft !== undefined)
    .filter((draft) => draft.answers.length > 0);
}
