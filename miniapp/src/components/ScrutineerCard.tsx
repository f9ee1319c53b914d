import type { RoundView } from '../../../shared/round/roundView.ts';
import { Box } from '../platform/box.tsx';
import { fileAddress } from '../platform/apiAddress.ts';
import { maySaveFile } from '../platform/saveFile.ts';
import { AddressButton } from './AddressButton.tsx';
import { Banner } from './Banner.tsx';
import { BundleButton } from './BundleButton.tsx';
import { Card } from './Card.tsx';

/** 核对人 of a round that is over, for everybody; and for each of them the way to recount it. */
export function ScrutineerCard({ round }: { readonly round: RoundView }) {
  const { scrutineers = [], status, mine } = round;
  const over = status === 'closed' || status === 'final';
  if (scrutineers.length === 0 || !over) return null;
  return (
    <Card title="谁来核对" id="scrutineers">
      <Box className="stack">
        <Box>
          {`本轮有两位住户核对人：${scrutineers.map(({ building }) => `${building}一户`).join('、')}。他们能看到每一户的登记，自己重新数一遍。`}
        </Box>
        {mine?.scrutineer === true && <Recount round={round} />}
      </Box>
    </Card>
  );
}

function Recount({ round: { roundId } }: { readonly round: RoundView }) {
  return (
    <>
      <Banner tone="info" title="您是本轮的核对人">
        第一步下载核对包，第二步打开核对网页、选中这个文件，等它一步一步数完。包里有各户的选择，只用来核对，不要传给别人；您每下载一次，审计日志里都记一笔。
      </Banner>
      {maySaveFile ? (
        <BundleButton roundId={roundId} primary>
          下载核对包（含各户登记）
        </BundleButton>
      ) : (
        <Box>手机微信里不能下载文件：请用手机或电脑的浏览器打开本系统网页的这一页。</Box>
      )}
      <AddressButton address={fileAddress('/verify.html')}>打开核对网页</AddressButton>
    </>
  );
}
