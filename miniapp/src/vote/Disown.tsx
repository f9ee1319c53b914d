import { useState } from 'react';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { channelOfThisDevice } from '../platform/device.ts';
import { randomKey } from '../platform/randomKey.ts';
import { call } from '../platform/request.ts';
import { voteRefusalSentence } from '../words/voteWords.ts';

interface DisownProps {
  readonly round: RoundView;
  readonly householdId: string;
  /** The entry that staff made. */
  readonly seq: number;
  readonly onDone: () => void;
}

/** "That was not my vote": for an entry made by staff, with one confirmation. */
export function Disown({ round, householdId, seq, onDone }: DisownProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  const disown = async (): Promise<void> => {
    setBusy(true);
    const result = await call('POST /disputes', {
      body: {
        clientKey: await randomKey(),
        roundId: round.roundId,
        householdId,
        seq,
        channel: channelOfThisDevice,
      },
    });
    setBusy(false);
    setAsking(false);
    if (!result.ok) return setSaid(voteRefusalSentence(result.refusal.code));
    onDone();
  };
  return (
    <>
      {said !== undefined && <Banner tone="bad" title={said} />}
      {!asking && <Button onPress={() => setAsking(true)}>这不是我投的，提出异议</Button>}
      <Sheet
        open={asking}
        inline
        busy={busy}
        title="提出异议？"
        confirm="确认提出"
        onConfirm={() => void disown()}
        onCancel={() => setAsking(false)}
      >
        核实以前，这一票不算参与，也不算同意；您可以自己重新投票。
      </Sheet>
    </>
  );
}
