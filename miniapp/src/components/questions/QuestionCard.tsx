import type { Plan } from '../../../../shared/plan/plan.ts';
import type { Answer, Question } from '../../../../shared/round/question.ts';
import { MAX_REASON } from '../../../../shared/round/answering/refuseAnswers.ts';
import { Field } from '../Field.tsx';
import { ReadAloud } from '../ReadAloud.tsx';
import { Tag } from '../Tag.tsx';
import { Box, Words } from '../../platform/box.tsx';
import { needsReason, setReason, setValue } from './editAnswers.ts';
import { faultSentence } from './faultSentence.ts';
import { ItemFacts, OptionFacts } from './ItemFacts.tsx';
import { planItemsOf } from './planItemsOf.ts';
import { QuestionInput } from './QuestionInput.tsx';

interface QuestionCardProps {
  readonly question: Question;
  /** Place among the household's questions, from 1. */
  readonly place: number;
  readonly answers: readonly Answer[];
  readonly onChange: (answers: readonly Answer[]) => void;
  /** Codes of shared's rules for this question; shown when the person has asked to go on. */
  readonly faults: readonly string[];
  readonly orderSeed: string;
  readonly plan: Plan | undefined;
}

const REASON_FAULTS: readonly string[] = ['reason-required'];

/** The element that `focusOn` reaches. */
export function questionAnchor(questionId: string): string {
  return `question-${questionId.replace(/[^A-Za-z0-9_-]/g, '_')}`;
}

/** One question with the facts of its item, its input, and a reason where the choice asks for one. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, place, answers, onChange, faults, orderSeed, plan } = props;
  const { questionId, title, help, required, section } = question;
  const answer = answers.find((one) => one.questionId === questionId);
  const items = planItemsOf(question, plan);
  const reasonFault = faults.find((code) => REASON_FAULTS.includes(code));
  const [fault] = faults.filter((code) => !REASON_FAULTS.includes(code));
  return (
    <Box
      as="section"
      id={questionAnchor(questionId)}
      className={`ask ask--${section} ${question.askedIf === undefined ? '' : 'ask--next'}`}
      focusable
    >
      <Box className="ask__head">
        <Box as="h3" className="ask__title">
          <Words className="ask__place">{place}. </Words>
          {title}
        </Box>
        <Tag tone={required ? 'info' : 'plain'} {...(required ? { shape: '＊' } : {})}>
          {required ? '必答' : '选答'}
        </Tag>
      </Box>
      {help !== undefined && <Box className="ask__help">{help}</Box>}
      {question.legalEffect !== undefined && items.every((item) => item.legalEffect === undefined) && (
        <Box className="facts__vote">
          <Tag tone="warn">需业主表决</Tag>
          <Box className="small">{question.legalEffect} 这里的选择不能代替表决。</Box>
        </Box>
      )}
      <ReadAloud text={`${title} ${help ?? ''}`} />
      {question.itemId === undefined ? (
        <OptionFacts items={items} id={`facts-${questionAnchor(questionId)}`} />
      ) : (
        items.map((item) => <ItemFacts key={item.itemId} item={item} />)
      )}
      <QuestionInput
        question={question}
        answer={answer}
        onValue={(value) => onChange(setValue(answers, questionId, value))}
        error={fault === undefined ? undefined : faultSentence(fault, question)}
        orderSeed={orderSeed}
        plan={plan}
      />
      {needsReason(question, answer) && (
        <Field
          id={`reason-${questionAnchor(questionId)}`}
          label="原因"
          hint="说说为什么，方便开会商议。请不要写姓名、电话和门牌号。"
          kind="long"
          value={answer?.reason ?? ''}
          onChange={(reason) => onChange(setReason(answers, questionId, reason))}
          maxLength={MAX_REASON}
          error={reasonFault === undefined ? undefined : faultSentence(reasonFault, question)}
        />
      )}
    </Box>
  );
}
