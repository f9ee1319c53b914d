import type { DraftChange } from '../../../shared/round/opening/draft.ts';
import { CHANNELS, DISCLOSURES, type RoundTerms } from '../../../shared/round/round.ts';
import type { RoundFault } from '../../../shared/round/opening/roundFault.ts';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { CHANNEL_NAMES } from '../words/names.ts';
import { DISCLOSURE_TEXTS } from '../words/disclosureTexts.ts';
import { faultAt, faultsIn } from './draftChanges.ts';

interface AccessCardProps {
  readonly terms: RoundTerms;
  readonly faults: readonly RoundFault[];
  readonly onChange: (change: DraftChange) => void;
}

/** How answers come in, which of two answers of a household counts, who will see what, and how staff are checked. */
export function AccessCard({ terms, faults, onChange }: AccessCardProps) {
  const { channels, disclosure, disclosureBasis = '', auditNumber = '', precedence } = terms;
  return (
    <Card id="edit-access" title="怎么答复，谁能看到">
      <Box className="stack">
        <Choice
          name="draft-channels"
          legend="答复途径"
          multiple
          options={CHANNELS.map((channel) => ({ id: channel, label: CHANNEL_NAMES[channel] }))}
          picked={channels}
          onChange={(picked) =>
            onChange({ channels: CHANNELS.filter((channel) => picked.includes(channel)) })
          }
          error={faultsIn(faults, 'channels')[0]?.sentence}
        />
        <Box className="small">同一户答了不止一次时：{precedence.text}</Box>
        <Choice
          name="draft-disclosure"
          legend="截止后公布什么"
          options={DISCLOSURES.map((mode) => ({ id: mode, label: DISCLOSURE_TEXTS[mode] }))}
          picked={[disclosure]}
          onChange={([picked]) => {
            const found = DISCLOSURES.find((mode) => mode === picked);
            if (found !== undefined) onChange({ disclosure: found });
          }}
          error={faultAt(faults, 'disclosure')}
        />
        {disclosure !== 'aggregate' && (
          <Field
            id="draft-basis"
            label="依据"
            hint="哪条法律，或者居民在哪一天怎样同意的"
            value={disclosureBasis}
            maxLength={500}
            onChange={(typed) => onChange({ disclosureBasis: typed })}
            error={faultAt(faults, 'disclosureBasis')}
          />
        )}
        <Field
          id="draft-number"
          label="回访抽查用的公开数字"
          hint="当众商定，例如当天的开奖号码；不填就用题目和规则的校验码"
          value={auditNumber}
          maxLength={64}
          required={false}
          onChange={(typed) => onChange({ auditNumber: typed })}
        />
      </Box>
    </Card>
  );
}
