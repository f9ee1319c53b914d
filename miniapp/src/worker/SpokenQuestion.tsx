import type { Answer, Question } from '../../../shared/round/question.ts';
import { MAX_REASON } from '../../../shared/round/answering/refuseAnswers.ts';
import { Field } from '../components/Field.tsx';
import { answerTo, needsReason, setReason, setValue } from '../components/questions/editAnswers.ts';
import { faultSentence } from '../components/questions/faultSentence.ts';
import { QuestionInput } from '../components/questions/QuestionInput.tsx';
import { Tag, type Tone } from '../components/Tag.tsx';
import { Box, Words } from '../platform/box.tsx';
import { SECTION_WORDS } from '../words/names.ts';

interface SpokenQuestionProps {
  readonly question: Question;
  readonly place: number;
  readonly answers: readonly Answer[];
  readonly onChange: (answers: readonly Answer[]) => void;
  /** Codes of the shared rules; empty until the worker has asked to record. */
  readonly faults: readonly string[];
  /** Orders competing options differently for every household. */
  readonly orderSeed: string;
}

/** The element that `focusOn` reaches. */
export function spokenAnchor(questionId: string): string {
  return `spoken-${questionId.replace(/[^A-Za-z0-9_-]/g, '_')}`;
}

/** One question to be read out at the door, with the residents' own input. */
export function SpokenQuestion(props: SpokenQuestionProps) {
  const { question, place, answers, onChange, faults, orderSeed } = props;
  const { questionId, title, help, required, section } = question;
  const answer = answerTo(answers, questionId);
  const reasonFault = faults.find((code) => code === 'reason-required');
  const fault = faults.find((code) => code !== 'reason-required');
  const anchor = spokenAnchor(questionId);
  return (
    <Box as="section" id={anchor} className="spoken__question stack" focusable>
      <Box className="row">
        <Tag tone={SECTION_TONES[section]} shape={SECTION_WORDS[section].shape}>
          {SECTION_WORDS[section].name}
        </Tag>
        <Words className="small">{required ? '必答' : '选答'}</Words>
      </Box>
      <Box as="h3" className="spoken__title">
        {place}. {title}
      </Box>
      {help !== undefined && <Box className="small">{help}</Box>}
      <QuestionInput
        question={question}
        answer={answer}
        onValue={(value) => onChange(setValue(answers, questionId, value))}
        error={fault === undefined ? undefined : faultSentence(fault, question)}
        orderSeed={orderSeed}
        plan={undefined}
      />
      {needsReason(question, answer) && (
        <Field
          id={`${anchor}-reason`}
          label="原因"
          hint="照住户说的写，不写姓名和电话"
          kind="long"
          maxLength={MAX_REASON}
          value={answer?.reason ?? ''}
          onChange={(reason) => onChange(setReason(answers, questionId, reason))}
          error={reasonFault === undefined ? undefined : faultSentence(reasonFault, question)}
        />
      )}
    </Box>
  );
}

const SECTION_TONES: Readonly<Record<Question['section'], Tone>> = {
  basic: 'basic',
  improve: 'improve',
  upgrade: 'upgrade',
  general: 'plain',
};
