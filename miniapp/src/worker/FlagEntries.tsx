import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';

/** So many are listed before the rest is asked for; a share of a whole round may have hundreds. */
const FIRST = 8;

interface FlagEntriesProps {
  readonly communityId: string;
  /** Places in the log of that community. */
  readonly seqs: readonly number[];
}

/** The entries that a flag is about, each a way to its line in the record. */
export function FlagEntries({ communityId, seqs }: FlagEntriesProps) {
  const [whole, setWhole] = useState(false);
  const shown = whole ? seqs : seqs.slice(0, FIRST);
  return (
    <Box className="row">
      <Box className="small">登记簿里的 {seqs.length} 条：</Box>
      {shown.map((seq) => (
        <Button key={seq} small onPress={() => openPage(paths.ledger(communityId, seq))}>
          第 {seq} 条
        </Button>
      ))}
      {shown.length < seqs.length && (
        <Button small kind="quiet" onPress={() => setWhole(true)}>
          列出另外 {seqs.length - shown.length} 条
        </Button>
      )}
    </Box>
  );
}
