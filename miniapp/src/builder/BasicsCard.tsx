import type { DraftChange } from '../../../shared/round/opening/draft.ts';
import type { RoundTerms } from '../../../shared/round/round.ts';
import type { RoundFault } from '../../../shared/round/opening/roundFault.ts';
import { Card } from '../components/Card.tsx';
import { Field } from '../components/Field.tsx';
import { Tag } from '../components/Tag.tsx';
import { TimeField } from '../components/TimeField.tsx';
import { Box } from '../platform/box.tsx';
import { chinaClock, instantOf } from '../words/chinaClock.ts';
import { ROUND_KIND_NAMES } from '../words/names.ts';
import { faultAt } from './draftChanges.ts';

interface CardProps {
  readonly terms: RoundTerms;
  readonly faults: readonly RoundFault[];
  readonly onChange: (change: DraftChange) => void;
}

/** Title and window. */
export function BasicsCard({ terms, faults, onChange }: CardProps) {
  const kindFault = faultAt(faults, 'kind');
  return (
    <Card id="edit-basics" title="标题和时间" mark={<Tag tone="info">{ROUND_KIND_NAMES[terms.kind]}</Tag>}>
      <Box className="stack">
        {kindFault !== undefined && (
          <Box className="wrong" role="alert">
            {kindFault}
          </Box>
        )}
        <Field
          id="draft-title"
          label="标题"
          value={terms.title}
          maxLength={80}
          onChange={(title) => onChange({ title })}
          error={faultAt(faults, 'title')}
        />
        <TimeField
          id="draft-opens"
          label="从什么时候起可以答复"
          value={chinaClock(Date.parse(terms.opensAt))}
          onChange={(value) => {
            const opensAt = instantOf(value);
            if (opensAt !== undefined) onChange({ opensAt });
          }}
          error={faultAt(faults, 'opensAt')}
        />
        <TimeField
          id="draft-closes"
          label="什么时候截止"
          hint="到时间自动截止"
          value={chinaClock(Date.parse(terms.closesAt))}
          onChange={(value) => {
            const closesAt = instantOf(value);
            if (closesAt !== undefined) onChange({ closesAt });
          }}
          error={faultAt(faults, 'closesAt')}
        />
      </Box>
    </Card>
  );
}
