import { Box } from '../platform/box.tsx';
import { isWebPage } from '../platform/device.ts';
import { Typing } from '../platform/typing.tsx';
import { FieldFrame } from './FieldFrame.tsx';

interface FieldProps {
  /** Unique on the page; `focusOn(id)` reaches it from an error summary. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind?: 'text' | 'password' | 'phone' | 'code' | 'long';
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly disabled?: boolean;
  readonly autoComplete?: string;
  readonly onLeave?: () => void;
}

/** A labelled place to type; the error stands at the field. 选填 is said, required is the rule. */
export function Field({ id, label, hint, value, onChange, error, required = true, ...typing }: FieldProps) {
  const { kind, maxLength } = typing;
  const words = required ? label : `${label}（选填）`;
  return (
    <FieldFrame id={id} label={words} hint={hint} error={error}>
      {(describedBy) => (
        <>
          <Typing
            id={id}
            value={value}
            onType={onChange}
            aria-label={isWebPage ? undefined : words}
            aria-invalid={error !== undefined}
            aria-required={required}
            aria-describedby={describedBy}
            {...typing}
          />
          {kind === 'long' && maxLength !== undefined && (
            <Box className="field__count">
              {value.length} / {maxLength}
            </Box>
          )}
        </>
      )}
    </FieldFrame>
  );
}
