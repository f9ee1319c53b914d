import { useDidShow } from '@tarojs/taro';
import { useRef, useState } from 'react';
import type { DraftSummary } from '../../../shared/round/opening/draft.ts';
import { ROUND_KINDS, type RoundKind } from '../../../shared/round/round.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { call } from '../platform/request.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { dateText, timeText } from '../words/dates.ts';
import { ROUND_KIND_NAMES, ROUND_STATUS_NAMES } from '../words/names.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { TEMPLATE_WORDS } from './templateWords.ts';
import './builder.scss';

/** 征集草稿: what is being prepared, what runs, and a new one from a template. */
export default function BuilderIndexPage() {
  const communityId = usePageParam('communityId');
  const input =
    communityId === undefined ? 'wait' : ({ params: { communityId }, query: { limit: 100 } } as const);
  const drafts = useCall('GET /communities/:communityId/drafts', input);
  const rounds = useCall('GET /communities/:communityId/rounds', input);
  const community = useCommunitySummary(communityId);
  const shown = useRef(false);
  useDidShow(() => {
    if (shown.current) drafts.retry();
    shown.current = true;
  });
  if (communityId === undefined) return <IncompleteLink title="准备征集" what="哪个小区" from="admin" wide />;
  return (
    <Screen title="准备征集" wide contact={community?.contact}>
      <Box className="build__lists">
        <Box className="stack">
          <Card title={`没有开始的草稿${community === undefined ? '' : ` · ${community.name}`}`}>
            <AsyncView
              state={drafts}
              empty={(page) => page.items.length === 0}
              emptyWords="没有草稿。从模板新建一份，居民看不到，改好了再开始。"
            >
              {(page) => (
                <>
                  {page.items.map((draft) => (
                    <DraftCell key={draft.roundId} draft={draft} />
                  ))}
                </>
              )}
            </AsyncView>
          </Card>
          <Card title="已经开始过的">
            <AsyncView
              state={rounds}
              empty={(page) => page.items.every(({ status }) => status === 'draft')}
              emptyWords="还没有开始过征集。"
            >
              {(page) => (
                <>
                  {page.items
                    .filter(({ status }) => status !== 'draft')
                    .map((round) => (
                      <Cell
                        key={round.roundId}
                        title={round.title}
                        hint={`${ROUND_KIND_NAMES[round.kind]} · ${dateText(round.opensAt)} 至 ${dateText(round.closesAt)}`}
                        value={
                          <Tag tone={round.status === 'open' ? 'info' : 'plain'}>
                            {ROUND_STATUS_NAMES[round.status]}
                          </Tag>
                        }
                        onPress={() => openPage(paths.adminRound(round.roundId))}
                      />
                    ))}
                </>
              )}
            </AsyncView>
          </Card>
        </Box>
        <NewDraft communityId={communityId} />
      </Box>
    </Screen>
  );
}

function DraftCell({ draft }: { readonly draft: DraftSummary }) {
  const { roundId, title, kind, questions, opensAt, changedAt } = draft;
  return (
    <Cell
      title={title === '' ? '（没有标题）' : title}
      hint={`${ROUND_KIND_NAMES[kind]} · ${questions} 题 · 打算 ${dateText(opensAt)} 开始 · ${timeText(changedAt)} 改过`}
      value={<Tag tone="warn">草稿</Tag>}
      onPress={() => openPage(paths.draft(roundId))}
    />
  );
}

function NewDraft({ communityId }: { readonly communityId: string }) {
  const [making, setMaking] = useState<RoundKind>();
  const [refused, setRefused] = useState<string>();
  const make = async (kind: RoundKind): Promise<void> => {
    setMaking(kind);
    setRefused(undefined);
    const result = await call('POST /communities/:communityId/rounds', {
      params: { communityId },
      body: { kind },
    });
    setMaking(undefined);
    if (result.ok) openPage(paths.draft(result.value.roundId));
    else setRefused(refusalSentence(result.refusal.code));
  };
  return (
    <Card title="从模板新建">
      <Box className="stack">
        {refused !== undefined && <Banner tone="bad" title={refused} />}
        <Box className="small">题目按公布的方案和政策先填好，可以改；开始以前居民看不到。</Box>
        {ROUND_KINDS.map((kind) => (
          <Box key={kind} className="build__template">
            <Box className="build__title">{ROUND_KIND_NAMES[kind]}</Box>
            <Box className="small">{TEMPLATE_WORDS[kind]}</Box>
            <Button
              small
              busy={making === kind}
              disabled={making !== undefined}
              aria-label={`新建：${ROUND_KIND_NAMES[kind]}`}
              onPress={() => void make(kind)}
            >
              新建
            </Button>
          </Box>
        ))}
      </Box>
    </Card>
  );
}
