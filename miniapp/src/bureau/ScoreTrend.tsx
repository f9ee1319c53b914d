import type { SatisfactionRound } from '../../../shared/community/satisfactionTrend.ts';
import { Box } from '../platform/box.tsx';
import { dateText } from '../words/dates.ts';
import { scoreSentence } from './scoreWords.ts';

const FULL = 1000;

/** The whole score from one 效果评价 to the next: a bar with its interval each, and the same in words under it. */
export function ScoreTrend({ rounds }: { readonly rounds: readonly SatisfactionRound[] }) {
  return (
    <Box as="ol" className="trend" aria-label="历次效果评价的总体得分">
      {rounds.map(({ roundId, title, closedAt, result: { overall } }) => {
        const { scoreTenths, halfWidthTenths } = overall;
        const half = halfWidthTenths ?? 0;
        const from = Math.max(0, (scoreTenths ?? 0) - half);
        const until = Math.min(FULL, (scoreTenths ?? 0) + half);
        return (
          <Box as="li" key={roundId} className="trend__round">
            <Box className="trend__name">
              {title}（{dateText(closedAt)}）
            </Box>
            {scoreTenths !== null && (
              <Box className="trend__rule" aria-hidden>
                <Box className="trend__done" style={{ width: `${scoreTenths / 10}%` }} />
                <Box
                  className="trend__interval"
                  style={{ left: `${from / 10}%`, width: `${(until - from) / 10}%` }}
                />
              </Box>
            )}
            <Box>{scoreSentence(overall)}</Box>
          </Box>
        );
      })}
    </Box>
  );
}
