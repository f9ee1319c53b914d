import type { RoundView } from '../../../shared/round/roundView.ts';
import { AddressButton } from '../components/AddressButton.tsx';
import { AsyncView } from '../components/AsyncView.tsx';
import { BundleButton } from '../components/BundleButton.tsx';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { apiAddress, fileAddress } from '../platform/apiAddress.ts';
import { maySaveFile } from '../platform/saveFile.ts';
import { useCall } from '../store/useCall.ts';

/** What anybody may take home to check without this server: the slip, the page, the bundles of finished rounds. */
export function TakeHome({ log }: { readonly log: string }) {
  const rounds = useCall('GET /communities/:communityId/rounds', {
    params: { communityId: log },
    query: { limit: 100 },
  });
  return (
    <Card title="带回家，自己核对">
      <Box className="stack">
        <Box>不用只听我们说：把下面几样存下来，不联网也能自己核对。</Box>
        <AddressButton address={apiAddress(`/exports/ledgers/${encodeURIComponent(log)}/head-slip.pdf`)}>
          存根（打印出来贴在公示栏）
        </AddressButton>
        <AddressButton address={fileAddress('/verify.html')}>核对网页（可以另存，断网也能用）</AddressButton>
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
                  <BundleButton key={round.roundId} roundId={round.roundId}>
                    {`核对包：${round.title}`}
                  </BundleButton>
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
