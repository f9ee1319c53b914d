import type { Checkpoint } from '../../../shared/ledger/receipt.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { copyText } from '../platform/navigation.ts';
import { announce } from '../store/announceStore.ts';
import { useHeads } from '../store/headStore.ts';
import { countText } from '../words/numbers.ts';
import { hashGroups } from '../words/receiptWords.ts';

/** The signed heads to compare with the notice board: the newest and the one this device remembered before. */
export function Heads({ log }: { readonly log: string }) {
  const check = useHeads((store) => store.checks[log]);
  if (check === undefined || check.outcome === 'checking') return null;
  const newest = 'head' in check ? check.head : undefined;
  const remembered = 'before' in check ? check.before : undefined;
  const before = remembered?.note === newest?.note ? undefined : remembered;
  return (
    <>
      {newest !== undefined && <Head title="现在的存根" head={newest} />}
      {before !== undefined && (
        <Head title={newest === undefined ? '这台手机记住的存根' : '这台手机上次记住的存根'} head={before} />
      )}
    </>
  );
}

function Head({ title, head }: { readonly title: string; readonly head: Checkpoint }) {
  return (
    <Card title={title}>
      <Box className="stack">
        <Box>
          共 {countText(head.size)} 条（从第 0 条到第 {countText(Math.max(0, head.size - 1))} 条）
        </Box>
        <Box>
          根：<Box className="supervise__hash">{hashGroups(head.root)}</Box>
        </Box>
        <Box className="small">条数一样时，根要和公示栏上贴的一模一样。</Box>
        <Button
          small
          aria-label={`复制存根全文：${title}`}
          onPress={() => void copyText(head.note).then((done) => announce(done ? '已复制存根' : '没能复制'))}
        >
          复制存根全文
        </Button>
      </Box>
    </Card>
  );
}
