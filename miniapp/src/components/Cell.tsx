import type { ReactNode } from 'react';
import { Box } from '../platform/box.tsx';
import { Press } from '../platform/press.tsx';

interface CellProps {
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  /** At the right: a number, a Tag. */
  readonly value?: ReactNode;
  /** With it the whole row is a button. */
  readonly onPress?: () => void;
  readonly 'aria-label'?: string;
}

/** One row of a list: title, a line of explanation, a value; pressed as a whole when it leads somewhere. */
export function Cell({ title, hint, value, onPress, ...spoken }: CellProps) {
  const inside = (
    <>
      <Box className="cell__words">
        <Box className="cell__title">{title}</Box>
        {hint !== undefined && <Box className="cell__hint">{hint}</Box>}
      </Box>
      {value !== undefined && <Box className="cell__value">{value}</Box>}
      {onPress !== undefined && (
        <Box className="cell__arrow" aria-hidden>
          ›
        </Box>
      )}
    </>
  );
  if (onPress === undefined) return <Box className="cell">{inside}</Box>;
  return (
    <Press className="cell cell--press" onPress={onPress} {...spoken}>
      {inside}
    </Press>
  );
}
