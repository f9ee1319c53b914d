import { useState } from 'react';
import type { DraftView } from '../../../shared/round/opening/draft.ts';
import type { RoundTerms } from '../../../shared/round/round.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Box } from '../platform/box.tsx';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { focusOn } from '../platform/focus.ts';
import { openPage, replacePage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { call } from '../platform/request.ts';
import { announce } from '../store/announceStore.ts';
import { hashGroups } from '../words/receiptWords.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { willBeFixed } from './willBeFixed.ts';

interface OpenCardProps {
  readonly view: DraftView;
  readonly terms: RoundTerms;
  readonly mayOpen: boolean;
  /** Saves what is not saved yet; the newest view, or undefined when it could not be. */
  readonly settle: () => Promise<DraftView | undefined>;
}

/** Opens or cancels the draft, after saying in sentences what will be fixed. */
export function OpenCard({ view, terms, mayOpen, settle }: OpenCardProps) {
  const [asking, setAsking] = useState<'open' | 'cancel'>();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal>();
  const [opened, setOpened] = useState<RoundView>();
  const { roundId, communityId } = view;

  const refused = (why: ClientRefusal): void => {
    setRefusal(why);
    focusOn('open-refused');
  };
  const open = async (): Promise<void> => {
    setBusy(true);
    setRefusal(undefined);
    const settled = await settle();
    if (settled !== undefined) {
      const { questionHash } = settled;
      const result = await call('POST /rounds/:roundId/open', {
        params: { roundId },
        query: { questionHash },
      });
      if (result.ok) {
        setOpened(result.value);
        announce('已开始征集');
      } else refused(result.refusal);
    }
    setBusy(false);
    setAsking(undefined);
  };
  const cancel = async (): Promise<void> => {
    setBusy(true);
    const result = await call('DELETE /rounds/:roundId/draft', { params: { roundId }, query: {} });
    setBusy(false);
    setAsking(undefined);
    if (result.ok) replacePage(paths.builder(communityId));
    else refused(result.refusal);
  };

  if (opened !== undefined) {
    return (
      <Card id="edit-open" title="已经开始">
        <Box className="stack">
          <Banner tone="good" title="已开始征集，题目和规则从现在起不能再改。">
            题目校验码：{hashGroups(opened.questionHash)}
            {opened.questionHash === view.questionHash && '（和开始前显示的一样）'}
          </Banner>
          <Button kind="primary" onPress={() => replacePage(paths.adminRound(roundId))}>
            去看征集进度
          </Button>
          <Button onPress={() => openPage(paths.ballot(roundId))}>看居民打开的页面</Button>
        </Box>
      </Card>
    );
  }
  return (
    <Card id="edit-open" title="开始征集">
      <Box className="stack">
        {refusal !== undefined && (
          <Banner id="open-refused" tone="bad" title={refusalSentence(refusal.code)} />
        )}
        <Box>开始后，下面这些全部固定，写进登记簿，这里不能再改；要是在别处被改了，一核对就会发现：</Box>
        <Box as="ul" className="build__fixed">
          {willBeFixed(terms, view.context.households).map((line) => (
            <Box as="li" key={line}>
              {line}
            </Box>
          ))}
        </Box>
        <Box className="small">
          现在的题目校验码：{hashGroups(view.questionHash)}。任何人都能用它核对题目有没有被改过。
        </Box>
        <Sheet
          open={asking === 'open'}
          inline
          busy={busy}
          title="开始这一轮征集？"
          confirm="确认开始"
          onConfirm={() => void open()}
          onCancel={() => setAsking(undefined)}
        >
          开始后不能再改，也不能收回。
        </Sheet>
        <Sheet
          open={asking === 'cancel'}
          inline
          danger
          busy={busy}
          title="取消这份草稿？"
          confirm="确认取消"
          onConfirm={() => void cancel()}
          onCancel={() => setAsking(undefined)}
        >
          取消后不能再恢复。居民没有见过它。
        </Sheet>
        {asking === undefined && (
          <>
            {!mayOpen && <Box className="small">上面写着的几处改好以后，才能开始。</Box>}
            <Button kind="primary" disabled={!mayOpen} onPress={() => setAsking('open')}>
              开始征集
            </Button>
            <Button kind="quiet" onPress={() => setAsking('cancel')}>
              取消这份草稿
            </Button>
          </>
        )}
      </Box>
    </Card>
  );
}
