import { AsyncView } from '../components/AsyncView.tsx';
import { Card } from '../components/Card.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { countText } from '../words/numbers.ts';
import { CheckForms } from './CheckForms.tsx';
import { PrintForms } from './PrintForms.tsx';
import { ReceiveForms } from './ReceiveForms.tsx';
import './worker.scss';

/** 纸质表: printed with numbers of the record, counted in before the close, read by two people. */
export default function FormsPage() {
  const roundId = usePageParam('roundId');
  const round = useCall('GET /rounds/:roundId', roundId === undefined ? 'wait' : { params: { roundId } });
  const forms = useCall('GET /forms', roundId === undefined ? 'wait' : { query: { roundId } });
  const contact = useCommunitySummary(round.value?.communityId)?.contact;
  if (roundId === undefined) return <IncompleteLink title="纸质表" what="哪一轮征集" from="worker" wide />;
  return (
    <Screen title="纸质表" wide contact={contact}>
      <AsyncView state={round} rows={3}>
        {(shown) => (
          <AsyncView state={forms} rows={4}>
            {(standing) => (
              <>
                <Card title={shown.title}>
                  <Box className="stack">
                    <Box>
                      印制 {countText(standing.printed)} 份，登记收回 {countText(standing.received)}{' '}
                      份，已录入 {countText(standing.keyed)} 份，其中 {countText(standing.checked)}{' '}
                      份由第二人核对过
                      {standing.differing > 0 &&
                        `，${countText(standing.differing)} 份两人读得不一样，正在核实`}
                      。
                    </Box>
                    <Box className="small">
                      没有编号的纸不能录入；一张表只录一次。截止前登记收回的表，截止后到定稿前还可以补录。
                    </Box>
                  </Box>
                </Card>
                <CheckForms
                  round={shown}
                  waiting={standing.waiting}
                  waitingCount={standing.waitingCount}
                  onChecked={forms.retry}
                />
                <PrintForms round={shown} batches={standing.batches} onPrinted={forms.retry} />
                {shown.status === 'open' && <ReceiveForms roundId={roundId} onReceived={forms.retry} />}
              </>
            )}
          </AsyncView>
        )}
      </AsyncView>
    </Screen>
  );
}
