import type { DraftChange } from '../../../shared/round/opening/draft.ts';
import type { QuestionSection } from '../../../shared/round/question.ts';
import type { NumberSource, RoundTerms, RuleNumber } from '../../../shared/round/round.ts';
import type { RoundFault } from '../../../shared/round/opening/roundFault.ts';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Box } from '../platform/box.tsx';
import { sourceText } from '../words/names.ts';
import { faultAt, faultsIn } from './draftChanges.ts';
import { fenOf, yuanOf } from './money.ts';
import { NumberField } from './NumberField.tsx';
import { SwitchRow } from './SwitchRow.tsx';

interface RuleCardProps {
  readonly terms: RoundTerms;
  readonly policyLabel: string;
  readonly faults: readonly RoundFault[];
  readonly onChange: (change: DraftChange) => void;
}

/** The numbers that decide the count, each with where it comes from. */
export function RuleCard({ terms, policyLabel, faults, onChange }: RuleCardProps) {
  const { rule } = terms;
  const asks = (section: QuestionSection): boolean =>
    terms.questions.some((question) => question.section === section);
  const source = (number: RuleNumber): NumberSource => rule.sources?.[number] ?? null;
  const at = (field: string): string | undefined => faultAt(faults, `rule.${field}`);
  return (
    <Card id="edit-rule" title="怎么算">
      <Box className="stack">
        <Box className="small">数字先按“{policyLabel}”填好；改过的数字没有依据，会写明“示例默认”。</Box>
        {faultsIn(faults, 'roll').map(({ code, sentence }) => (
          <Box key={code} className="wrong" role="alert">
            {sentence}
          </Box>
        ))}
        <NumberField
          id="rule-threshold"
          label="征集率要达到（%）"
          hint={sourceText(rule.thresholdSource)}
          value={rule.thresholdPercent}
          onChange={(thresholdPercent) => onChange({ rule: { thresholdPercent } })}
          error={at('thresholdPercent')}
        />
        <Choice
          name="rule-counts"
          legend={`哪些户算进征集率 · ${sourceText(source('counts'))}`}
          options={[
            { id: 'answered', label: '答复了的户' },
            { id: 'asked', label: '答复了的，和当面拒绝表态的' },
          ]}
          picked={[rule.counts]}
          onChange={([picked]) => onChange({ rule: { counts: picked === 'asked' ? 'asked' : 'answered' } })}
          error={at('counts')}
        />
        {asks('improve') && (
          <NumberField
            id="rule-improve"
            label="完善类：要的占答复户多少才列入（%）"
            hint={sourceText(source('improveMinPercent'))}
            value={rule.improveMinPercent}
            onChange={(improveMinPercent) => onChange({ rule: { improveMinPercent } })}
            error={at('improveMinPercent')}
          />
        )}
        {asks('basic') && (
          <NumberField
            id="rule-basic"
            label="基础类：反对超过答复户的几分之一要开会"
            hint={`填 3 就是三分之一；${sourceText(source('basicObjectionDivisor'))}`}
            value={rule.basicObjectionDivisor}
            onChange={(basicObjectionDivisor) => onChange({ rule: { basicObjectionDivisor } })}
            error={at('basicObjectionDivisor')}
          />
        )}
        {asks('upgrade') && (
          <NumberField
            id="rule-upgrade"
            label="提升类一共能花（元）"
            hint="票数相同的，先列便宜的"
            value={rule.upgradeBudgetFen}
            print={yuanOf}
            read={fenOf}
            onChange={(upgradeBudgetFen) => onChange({ rule: { upgradeBudgetFen } })}
            error={at('upgradeBudgetFen')}
          />
        )}
        <NumberField
          id="rule-cell"
          label="少于几户的选择不公布"
          hint={sourceText(source('smallCellK'))}
          value={rule.smallCellK}
          onChange={(smallCellK) => onChange({ rule: { smallCellK } })}
          error={at('smallCellK')}
        />
        <NumberField
          id="rule-objection"
          label="截止后留几天提异议"
          hint={sourceText(source('objectionDays'))}
          value={rule.objectionDays}
          onChange={(objectionDays) => onChange({ rule: { objectionDays } })}
          error={at('objectionDays')}
        />
        <SwitchRow
          name="rule-once"
          label="每户只能答复一次，不能改主意"
          on={rule.answerOnce}
          onChange={(answerOnce) => onChange({ rule: { answerOnce } })}
          error={at('answerOnce')}
        />
      </Box>
    </Card>
  );
}
