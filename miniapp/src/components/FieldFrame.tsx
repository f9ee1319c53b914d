import { createElement, type ReactNode } from 'react';
import { Box } from '../platform/box.tsx';
import { isWebPage } from '../platform/device.ts';

interface FieldFrameProps {
  /** Id of the control inside. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** Draws the control; it is given the ids that describe it, for `aria-describedby`. */
  readonly children: (describedBy: string | undefined) => ReactNode;
}

/** Label, hint and error around one control; the error stands at the field and is read out at once. */
export function FieldFrame({ id, label, hint, error, children }: FieldFrameProps) {
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error === undefined ? [] : [`${id}-error`]),
  ].join(' ');
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
      {children(described === '' ? undefined : described)}
    </Box>
  );
}
