import { Dating } from '../platform/dating.tsx';
import { FieldFrame } from './FieldFrame.tsx';

interface DateFieldProps {
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  /** `2026-05-06`; empty for none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
}

/** A labelled day; may stay empty (the ends of a period). */
export function DateField({ id, label, value, onChange, error }: DateFieldProps) {
  return (
    <FieldFrame id={id} label={label} error={error}>
      {() => <Dating id={id} label={label} value={value} onPick={onChange} />}
    </FieldFrame>
  );
}
