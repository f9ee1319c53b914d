import type { RoundResult } from '../../../shared/round/result/result.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCall } from '../store/useCall.ts';
import { timeText } from '../words/dates.ts';
import { effectSentence, resultGroups, resultSentences, shortSentence } from './resultWords.ts';

interface ResultHeadProps {
  readonly result: RoundResult;
  readonly round: RoundView | undefined;
}

/** Whether the result may still change and until when to object; then what came out, in sentences, and what it is not. */
export function ResultHead({ result, round }: ResultHeadProps) {
  const { roundId, communityId, status, title, objectionsUntil, questions } = result;
  const plan = useCall('GET /communities/:communityId/plan', { params: { communityId } }).value;
  const closed = round === undefined ? '' : `${timeText(round.closedAt ?? round.closesAt)}截止。`;
  const nameOf = (itemId: string): string | undefined =>
    plan?.items.filter((item) => item.itemId === itemId)[0]?.name;
  const groups = resultGroups(questions, nameOf);
  const short = shortSentence(result);
  return (
    <>
      {status === 'final' ? (
        <Banner tone="good" title={`${title}：结果已经定稿`}>
          {closed}异议期已过，按登记簿定稿。
        </Banner>
      ) : (
        <Banner
          tone="warn"
          title={`${title}：暂定的结果，还可能改`}
          action={{ label: '看我家的登记', onPress: () => openPage(paths.mine(roundId)) }}
        >
          {closed}
          {objectionsUntil === undefined
            ? '还在异议期，处理完再定稿。'
            : `异议期到 ${timeText(objectionsUntil)}，处理完再定稿。`}
          哪里不对，请在那以前到“我家的登记”里点“这不是我们答的”，或者拨打页面下方的电话。
        </Banner>
      )}
      <Card title={status === 'final' ? '结果' : '暂定的结果'}>
        <Box className="stack">
          {resultSentences(result).map((sentence) => (
            <Box key={sentence} className="result__first">
              {sentence}
            </Box>
          ))}
          {groups.map(({ words, names }) => (
            <Box key={words}>
              <Box className="result__sentence">
                {words}（{names.length} 项{short === undefined ? '' : '，不作为依据'}）
              </Box>
              <Box as="ul" className="result__list">
                {names.map((name) => (
                  <Box as="li" key={name} className="result__item">
                    {name}
                  </Box>
                ))}
              </Box>
            </Box>
          ))}
          <Box>{effectSentence(result)}</Box>
        </Box>
      </Card>
    </>
  );
}
