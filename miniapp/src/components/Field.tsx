import { createElement } from 'react';
import { Box } from '../platform/box.tsx';
import { isWebPage } from '../platform/device.ts';
import { Typing } from '../platform/typing.tsx';

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
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`];
  const { kind, maxLength } = typing;
  const words = required ? label : `${label}（选填）`;
  return (
    <Box className={`field ${error === undefined ? '' : 'field--wrong'}`}>
      {isWebPage ? (
        createElement('label', { className: 'field__label', htmlFor: id }, words)
      ) : (
        <Box className="field__label">{words}</Box>
      )}
      {hint !== undefined && (
        <Box id={`${id}-hint`} className="field__hint">
          {hint}
        </Box>
      )}
      {error !== undefined && (
        <Box id={`${id}-error`} className="wrong" role="alert">
          {error}
        </Box>
      )}
      <Typing
        id={id}
        value={value}
        onType={onChange}
        aria-label={isWebPage ? undefined : words}
        aria-invalid={error !== undefined}
        aria-required={required}
        aria-describedby={described.join(' ').trim() || undefined}
        {...typing}
      />
      {kind === 'long' && maxLength !== undefined && (
        <Box className="field__count">
          {value.length} / {maxLength}
        </Box>
      )}
    </Box>
  );
}
