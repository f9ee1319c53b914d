import type { Question } from '../../../shared/round/question.ts';
import type { RoundFault } from '../../../shared/round/opening/roundFault.ts';
import { STATUTORY_MATTER_WORDS, STATUTORY_MATTERS } from '../../../shared/round/vote/statutoryMatter.ts';
import type { VoteMatter } from '../../../shared/round/vote/statutoryTerms.ts';
import { voteRuleSentence } from '../../../shared/round/vote/statutoryKit.ts';
import { lawfulRule } from '../../../shared/round/opening/template/statutoryTemplate.ts';
import { sharesOf } from '../../../shared/round/vote/voteShares.ts';
import { Field } from '../components/Field.tsx';
import { Select } from '../components/Select.tsx';
import { Box } from '../platform/box.tsx';
import { faultAt, faultsIn } from './draftChanges.ts';
import { ShareFields } from './ShareFields.tsx';
import { SwitchRow } from './SwitchRow.tsx';

interface EditMatterProps {
  readonly question: Question;
  readonly place: number;
  readonly matter: VoteMatter;
  readonly path: string;
  readonly faults: readonly RoundFault[];
  readonly onChange: (matter: VoteMatter) => void;
}

/** Which matter of the law a question puts to the vote, and by which rule: the law's, or a stricter one of the owners. */
export function EditMatter({ question, place, matter, path, faults, onChange }: EditMatterProps) {
  const { questionId, rule } = matter;
  const ruleFaults = faultsIn(faults, `${path}.rule`);
  return (
    <Box as="section" className="build__question" aria-label={`第 ${place} 题的表决规则`}>
      <Box className="build__title">
        {place}. {question.title}
      </Box>
      <Select
        id={`matter-${questionId}`}
        label="属于民法典第二百七十八条的哪一项"
        value={matter.matter}
        options={STATUTORY_MATTERS.map((id) => ({ id, label: STATUTORY_MATTER_WORDS[id].name }))}
        onSelect={(id) => {
          const found = STATUTORY_MATTERS.find((one) => one === id);
          if (found !== undefined) onChange({ questionId, matter: found, rule: lawfulRule(found) });
        }}
      />
      <SwitchRow
        name={`custom-${questionId}`}
        label="业主的议事规则另有更严的要求"
        on={rule.kind === 'custom'}
        onChange={(on) =>
          onChange({
            ...matter,
            rule: on
              ? { kind: 'custom', law: rule.law, text: '', ...sharesOf(rule) }
              : lawfulRule(matter.matter),
          })
        }
      />
      {rule.kind === 'custom' && (
        <>
          <Field
            id={`custom-text-${questionId}`}
            label="规则原文"
            kind="long"
            value={rule.text}
            maxLength={2000}
            onChange={(text) => onChange({ ...matter, rule: { ...rule, text } })}
            error={faultAt(faults, `${path}.rule.text`)}
          />
          <ShareFields
            id={`participation-${questionId}`}
            label="参与的要占全体的"
            share={rule.participation}
            onChange={(participation) => onChange({ ...matter, rule: { ...rule, participation } })}
          />
          <ShareFields
            id={`agreement-${questionId}`}
            label="同意的要占参与的"
            share={rule.agreement}
            onChange={(agreement) => onChange({ ...matter, rule: { ...rule, agreement } })}
          />
        </>
      )}
      <Box className="small">{voteRuleSentence(matter)}</Box>
      {ruleFaults.map(({ path: at, code, sentence }) => (
        <Box key={`${at} ${code}`} className="wrong" role="alert">
          {sentence}
        </Box>
      ))}
    </Box>
  );
}
