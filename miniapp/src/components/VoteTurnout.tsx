import type { ElectorTurnout } from '../../../shared/round/counting/participation.ts';
import { Box, Words } from '../platform/box.tsx';
import { turnoutLines } from '../words/voteWords.ts';
import './vote.scss';

/** 参与人数 and 参与面积 as two bars with a post at two thirds; the same in words, and the law. */
export function VoteTurnout({ turnout }: { readonly turnout: ElectorTurnout }) {
  const sides = [turnout.people, turnout.area];
  return (
    <Box className="stack">
      {turnoutLines(turnout).map(({ title, text, met }, at) => (
        <Box key={title}>
          <Box>
            <Words as="strong">{title}</Words> {text} <Words aria-hidden>{met ? '✓' : ''}</Words>
          </Box>
          <Box className="turnout" aria-hidden>
            <Box className="turnout__bar" style={{ width: `${(sides[at]?.permille ?? 0) / 10}%` }} />
            <Box className="turnout__post" />
          </Box>
        </Box>
      ))}
      <Box className="small">
        依据：{turnout.law}，人数和面积都要有三分之二以上参与表决才有效。多的小数舍去，不往上凑。
      </Box>
    </Box>
  );
}
