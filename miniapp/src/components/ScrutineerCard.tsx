import { useState } from 'react';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Box } from '../platform/box.tsx';
import { fileAddress } from '../platform/apiAddress.ts';
import { fetchText } from '../platform/fetchText.ts';
import { openAddress } from '../platform/openAddress.ts';
import { maySaveFile, saveTextFile } from '../platform/saveFile.ts';
import { announce } from '../store/announceStore.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';
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
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const take = async (): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    const reply = await fetchText('GET /rounds/:roundId/bundle', { params: { roundId } });
    setBusy(false);
    if (!reply.ok) return setRefused(refusalSentence(reply.refusal.code));
    saveTextFile(`${roundId}.bundle.json`, reply.value, 'application/json');
    announce('核对包已下载');
  };
  return (
    <>
      <Banner tone="info" title="您是本轮的核对人">
        第一步下载核对包，第二步打开核对网页、选中这个文件，等它一步一步数完。包里有各户的选择，只用来核对，不要传给别人；您每下载一次，审计日志里都记一笔。
      </Banner>
      {maySaveFile ? (
        <Button kind="primary" busy={busy} onPress={() => void take()}>
          下载核对包（含各户登记）
        </Button>
      ) : (
        <Box>手机微信里不能下载文件：请用手机或电脑的浏览器打开本系统网页的这一页。</Box>
      )}
      {refused !== undefined && <Banner tone="warn" title={refused} />}
      <Button
        onPress={() =>
          void openAddress(fileAddress('/verify.html')).then((opened) => {
            if (!opened) announce('网址已复制，请在浏览器里打开');
          })
        }
      >
        打开核对网页
      </Button>
    </>
  );
}
