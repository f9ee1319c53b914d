import { useEffect, useState } from 'react';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { announce } from '../store/announceStore.ts';
import { useCall } from '../store/useCall.ts';
import { EntryFacts } from './EntryFacts.tsx';

interface EntryLookupProps {
  readonly log: string;
  /** The number that the page was opened with: looked up at once. */
  readonly seq?: string;
}

const isSeq = (text: string): boolean => /^\d{1,9}$/.test(text);

/** Shows what the world may read of one entry, by its number; entries appear in batches. */
export function EntryLookup({ log, seq = '' }: EntryLookupProps) {
  const [text, setText] = useState(seq);
  const [wrong, setWrong] = useState(false);
  const [wanted, setWanted] = useState(isSeq(seq) ? Number(seq) : undefined);
  const found = useCall(
    'GET /ledgers/:log/entries',
    wanted === undefined ? 'wait' : { params: { log }, query: { from: wanted, limit: 1 } },
  );
  const { value, retry } = found;
  const entry = value?.items.find((one) => one.seq === wanted);
  useEffect(() => {
    if (value !== undefined) announce(entry === undefined ? '还没有公开' : `找到第 ${entry.seq} 条`);
  }, [value, entry]);

  const look = (): void => {
    const typed = text.trim();
    setWrong(!isSeq(typed));
    if (!isSeq(typed)) return;
    if (Number(typed) === wanted) retry();
    else setWanted(Number(typed));
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
          error={wrong ? '请写一个数，比如 12。' : undefined}
          maxLength={9}
        />
        <Button onPress={look}>查</Button>
        {wanted !== undefined && (
          <AsyncView state={found} rows={4}>
            {({ publishedSize }) =>
              entry === undefined ? (
                <NotPublished publishedSize={publishedSize} />
              ) : (
                <EntryFacts entry={entry} />
              )
            }
          </AsyncView>
        )}
      </Box>
    </Card>
  );
}

function NotPublished({ publishedSize }: { readonly publishedSize: number }) {
  return (
    <Banner tone="info" title="这一条还没有公开，或者还没有这一条。">
      {publishedSize === 0
        ? '目前还没有公开的条目。'
        : `目前公开到第 ${publishedSize - 1} 条。条目攒够一批才公开，免得从先后猜出是谁；您家的回执不用等，随时可以核对。`}
    </Banner>
  );
}
