import { voteRuleSentence } from '../../../shared/round/vote/statutoryKit.ts';
import { STATUTORY_MATTER_WORDS } from '../../../shared/round/vote/statutoryMatter.ts';
import type { VoteQuestionResult } from '../../../shared/round/vote/statutoryResult.ts';
import { squareMetres } from '../../../shared/round/vote/statutoryTally.ts';
import { Card } from '../components/Card.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box, Words } from '../platform/box.tsx';
import { VERDICT_NAMES, VOTE_CHOICE_NAMES } from '../words/voteWords.ts';

/** 表决结果核算: the verdict as a sentence, then four lines in words and numbers. */
export function MatterResult({ question }: { readonly question: VoteQuestionResult }) {
  const { verdict, sentence, inequalities, cells, withheld, matter } = question;
  const passed = verdict === 'passed';
  const shown = cells.filter(({ people }) => people !== null && people > 0);
  return (
    <Card
      title={question.title}
      tone={passed ? 'good' : 'warn'}
      mark={<Tag tone={passed ? 'good' : 'bad'}>{VERDICT_NAMES[verdict]}</Tag>}
    >
      <Box className="stack">
        <Box className="large">{sentence}</Box>
        <Box as="ol" aria-label="表决结果核算">
          {inequalities.map(({ line, text, holds }) => (
            <Box as="li" key={line} className="vote__line">
              <Words className={`vote__mark ${holds ? 'vote__mark--yes' : 'vote__mark--no'}`} aria-hidden>
                {holds ? '✓' : '✗'}
              </Words>
              <Box className="vote__words">
                {text.replace(/ [✓✗]$/, '')}
                <Words className="unseen">{holds ? '，满足' : '，不满足'}</Words>
              </Box>
            </Box>
          ))}
        </Box>
        {shown.length > 0 && (
          <Box>
            {shown
              .map(
                ({ choice, people, areaDm2 }) =>
                  `${VOTE_CHOICE_NAMES[choice]} ${people ?? 0} 人${areaDm2 === null ? '' : ` ${squareMetres(areaDm2)}`}`,
              )
              .join('；')}
          </Box>
        )}
        {withheld && (
          <Box className="small">公布了可能认出是谁投的，所以同意的具体数字只给本小区业主看。</Box>
        )}
        <Box className="small">
          属于“{STATUTORY_MATTER_WORDS[matter].name}”（{STATUTORY_MATTER_WORDS[matter].article}）。
          {voteRuleSentence(question)}
        </Box>
      </Box>
    </Card>
  );
}
