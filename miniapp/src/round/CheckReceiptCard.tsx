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
        <Box>这张回执证明：登记簿里第 {seq} 条是您家的，谁也不能改、不能删，不然存根就对不上。</Box>
        <Box>登记时的存根：共 {countText(checkpoint.size)} 条，根</Box>
        <Box className="slip__hash">{hashGroups(checkpoint.root)}</Box>
        <Box>这一条的校验码</Box>
        <Box className="slip__hash">{hashGroups(h)}</Box>
        <Box>
          以后再核对：到“登记簿”页，看现在的存根接不接得上这一张；再和公示栏上贴的存根比一比，条数一样，根就要一模一样。
        </Box>
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
