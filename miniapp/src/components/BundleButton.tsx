import { useState } from 'react';
import { Box } from '../platform/box.tsx';
import { fetchText } from '../platform/fetchText.ts';
import { saveTextFile } from '../platform/saveFile.ts';
import { announce } from '../store/announceStore.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';

interface BundleButtonProps {
  readonly roundId: string;
  readonly primary?: boolean;
  /** What the button says. */
  readonly children: string;
}

/** Takes a round's 核对包 home as a file, as much of it as this person may have; or says why not. Where files can be kept. */
export function BundleButton({ roundId, primary = false, children }: BundleButtonProps) {
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
    <Box className="stack">
      <Button kind={primary ? 'primary' : 'secondary'} busy={busy} onPress={() => void take()}>
        {children}
      </Button>
      {refused !== undefined && <Banner tone="warn" title={refused} />}
    </Box>
  );
}
