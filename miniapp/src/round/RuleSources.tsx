import type { RoundView } from '../../../shared/round/roundView.ts';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { ruleSentences } from './ruleSentences.ts';

/** 按哪些规定算的: fixed at the opening, each number with where it comes from. */
export function RuleSources({ round }: { readonly round: RoundView }) {
  return (
    <Card title="按哪些规定算的">
      <Box className="stack">
        <Box>这些在征集开始时就定好，写进了登记簿。</Box>
        <Box as="ul" className="stack">
          {ruleSentences(round).map((sentence) => (
            <Box as="li" key={sentence} className="small">
              {sentence}
            </Box>
          ))}
        </Box>
      </Box>
    </Card>
  );
}
