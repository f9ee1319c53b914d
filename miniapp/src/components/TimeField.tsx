import { createElement } from 'react';
import { Box } from '../platform/box.tsx';
import { isWebPage } from '../platform/device.ts';
import { Timing } from '../platform/timing.tsx';

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
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
    .join(' ')
    .trim();
  return (
    <Box className={`field ${error === undefined ? '' : 'field--wrong'}`}>
      {isWebPage ? (
        createElement('label', { className: 'field__label', htmlFor: id }, label)
      ) : (
        <Box className="field__label">{label}</Box>
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
      <Timing
        id={id}
        label={label}
        value={value}
        onPick={onChange}
        describedBy={described === '' ? undefined : described}
        invalid={error !== undefined}
      />
    </Box>
  );
}
