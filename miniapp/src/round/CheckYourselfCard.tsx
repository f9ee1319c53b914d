import { useEffect } from 'react';
import type { RoundResult } from '../../../shared/round/result/result.ts';
import { AddressButton } from '../components/AddressButton.tsx';
import { BundleButton } from '../components/BundleButton.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Box, Words } from '../platform/box.tsx';
import { fileAddress } from '../platform/apiAddress.ts';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { mayPrint, printPage } from '../platform/printPage.ts';
import { maySaveFile } from '../platform/saveFile.ts';
import { useHeads } from '../store/headStore.ts';
import { momentOf } from '../words/momentText.ts';
import { countText } from '../words/numbers.ts';
import { hashGroups } from '../words/receiptWords.ts';

/** 自己核对: what to take home, what to compare it with, and how; nothing of it needs to believe this server. */
export function CheckYourselfCard({ result }: { readonly result: RoundResult }) {
  const { roundId, communityId } = result;
  const moment = momentOf(result);
  return (
    <Card title="自己核对" id="check-yourself">
      <Box as="ol" className="result__steps">
        <Box as="li" className="result__step stack">
          <Box className="result__sentence">看自己家的：登记的是不是您说的。</Box>
          <Button onPress={() => openPage(paths.mine(roundId))}>看我家在这一轮的登记和回执</Button>
        </Box>
        <Box as="li" className="result__step stack">
          <Box className="result__sentence">比存根：和公示栏上贴的比一比，条数一样，根就要一模一样。</Box>
          <Box className="small">
            存根好比登记簿的封条：写着一共几条，和由全部条目算出来的一长串字，这串字叫“根”。
          </Box>
          <NewestHead log={communityId} />
          <Button onPress={() => openPage(paths.ledger(communityId))}>去登记簿核对</Button>
        </Box>
        <Box as="li" className="result__step stack">
          <Box className="result__sentence">重新数一遍：把核对包拿回家，不联网也能数。</Box>
          {moment !== undefined && <Box>{moment.sentence}</Box>}
          {maySaveFile ? (
            <BundleButton roundId={roundId}>下载核对包</BundleButton>
          ) : (
            <Box>手机微信里不能下载文件：请在电脑上打开本系统网页的这一页下载。</Box>
          )}
          <AddressButton address={fileAddress('/verify.html')} quiet>
            打开核对网页（可以另存，断网也能用）
          </AddressButton>
          <Box className="small">
            核对包是一个文件，里面有登记簿的存根、每一条的校验码、名册的代号和公布的合计，没有姓名和房号。核对程序（两种语言各写了一份）会一步一步打印：签名、每一条、名册总数和公布的分母、没有截止后乱加的、规则和合计。您看不到的内容，它会写“这一级不能重数”；审计人员能全部重数。
          </Box>
          <Box className="small result__command">
            在电脑上运行：<Words as="code">{VERIFY_COMMAND}</Words>
          </Box>
        </Box>
      </Box>
      {mayPrint && <Button onPress={printPage}>打印这一页</Button>}
    </Card>
  );
}

const VERIFY_COMMAND = 'npm run verify -- 核对包文件';

/** The newest signed head of the community's log, checked on this device, to hold beside the notice board. */
function NewestHead({ log }: { readonly log: string }) {
  const check = useHeads((store) => store.checks[log]);
  const ask = useHeads((store) => store.check);
  const missing = check === undefined;
  useEffect(() => {
    if (missing) void ask(log);
  }, [missing, ask, log]);
  if (check === undefined || !('head' in check)) return null;
  const { size, root } = check.head;
  return (
    <Box className="result__head">
      <Box>现在的存根：共 {countText(size)} 条</Box>
      <Box className="result__hash">根 {hashGroups(root)}</Box>
    </Box>
  );
}
