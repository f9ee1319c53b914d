import type { Receipt } from '../../../shared/ledger/receipt.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { mayPrint, printPage } from '../platform/printPage.ts';
import { countText } from '../words/numbers.ts';
import { hashGroups } from '../words/receiptWords.ts';

interface CheckReceiptCardProps {
  readonly receipt: Receipt;
  readonly round: RoundView | undefined;
}

/** 自己核对: what this receipt proves later, and with what it is compared. */
export function CheckReceiptCard({ receipt, round }: CheckReceiptCardProps) {
  const { log, seq, h, checkpoint } = receipt;
  const over = round?.status === 'closed' || round?.status === 'final';
  return (
    <Card title="自己核对">
      <Box className="stack">
        <Box>
          这张回执证明：登记簿里第 {seq}{' '}
          条就是上面的内容。以后要是有人改了或删了这一条，拿这张回执一核对就对不上，看得出来。
        </Box>
        <Box>
          以后再核对：到“登记簿”页，手机会看现在的登记簿还接不接得上；也可以和公示栏上贴的存根比一比，条数一样，根就要一模一样。
        </Box>
        <Box className="small">
          存根好比账本的封条：写着一共几条，和由全部条目算出来的一长串字，这串字叫“根”。改动任何一条，根就变了。
        </Box>
        <Box>登记时的存根：共 {countText(checkpoint.size)} 条，根</Box>
        <Box className="slip__hash">{hashGroups(checkpoint.root)}</Box>
        <Box>这一条的校验码（由这一条的内容算出来的）</Box>
        <Box className="slip__hash">{hashGroups(h)}</Box>
        <Button onPress={() => openPage(paths.ledger(log))}>去登记簿核对</Button>
        {round !== undefined && over && (
          <Button
            onPress={() =>
              openPage(
                round.kind === 'statutory' ? paths.voteResult(round.roundId) : paths.result(round.roundId),
              )
            }
          >
            看结果，下载核对包自己数
          </Button>
        )}
        {mayPrint && <Button onPress={printPage}>打印这张回执</Button>}
      </Box>
    </Card>
  );
}
