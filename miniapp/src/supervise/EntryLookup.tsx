import { useState } from 'react';
import type { PublicEntry } from '../../../shared/ledger/ledgerApi.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { call } from '../platform/request.ts';
import { announce } from '../store/announceStore.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { EntryFacts } from './EntryFacts.tsx';

type Found =
  | { readonly state: 'entry'; readonly entry: PublicEntry }
  | { readonly state: 'not-yet'; readonly publishedSize: number }
  | { readonly state: 'refused'; readonly refusal: ClientRefusal };

/** Shows what the world may read of one entry, by its number; entries appear in batches. */
export function EntryLookup({ log }: { readonly log: string }) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Found>();

  const look = async (): Promise<void> => {
    if (!/^\d{1,9}$/.test(text.trim())) {
      setError('请写一个数，比如 12。');
      return;
    }
    setError(undefined);
    setBusy(true);
    const seq = Number(text.trim());
    const result = await call('GET /ledgers/:log/entries', {
      params: { log },
      query: { from: seq, limit: 1 },
    });
    setBusy(false);
    if (!result.ok) return setFound({ state: 'refused', refusal: result.refusal });
    const [entry] = result.value.items;
    setFound(
      entry?.seq === seq
        ? { state: 'entry', entry }
        : { state: 'not-yet', publishedSize: result.value.publishedSize },
    );
    announce(entry === undefined ? '还没有公开' : `找到第 ${seq} 条`);
  };

  return (
    <Card title="按编号查一条">
      <Box className="stack">
        <Field
          id="entry-number"
          label="第几条"
          hint="回执上写着，例如“第 128 条”就写 128。"
          kind="text"
          value={text}
          onChange={setText}
          error={error}
          maxLength={9}
        />
        <Button busy={busy} onPress={() => void look()}>
          查
        </Button>
        {found?.state === 'refused' && <Banner tone="bad" title={refusalSentence(found.refusal.code)} />}
        {found?.state === 'not-yet' && (
          <Banner tone="info" title="这一条还没有公开，或者还没有这一条。">
            {found.publishedSize === 0
              ? '目前还没有公开的条目。'
              : `目前公开到第 ${found.publishedSize - 1} 条。条目攒够一批才公开，免得从先后猜出是谁；您家的回执不用等，随时可以核对。`}
          </Banner>
        )}
        {found?.state === 'entry' && <EntryFacts entry={found.entry} />}
      </Box>
    </Card>
  );
}
