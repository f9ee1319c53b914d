import { AsyncView } from '../components/AsyncView.tsx';
import { Card } from '../components/Card.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import { useCall } from '../store/useCall.ts';
import { CASE_STATE_WORDS, VOID_REASON_NAMES } from '../words/caseWords.ts';
import { timeText } from '../words/dates.ts';
import { CaseDecision } from './CaseDecision.tsx';

/** 作废: entries by staff that somebody asked to be made void. */
export function VoidCases({ roundId, settled }: { readonly roundId: string; readonly settled: boolean }) {
  const state = useCall('GET /rounds/:roundId/voids', { params: { roundId }, query: { limit: 100 } });
  return (
    <Card title="作废">
      <AsyncView
        state={state}
        empty={({ items }) => items.length === 0}
        emptyWords="没有人申请过作废。登错的答复由登记的人申请，另一个人审核。"
      >
        {({ items }) => (
          <Box as="ul" className="stack">
            {items.map((one) => (
              <Box as="li" key={one.caseId} className="admin__question stack">
                <Box className="row">
                  <Box className="admin__asked">
                    {one.address} · 第 {one.seq} 条
                  </Box>
                  <Tag tone={CASE_STATE_WORDS[one.state].tone}>{CASE_STATE_WORDS[one.state].name}</Tag>
                </Box>
                <Box>
                  {VOID_REASON_NAMES[one.reason]}：{one.words}
                </Box>
                <Box className="small">申请于 {timeText(one.askedAt)}</Box>
                {one.decisionWords !== undefined && (
                  <Box className="small">审核意见：{one.decisionWords}</Box>
                )}
                {!settled && one.state === 'waiting' && (
                  <CaseDecision
                    id={one.caseId}
                    will="批准后，这一条不再计入，仍留在登记簿里，并告诉这一户。"
                    askedByMe={one.askedByMe}
                    decide={(verb, words) =>
                      call(`POST /voids/:voidId/${verb}`, { params: { voidId: one.caseId }, body: { words } })
                    }
                    onDone={state.retry}
                  />
                )}
              </Box>
            ))}
          </Box>
        )}
      </AsyncView>
    </Card>
  );
}
