import type { Question, QuestionSection } from '../../../shared/round/question.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { conditionText } from '../components/questions/conditionText.ts';
import { Tag, type Tone } from '../components/Tag.tsx';
import { Box, Words } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { SECTION_WORDS } from '../words/names.ts';
import { yuanText } from '../words/numbers.ts';

const SECTION_TONES: Readonly<Record<QuestionSection, Tone>> = {
  basic: 'basic',
  improve: 'improve',
  upgrade: 'upgrade',
  general: 'plain',
};

/** Every question in the residents' words, with its options and limits; the page itself is one press away. */
export function RoundPreview({ round }: { readonly round: RoundView }) {
  return (
    <Card title={`居民看到的题目（${round.questions.length} 题）`}>
      <Box as="ol">
        {round.questions.map((question, index) => (
          <Box as="li" key={question.questionId} className="admin__question">
            <Box className="row">
              <Tag tone={SECTION_TONES[question.section]} shape={SECTION_WORDS[question.section].shape}>
                {SECTION_WORDS[question.section].name}
              </Tag>
              <Words className="small">{question.required ? '必答' : '选答'}</Words>
              {question.scope !== 'community' && (
                <Words className="small">只问 {question.scope.length} 个单元</Words>
              )}
            </Box>
            <Box className="admin__asked">
              {index + 1}. {question.title}
            </Box>
            {conditionText(question, round.questions) !== undefined && (
              <Box className="small">{conditionText(question, round.questions)}</Box>
            )}
            {question.help !== undefined && <Box className="small">{question.help}</Box>}
            {optionLines(question).map((line) => (
              <Box key={line} className="admin__option">
                {line}
              </Box>
            ))}
          </Box>
        ))}
      </Box>
      <Button onPress={() => openPage(paths.ballot(round.roundId))}>看居民打开的页面</Button>
    </Card>
  );
}

function optionLines(question: Question): readonly string[] {
  const limits =
    'min' in question
      ? [`选 ${question.min} 到 ${question.max} 样${question.type === 'ranking' ? '，按先后排序' : ''}`]
      : [];
  switch (question.type) {
    case 'rating':
      return ['从“很不满意”到“很满意”选一个'];
    case 'text':
      return [`自己写，最多 ${question.maxLength} 字`];
    case 'matrix':
      return ['每一行从“很不满意”到“很满意”选一个：', ...question.rows.map((row) => `· ${row.label}`)];
    case 'basket':
      return [
        `总价不超过 ${yuanText(question.budgetFen)}：`,
        ...question.options.map(({ label, costFen }) => `· ${label} · ${yuanText(costFen ?? 0)}`),
      ];
    case 'multiple':
    case 'ranking':
      return [...limits, ...question.options.map(({ label }) => `· ${label}`)];
    case 'single':
    case 'stance':
      return question.options.map(({ optionId, label }) =>
        question.reasonRequiredFor?.includes(optionId) === true && !label.includes('原因')
          ? `· ${label}（要写原因）`
          : `· ${label}`,
      );
  }
}
