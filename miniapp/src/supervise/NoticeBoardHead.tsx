import { useState } from 'react';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { announce } from '../store/announceStore.ts';
import { compareHead, type HeadComparison } from '../store/compareHead.ts';
import { countText } from '../words/numbers.ts';
import { hashGroups } from '../words/receiptWords.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { readWrittenHead, type WrittenHead } from '../words/writtenHead.ts';

/** Compares the slip on the notice board, typed in or scanned, with the record of now. */
export function NoticeBoardHead({ log }: { readonly log: string }) {
  const [size, setSize] = useState(usePageParam('size') ?? '');
  const [root, setRoot] = useState(usePageParam('root') ?? '');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<{
    readonly written: WrittenHead;
    readonly comparison: HeadComparison;
  }>();

  const compare = async (): Promise<void> => {
    const written = readWrittenHead(size, root);
    setError(written === undefined ? '请照存根抄：条数是一个数，根是 64 个数字和字母。' : undefined);
    if (written === undefined) return;
    setBusy(true);
    const comparison = await compareHead(log, written);
    setBusy(false);
    setFound({ written, comparison });
    announce(comparison.outcome === 'same' ? '接得上' : '请看核对结果');
  };

  return (
    <Card title="和公示栏上的存根比一比">
      <Box className="stack">
        <Field id="slip-size" label="存根上的条数" value={size} onChange={setSize} maxLength={9} />
        <Field
          id="slip-root"
          label="存根上的根"
          hint="64 个数字和字母，中间的空格可以不管。扫存根上的码会自动填好。"
          value={root}
          onChange={setRoot}
          error={error}
          maxLength={100}
        />
        <Button busy={busy} onPress={() => void compare()}>
          比一比
        </Button>
        {found !== undefined && <Comparison {...found} />}
      </Box>
    </Card>
  );
}

function Comparison({
  written,
  comparison,
}: {
  readonly written: WrittenHead;
  readonly comparison: HeadComparison;
}) {
  switch (comparison.outcome) {
    case 'unreached':
      return <Banner tone="warn" title={refusalSentence(comparison.refusal.code)} />;
    case 'newer':
      return (
        <Banner tone="bad" title="存根比现在的登记簿还长。">
          存根有 {countText(written.size)} 条，登记簿现在只有 {countText(comparison.now.size)}{' '}
          条：可能被截短过。
        </Banner>
      );
    case 'same':
      return (
        <Banner tone="good" title="接得上：存根上的每一条都原样在登记簿里。">
          登记簿现在有 {countText(comparison.now.size)} 条，比存根多{' '}
          {countText(comparison.now.size - written.size)} 条。
        </Banner>
      );
    case 'broken':
      return (
        <Banner tone="bad" title="接不上：登记簿和这张存根不是同一本，或者被改过。">
          存根的根 {hashGroups(written.root)}；登记簿现在的根 {hashGroups(comparison.now.root)}。
          请先检查有没有抄错，没有抄错就请拍照，告诉审计人员。
        </Banner>
      );
  }
}
