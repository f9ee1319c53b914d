import { useMemo } from 'react';
import { choiceTag, type ListedQuestion } from '../../../shared/round/result/choiceList.ts';
import type { MyResponses, RoundView } from '../../../shared/round/roundView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { answerLines } from '../components/questions/answerText.ts';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { maySaveFile, saveTextFile } from '../platform/saveFile.ts';
import { verifyCrypto } from '../platform/verifyCrypto.ts';
import { useCall } from '../store/useCall.ts';
import { useMyResponses, useRound } from '../store/useRound.ts';
import { csvText } from '../words/csvText.ts';
import { countText } from '../words/numbers.ts';
import { ChoiceRows } from './ChoiceRows.tsx';
import './result.scss';

/** 代号名单: what was chosen, under tags, for the community's owners; my own lines are found on this phone. */
export default function ChoicesPage() {
  const roundId = usePageParam('roundId');
  const round = useRound(roundId);
  const mine = useMyResponses(roundId, round.value?.mine !== undefined);
  const state = useCall(
    'GET /rounds/:roundId/choices',
    roundId === undefined ? 'wait' : { params: { roundId } },
  );
  if (roundId === undefined) return <IncompleteLink title="代号名单" what="哪一轮征集" from="rounds" />;
  return (
    <Screen title="代号名单">
      <AsyncView
        state={state}
        rows={6}
        empty={({ questions }) => questions.length === 0}
        emptyWords="答复的户数太少，没有可以列出的题目。"
      >
        {({ questions, basis }) => (
          <>
            <Banner tone="warn" title="只给本小区业主查阅，您的查看已记入审计日志。">
              公开依据：{basis}。名单按代号排列，不带房号、时间和方式，是截止那一刻的，以后不再变。
            </Banner>
            <Banner tone="info" title="哪一行是您家的，只有您家的回执算得出来。">
              每道题的代号都不一样，看名单的人没法照代号把一户的几道题拼在一起。代号是这台手机照回执算的，没有问服务器。
            </Banner>
            {round.value !== undefined &&
              questions.map((listed) => (
                <Choices key={listed.questionId} listed={listed} round={round.value} mine={mine.value} />
              ))}
          </>
        )}
      </AsyncView>
    </Screen>
  );
}

interface ChoicesProps {
  readonly listed: ListedQuestion;
  readonly round: RoundView | undefined;
  readonly mine: MyResponses | undefined;
}

function Choices({ listed: { questionId, rows }, round, mine }: ChoicesProps) {
  const own = useMemo(() => ownTags(mine, questionId), [mine, questionId]);
  const question = round?.questions.find((one) => one.questionId === questionId);
  if (question === undefined) return null;
  const ours = rows.filter(({ tag }) => own.has(tag));
  const textOf = (row: (typeof rows)[number]): string =>
    answerLines(question, { questionId, value: row.value }).join('；');
  return (
    <Card title={`${question.title}（${countText(rows.length)} 户）`}>
      <Box className="stack">
        {ours.map((row) => (
          <Banner key={row.tag} tone="good" title={`您家的代号 ${row.tag}`}>
            名单上写的是：{textOf(row)}。和您家选的不一样，请马上拨打页面下方的电话。
          </Banner>
        ))}
        {mine !== undefined && ours.length === 0 && <Box className="small">名单里没有您家的这一题。</Box>}
        <ChoiceRows questionId={questionId} rows={rows} textOf={textOf} isOurs={({ tag }) => own.has(tag)} />
        {maySaveFile && (
          <Button
            small
            onPress={() =>
              saveTextFile(
                `代号名单 ${question.title}.csv`,
                csvText([['代号', '选择'], ...rows.map((row) => [row.tag, textOf(row)])]),
                'text/csv;charset=utf-8',
              )
            }
          >
            导出表格（CSV）
          </Button>
        )}
      </Box>
    </Card>
  );
}

/** The tags that my household's receipts give at a question. */
function ownTags(mine: MyResponses | undefined, questionId: string): ReadonlySet<string> {
  const salts = (mine?.history ?? []).flatMap(({ receipt }) => receipt.opening.household?.salt ?? []);
  return new Set(salts.map((salt) => choiceTag(verifyCrypto, salt, questionId)));
}
