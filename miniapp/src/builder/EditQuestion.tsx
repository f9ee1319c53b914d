import type { DraftUnit } from '../../../shared/round/opening/draft.ts';
import { QUESTION_SECTIONS, type Question } from '../../../shared/round/question.ts';
import type { RoundFault } from '../../../shared/round/opening/roundFault.ts';
import { Field } from '../components/Field.tsx';
import { Select } from '../components/Select.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { SECTION_WORDS } from '../words/names.ts';
import { faultAt, faultsIn } from './draftChanges.ts';
import { EditCondition } from './EditCondition.tsx';
import { EditOptions } from './EditOptions.tsx';
import { EditRows } from './EditRows.tsx';
import { EditScope } from './EditScope.tsx';
import { patchQuestion, type QuestionPatch } from './editQuestions.ts';
import { fenOf, yuanOf } from './money.ts';
import { NumberField } from './NumberField.tsx';
import { SwitchRow } from './SwitchRow.tsx';

interface EditQuestionProps {
  readonly question: Question;
  readonly questions: readonly Question[];
  readonly path: string;
  readonly units: readonly DraftUnit[];
  readonly faults: readonly RoundFault[];
  readonly onChange: (question: Question) => void;
}

/** Everything that can be set in one question. */
export function EditQuestion({ question, questions, path, units, faults, onChange }: EditQuestionProps) {
  const { questionId, title, help = '', required, section, touchesProperty } = question;
  const patch = (part: QuestionPatch): void => onChange(patchQuestion(question, part));
  const at = (field: string): string | undefined => faultAt(faults, `${path}.${field}`);
  return (
    <Box className="stack build__edit">
      <Field
        id={`title-${questionId}`}
        label="题目"
        value={title}
        maxLength={200}
        onChange={(typed) => patch({ title: typed })}
        error={at('title')}
      />
      <Field
        id={`help-${questionId}`}
        label="说明"
        kind="long"
        required={false}
        value={help}
        maxLength={1000}
        onChange={(typed) => patch({ help: typed })}
      />
      {question.legalEffect !== undefined && (
        <Box className="small">
          <Tag tone="warn">需业主表决</Tag> {question.legalEffect}
        </Box>
      )}
      {(at('legalEffect') ?? faultAt(faults, path) ?? at('itemId')) !== undefined && (
        <Box className="wrong" role="alert">
          {at('legalEffect') ?? faultAt(faults, path) ?? at('itemId')}
        </Box>
      )}
      <SwitchRow
        name={`required-${questionId}`}
        label="必答"
        on={required}
        onChange={(on) => patch({ required: on })}
      />
      {'options' in question && (
        <EditOptions question={question} path={path} faults={faults} onChange={onChange} />
      )}
      {question.type === 'matrix' && (
        <EditRows question={question} path={path} faults={faults} onChange={onChange} />
      )}
      {(question.type === 'multiple' || question.type === 'ranking') && (
        <Box className="build__pair">
          <NumberField
            id={`min-${questionId}`}
            label={question.type === 'ranking' ? '至少排几样' : '至少选几样'}
            value={question.min}
            onChange={(min) => onChange({ ...question, min })}
            error={at('min')}
          />
          <NumberField
            id={`max-${questionId}`}
            label={question.type === 'ranking' ? '最多排几样' : '最多选几样'}
            value={question.max}
            onChange={(max) => onChange({ ...question, max })}
            error={at('max')}
          />
        </Box>
      )}
      {question.type === 'basket' && (
        <NumberField
          id={`budget-${questionId}`}
          label="预算（元）"
          value={question.budgetFen}
          print={yuanOf}
          read={fenOf}
          onChange={(budgetFen) => onChange({ ...question, budgetFen })}
          error={at('budgetFen')}
        />
      )}
      {question.type === 'text' && (
        <NumberField
          id={`length-${questionId}`}
          label="最多写几个字"
          value={question.maxLength}
          onChange={(maxLength) => onChange({ ...question, maxLength })}
          error={at('maxLength')}
        />
      )}
      <EditCondition
        question={question}
        questions={questions}
        faults={faultsIn(faults, `${path}.askedIf`)}
        onChange={(askedIf) => patch({ askedIf })}
      />
      <EditScope
        question={question}
        units={units}
        error={faultsIn(faults, `${path}.scope`)[0]?.sentence}
        onChange={(scope) => patch({ scope })}
      />
      <Select
        id={`section-${questionId}`}
        label="放在哪一类"
        value={section}
        options={QUESTION_SECTIONS.map((id) => ({ id, label: SECTION_WORDS[id].name }))}
        onSelect={(id) => {
          const found = QUESTION_SECTIONS.find((one) => one === id);
          if (found !== undefined) patch({ section: found });
        }}
      />
      <SwitchRow
        name={`property-${questionId}`}
        label="涉及产权或出钱"
        hint="同一户里，业主答的先于租户答的"
        on={touchesProperty}
        onChange={(on) => patch({ touchesProperty: on })}
      />
    </Box>
  );
}
