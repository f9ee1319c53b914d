import type { VoteShare } from '../../../shared/round/vote/statutoryTerms.ts';
import { Box } from '../platform/box.tsx';
import { NumberField } from './NumberField.tsx';
import { SwitchRow } from './SwitchRow.tsx';

interface ShareFieldsProps {
  readonly id: string;
  readonly label: string;
  readonly share: VoteShare;
  readonly onChange: (share: VoteShare) => void;
}

/** A share as a fraction, and whether it must be exceeded. */
export function ShareFields({ id, label, share, onChange }: ShareFieldsProps) {
  return (
    <Box className="stack">
      <Box className="build__pair">
        <NumberField
          id={`${id}-numerator`}
          label={`${label}：分子`}
          value={share.numerator}
          onChange={(numerator) => onChange({ ...share, numerator })}
        />
        <NumberField
          id={`${id}-denominator`}
          label={`${label}：分母`}
          value={share.denominator}
          onChange={(denominator) => onChange({ ...share, denominator })}
        />
      </Box>
      <SwitchRow
        name={`${id}-strict`}
        label={`${label}比例要超过，刚好达到不算`}
        on={share.strict}
        onChange={(strict) => onChange({ ...share, strict })}
      />
    </Box>
  );
}
