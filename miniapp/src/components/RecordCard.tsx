import type { RoundResult } from '../../../shared/round/result/result.ts';
import { Card } from './Card.tsx';
import { Box, Words } from '../platform/box.tsx';
import { CHANNEL_NAMES } from '../words/names.ts';
import { countText } from '../words/numbers.ts';
import { recordSentences } from '../words/recordSentences.ts';
import './bars.scss';

/** How the answers came and what was done with them: nothing here is a choice, all of it is public. */
export function RecordCard({ result }: { readonly result: RoundResult }) {
  const { kind, participation, solicitation, smallCellK: k } = result;
  const { electors, official } = participation;
  const isVote = kind === 'statutory';
  const [what, unit, one] = isVote ? ['票', '位业主', '哪一位'] : ['答复', '户', '哪一家'];
  const whole = electors === undefined ? official.answered : (electors.people.participating ?? 0);
  const { channels } = solicitation.record;
  const shown = channels.filter(({ households }) => households !== 0);
  const hidden = shown.filter(({ households }) => households === null);
  return (
    <Card title={`这些${what}是怎么来的`}>
      <Box className="stack">
        <Box as="ul" className="stack" aria-label={`${what}的来源`}>
          {shown.map(({ channel, households }) => (
            <Box as="li" key={channel} className="bar">
              <Box className="bar__words">
                <Words>{CHANNEL_NAMES[channel]}</Words>
                <Words className="bar__count">
                  {households === null ? '不公布' : `${countText(households)} ${unit}`}
                </Words>
              </Box>
              <Box className="bar__rule" aria-hidden>
                <Box className="bar__done" style={{ width: `${shareOf(households, whole)}%` }} />
              </Box>
            </Box>
          ))}
        </Box>
        {hidden.length > 0 && (
          <Box className="small">
            有的方式不到 {k} {unit}，为了不让人猜出是{one}，这些方式的{isVote ? '人数' : '户数'}不公布。
          </Box>
        )}
        <Box as="ul" className="stack">
          {recordSentences(result).map((sentence) => (
            <Box as="li" key={sentence}>
              {sentence}
            </Box>
          ))}
        </Box>
      </Box>
    </Card>
  );
}

function shareOf(households: number | null, whole: number): number {
  return households === null || whole === 0 ? 0 : Math.min(100, Math.floor((100 * households) / whole));
}
