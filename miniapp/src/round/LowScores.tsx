import type { OpinionThread, OpinionWork } from '../../../shared/opinion/opinion.ts';
import type { RoundResult } from '../../../shared/round/result/result.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useAccount } from '../store/accountStore.ts';
import { useCall, type CallState } from '../store/useCall.ts';
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
  const query = { roundId, source: 'score', limit: MOST } as const;
  const told = useCall(
    'GET /communities/:communityId/opinions',
    works === true ? 'wait' : { params: { communityId }, query },
  );
  const work = useCall('GET /opinions', works === true ? { query: { ...query, communityId } } : 'wait');
  const state: CallState<Told> = works === true ? work : told;
  return (
    <Card title="打分偏低的项怎么办">
      <AsyncView
        state={state}
        rows={2}
        empty={(value) => lowIn(value).length === 0}
        emptyWords="没有打分偏低的项在办理。"
      >
        {(value) => (
          <Box as="ul" className="stack">
            {lowIn(value).map((thread) => (
              <Box as="li" key={thread.opinionId}>
                <LowScore thread={thread} />
              </Box>
            ))}
          </Box>
        )}
      </AsyncView>
    </Card>
  );
}

type Thread = OpinionThread | OpinionWork;
interface Told {
  readonly items: readonly Thread[];
}

/** Those that somebody has answered for or, toward staff, that wait; lines nobody marked low are on their list too. */
function lowIn({ items }: Told): readonly Thread[] {
  return items.filter((thread) => thread.links.length > 0 || ('open' in thread && thread.open));
}

function LowScore({ thread }: { readonly thread: Thread }) {
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
