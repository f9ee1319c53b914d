import type { OpinionThread, OpinionWork } from '../../../shared/opinion/opinion.ts';
import type { RoundResult } from '../../../shared/round/result/result.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useAccount } from '../store/accountStore.ts';
import { useCall } from '../store/useCall.ts';
import { linkText, opinionState, scoreLineText } from '../words/opinionWords.ts';

/** More than a 效果评价 has items. */
const MOST = 100;

/**
 * What became of the items that were marked low: the complaint, how far it is, and the next score. Everybody reads those
 * that somebody has answered for; staff of the place also those that wait, each with the way to its work.
 */
export function LowScores({ result }: { readonly result: RoundResult }) {
  const { communityId, roundId } = result;
  const works = useAccount((store) =>
    store.account?.roles.some(({ role }) => role === 'worker' || role === 'communityAdmin'),
  );
  const query = { roundId, limit: MOST };
  const told = useCall(
    'GET /communities/:communityId/opinions',
    works === true ? 'wait' : { params: { communityId }, query },
  );
  const work = useCall(
    'GET /opinions',
    works === true ? { query: { ...query, communityId, source: 'score' } } : 'wait',
  );
  const all: readonly (OpinionThread | OpinionWork)[] = [
    ...(told.value?.items ?? []),
    ...(work.value?.items ?? []),
  ];
  const low = all.filter(
    (thread) => thread.source === 'score' && (thread.links.length > 0 || ('open' in thread && thread.open)),
  );
  if (low.length === 0) return null;
  return (
    <Card title="打分偏低的项怎么办">
      <Box as="ul" className="stack">
        {low.map((thread) => (
          <Box as="li" key={thread.opinionId}>
            <LowScore thread={thread} />
          </Box>
        ))}
      </Box>
    </Card>
  );
}

function LowScore({ thread }: { readonly thread: OpinionThread | OpinionWork }) {
  const { opinionId, line, links, next } = thread;
  const { tone, words } = opinionState(thread);
  const mayComplain = 'open' in thread && thread.complaintDraft !== undefined;
  return (
    <Box className="stack">
      <Box className="row">
        <Box>{line === undefined ? '' : scoreLineText(line)}</Box>
        <Tag tone={tone}>{words}</Tag>
      </Box>
      {links
        .filter(({ undone }) => undone === undefined)
        .map((link) => (
          <Box key={link.linkId}>→ {linkText(link)}</Box>
        ))}
      {next !== undefined && (
        <Box>
          → {next.roundTitle}：{scoreLineText(next)}
        </Box>
      )}
      <Button
        small
        aria-label={`${mayComplain ? '转为诉求' : '看经过'}：${line?.label ?? ''}`}
        onPress={() => openPage(paths.opinion(opinionId))}
      >
        {mayComplain ? '转为诉求' : '看经过'}
      </Button>
    </Box>
  );
}
