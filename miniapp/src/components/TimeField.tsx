import { Timing } from '../platform/timing.tsx';
import { FieldFrame } from './FieldFrame.tsx';

interface TimeFieldProps {
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** Wall clock in China, `2026-05-06T14:30`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
}

/** A labelled day and time. */
export function TimeField({ id, label, hint, value, onChange, error }: TimeFieldProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      {(describedBy) => (
        <Timing
          id={id}
          label={label}
          value={value}
          onPick={onChange}
          describedBy={describedBy}
          invalid={error !== undefined}
        />
      )}
    </FieldFrame>
  );
}
