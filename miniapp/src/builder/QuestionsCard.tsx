import { useState } from 'react';
import type { DraftUnit } from '../../../shared/round/opening/draft.ts';
import type { Question } from '../../../shared/round/question.ts';
import type { RoundFault } from '../../../shared/round/opening/roundFault.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { conditionText } from '../components/questions/conditionText.ts';
import { Tag } from '../components/Tag.tsx';
import { Box, Words } from '../platform/box.tsx';
import { announce } from '../store/announceStore.ts';
import { SECTION_WORDS } from '../words/names.ts';
import { anchorOf, faultsIn } from './draftChanges.ts';
import { EditQuestion } from './EditQuestion.tsx';
import {
  moveAt,
  newQuestion,
  putBack,
  replaceQuestion,
  takeOut,
  type RemovedQuestion,
} from './editQuestions.ts';
import { questionTypeName, QUESTION_TYPES } from './questionTypes.ts';

interface QuestionsCardProps {
  readonly questions: readonly Question[];
  readonly units: readonly DraftUnit[];
  readonly faults: readonly RoundFault[];
  /** The question that is open for editing. */
  readonly openId: string | undefined;
  readonly onOpen: (questionId: string | undefined) => void;
  readonly onChange: (questions: readonly Question[]) => void;
}

/** The questions in their order: one open for editing at a time, moved with buttons, a removed one can be put back. */
export function QuestionsCard({ questions, units, faults, openId, onOpen, onChange }: QuestionsCardProps) {
  const [removed, setRemoved] = useState<RemovedQuestion>();
  const move = (at: number, by: -1 | 1): void => {
    onChange(moveAt(questions, at, by));
    announce(`${questions[at]?.title ?? ''}，现在是第 ${at + by + 1} 题`);
  };
  const remove = (questionId: string): void => {
    const taken = takeOut(questions, questionId);
    setRemoved(taken.removed);
    onChange(taken.left);
    announce('已删除一题，可以恢复');
  };
  const wholeFaults = faults.filter(({ path }) => path === 'questions');
  return (
    <Card id="edit-questions" title={`题目（${questions.length} 题）`}>
      <Box className="stack">
        {wholeFaults.map(({ code, sentence }) => (
          <Box key={code} className="wrong" role="alert">
            {sentence}
          </Box>
        ))}
        <Box as="ol" className="stack">
          {questions.map((question, at) => {
            const path = `questions[${at}]`;
            const own = faultsIn(faults, path);
            const open = openId === question.questionId;
            const condition = conditionText(question, questions);
            const named = question.title === '' ? `第 ${at + 1} 题` : question.title;
            return (
              <Box
                as="li"
                key={question.questionId}
                id={anchorOf(path)}
                className={`build__question ${own.length > 0 ? 'build__question--wrong' : ''}`}
                focusable
              >
                <Box className="row">
                  <Tag tone="plain" shape={SECTION_WORDS[question.section].shape}>
                    {questionTypeName(question.type)}
                  </Tag>
                  <Words className="small">{question.required ? '必答' : '选答'}</Words>
                  {question.scope !== 'community' && (
                    <Words className="small">只问 {question.scope.length} 个单元</Words>
                  )}
                  {own.length > 0 && <Tag tone="bad">{`${own.length} 处要改`}</Tag>}
                </Box>
                <Box className="build__title">
                  {at + 1}. {question.title === '' ? '（还没有写题目）' : question.title}
                </Box>
                {condition !== undefined && <Box className="small">{condition}</Box>}
                <Box className="row">
                  <Button
                    small
                    aria-expanded={open}
                    aria-label={`${open ? '收起' : '修改'}：${named}`}
                    onPress={() => onOpen(open ? undefined : question.questionId)}
                  >
                    {open ? '收起' : '修改'}
                  </Button>
                  <Button
                    small
                    disabled={at === 0}
                    aria-label={`${named} 往前移`}
                    onPress={() => move(at, -1)}
                  >
                    ↑ 往前
                  </Button>
                  <Button
                    small
                    disabled={at === questions.length - 1}
                    aria-label={`${named} 往后移`}
                    onPress={() => move(at, 1)}
                  >
                    ↓ 往后
                  </Button>
                  <Button small aria-label={`删除：${named}`} onPress={() => remove(question.questionId)}>
                    删除
                  </Button>
                </Box>
                {open && (
                  <EditQuestion
                    question={question}
                    questions={questions}
                    path={path}
                    units={units}
                    faults={own}
                    onChange={(changed) => onChange(replaceQuestion(questions, changed))}
                  />
                )}
              </Box>
            );
          })}
        </Box>
        {removed !== undefined && (
          <Banner
            tone="info"
            title={`已删除“${removed.question.title === '' ? '没有写题目的一题' : removed.question.title}”。`}
            action={{
              label: '恢复',
              onPress: () => {
                onChange(putBack(questions, removed));
                setRemoved(undefined);
                announce('已恢复');
              },
            }}
          />
        )}
        <Box className="build__legend">加一题</Box>
        <Box className="build__types">
          {QUESTION_TYPES.map(({ type, name, hint }) => (
            <Button
              key={type}
              small
              aria-label={`＋ ${name}：${hint}`}
              onPress={() => {
                const added = newQuestion(type, questions);
                onChange([...questions, added]);
                onOpen(added.questionId);
                announce(`已加一题：${name}`);
              }}
            >
              ＋ {name}
            </Button>
          ))}
        </Box>
      </Box>
    </Card>
  );
}
