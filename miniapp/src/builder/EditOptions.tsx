import type { Option } from '../../../shared/round/question.ts';
import type { RoundFault } from '../../../shared/round/opening/roundFault.ts';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { announce } from '../store/announceStore.ts';
import { faultAt } from './draftChanges.ts';
import { addOption, withOptions, type ChoiceQuestion } from './editOptions.ts';
import { moveAt } from './editQuestions.ts';
import { fenOf, yuanOf } from './money.ts';
import { NumberField } from './NumberField.tsx';
import { SwitchRow } from './SwitchRow.tsx';

interface EditOptionsProps {
  readonly question: ChoiceQuestion;
  /** `questions[2]`. */
  readonly path: string;
  readonly faults: readonly RoundFault[];
  readonly onChange: (question: ChoiceQuestion) => void;
}

/** The options of a question: words, price, whether a reason is asked for, and their order. */
export function EditOptions({ question, path, faults, onChange }: EditOptionsProps) {
  const { options, questionId } = question;
  const stance = question.type === 'stance';
  const change = (at: number, part: Partial<Option>): void =>
    onChange(
      withOptions(
        question,
        options.map((option, place) => (place === at ? { ...option, ...part } : option)),
      ),
    );
  const move = (at: number, by: -1 | 1): void => {
    onChange(withOptions(question, moveAt(options, at, by)));
    announce(`${options[at]?.label ?? ''}，现在是第 ${at + by + 1} 个`);
  };
  const listFault = faultAt(faults, `${path}.options`);
  return (
    <Box as="section" role="group" aria-label="选项" className="stack build__options">
      <Box className="build__legend">选项</Box>
      {listFault !== undefined && (
        <Box className="wrong" role="alert">
          {listFault}
        </Box>
      )}
      {options.map((option, at) => {
        const { optionId, label, legalEffect } = option;
        const id = `${questionId}-${optionId}`;
        const named = label === '' ? `第 ${at + 1} 个选项` : label;
        const needsReason = question.reasonRequiredFor?.includes(optionId) === true;
        return (
          <Box key={optionId} className="build__option">
            <Field
              id={`option-${id}`}
              label={`选项 ${at + 1}`}
              value={label}
              maxLength={100}
              onChange={(typed) => change(at, { label: typed })}
              error={faultAt(faults, `${path}.options[${at}].label`)}
            />
            {question.type === 'basket' && (
              <NumberField
                id={`cost-${id}`}
                label="价钱（元）"
                value={option.costFen ?? 0}
                print={yuanOf}
                read={fenOf}
                onChange={(costFen) => change(at, { costFen })}
                error={faultAt(faults, `${path}.options[${at}].costFen`)}
              />
            )}
            {legalEffect !== undefined && <Tag tone="warn">需业主表决</Tag>}
            {(stance || question.type === 'single' || question.type === 'multiple') && (
              <SwitchRow
                name={`reason-${id}`}
                label="选这一项要写原因"
                on={needsReason}
                onChange={(on) => {
                  const others = (question.reasonRequiredFor ?? []).filter((one) => one !== optionId);
                  onChange({
                    ...withOptions(question, options),
                    reasonRequiredFor: on ? [...others, optionId] : others,
                  });
                }}
              />
            )}
            <Box className="row">
              <Button small disabled={at === 0} aria-label={`${named} 往前移`} onPress={() => move(at, -1)}>
                ↑ 往前
              </Button>
              <Button
                small
                disabled={at === options.length - 1}
                aria-label={`${named} 往后移`}
                onPress={() => move(at, 1)}
              >
                ↓ 往后
              </Button>
              {!stance && (
                <Button
                  small
                  aria-label={`去掉选项 ${named}`}
                  onPress={() =>
                    onChange(
                      withOptions(
                        question,
                        options.filter((one) => one !== option),
                      ),
                    )
                  }
                >
                  去掉
                </Button>
              )}
            </Box>
          </Box>
        );
      })}
      {!stance && (
        <Button small onPress={() => onChange(addOption(question))}>
          ＋ 加一个选项
        </Button>
      )}
    </Box>
  );
}
