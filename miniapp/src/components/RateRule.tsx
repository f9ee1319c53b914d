import type { Participation } from '../../../shared/round/counting/participation.ts';
import { Box, Words } from '../platform/box.tsx';
import { sourceText } from '../words/names.ts';
import { countText, needText, permilleText } from '../words/numbers.ts';

interface RateRuleProps {
  /** Whole households that have answered, of those that count, then over every household of the roll. */
  readonly rate: Pick<Participation, 'official' | 'strict' | 'thresholdPercent' | 'thresholdSource'>;
  /** Without the large sentence and the source, for lists. */
  readonly compact?: boolean;
}

/** Up to this many households each has a tick of its own. */
const MOST_TICKS = 60;

/** 征集进度尺: a rule from nobody to everybody with the threshold as a post; the same content stands below as text. */
export function RateRule({ rate, compact = false }: RateRuleProps) {
  const { official, strict, thresholdPercent, thresholdSource } = rate;
  const { answered, denominator, need } = official;
  const strictShort = need === 0 && strict.permille !== null && strict.permille < thresholdPercent * 10;
  const sentence = denominator === 0 ? '还没有计入的住户' : needText(need, thresholdPercent);
  return (
    <Box className="rate">
      {!compact && (
        <Box className={`rate__sentence ${need === 0 && denominator > 0 ? 'rate__sentence--met' : ''}`}>
          {sentence}
        </Box>
      )}
      <Box className="rate__rule" aria-hidden>
        {denominator > 0 && denominator <= MOST_TICKS && <Ticks count={denominator} done={answered} />}
        {denominator > MOST_TICKS && (
          <Box className="rate__done" style={{ width: share(answered, denominator) }} />
        )}
        {strict.permille !== null && strict.permille !== official.permille && (
          <Box className="rate__strict" style={{ left: `${strict.permille / 10}%` }} />
        )}
        <Box className="rate__post" style={{ left: `${thresholdPercent}%` }}>
          <Words className="rate__post-words">{thresholdPercent}%</Words>
        </Box>
      </Box>
      <Box className="rate__numbers">
        <Words as="strong">
          {countText(answered)}/{countText(denominator)} 户
        </Words>
        <Words as="strong">{permilleText(official.permille)}</Words>
        {compact && <Words>{sentence}</Words>}
      </Box>
      <Box className="rate__small">
        全体口径 {countText(strict.answered)}/{countText(strict.denominator)} 户，
        {permilleText(strict.permille)}
      </Box>
      {strictShort && (
        <Box className="rate__warn">全体口径还不到 {thresholdPercent}%，请核对不计入的住户。</Box>
      )}
      {!compact && <Box className="rate__small">{sourceText(thresholdSource)}</Box>}
    </Box>
  );
}

function Ticks({ count, done }: { readonly count: number; readonly done: number }) {
  return (
    <Box className="rate__ticks">
      {Array.from({ length: count }, (_, index) => (
        <Box key={index} className={index < done ? 'rate__tick rate__tick--done' : 'rate__tick'} />
      ))}
    </Box>
  );
}

function share(part: number, whole: number): string {
  return `${Math.floor((1000 * Math.min(part, whole)) / whole) / 10}%`;
}
