import { useState } from 'react';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { apiAddress, fileAddress } from '../platform/apiAddress.ts';
import { fetchText } from '../platform/fetchText.ts';
import { openAddress } from '../platform/openAddress.ts';
import { maySaveFile, saveTextFile } from '../platform/saveFile.ts';
import { announce } from '../store/announceStore.ts';
import { useCall } from '../store/useCall.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

/** What anybody may take home to check without this server: the slip, the page, the bundles of finished rounds. */
export function TakeHome({ log }: { readonly log: string }) {
  const rounds = useCall('GET /communities/:communityId/rounds', {
    params: { communityId: log },
    query: { limit: 100 },
  });
  const open = (address: string): void =>
    void openAddress(address).then((opened) => {
      if (!opened) announce('网址已复制，请在电脑或手机的浏览器里打开');
    });
  return (
    <Card title="带回家，自己核对">
      <Box className="stack">
        <Box>不用只听我们说：把下面几样存下来，不联网也能自己核对。</Box>
        <Button onPress={() => open(apiAddress(`/exports/ledgers/${encodeURIComponent(log)}/head-slip.pdf`))}>
          存根（打印出来贴在公示栏）
        </Button>
        <Button onPress={() => open(fileAddress('/verify.html'))}>核对网页（可以另存，断网也能用）</Button>
        {maySaveFile ? (
          <AsyncView
            state={rounds}
            rows={1}
            empty={({ items }) => !items.some(isOver)}
            emptyWords="截止以后，每一轮都有一份核对包。"
          >
            {({ items }) => (
              <Box className="stack">
                {items.filter(isOver).map((round) => (
                  <BundleButton key={round.roundId} round={round} />
                ))}
              </Box>
            )}
          </AsyncView>
        ) : (
          <Box className="small">核对包是一个文件，请在电脑上打开本系统的网页下载。</Box>
        )}
      </Box>
    </Card>
  );
}

function isOver({ status }: RoundView): boolean {
  return status === 'closed' || status === 'final';
}

function BundleButton({ round: { roundId, title } }: { readonly round: RoundView }) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const take = async (): Promise<void> => {
    setBusy(true);
    const reply = await fetchText('GET /rounds/:roundId/bundle', { params: { roundId } });
    setBusy(false);
    setRefused(reply.ok ? undefined : refusalSentence(reply.refusal.code));
    if (!reply.ok) return;
    saveTextFile(`${roundId}.bundle.json`, reply.value, 'application/json');
    announce('核对包已下载');
  };
  return (
    <Box>
      <Button busy={busy} onPress={() => void take()}>
        {`核对包：${title}`}
      </Button>
      {refused !== undefined && <Banner tone="warn" title={refused} />}
    </Box>
  );
}
