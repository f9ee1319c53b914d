import type { ReactNode } from 'react';
import { Box } from '../platform/box.tsx';

interface CardProps {
  readonly title?: string;
  /** Small, beside the title (a Tag). */
  readonly mark?: ReactNode;
  readonly tone?: 'plain' | 'good' | 'warn' | 'bad';
  readonly id?: string;
  readonly children: ReactNode;
}

/** A group of things that belong together, with its heading. */
export function Card({ title, mark, tone = 'plain', id, children }: CardProps) {
  return (
    <Box as="section" id={id} className={`card card--${tone}`}>
      {title !== undefined && (
        <Box className="card__head">
          <Box as="h2" className="card__title">
            {title}
          </Box>
          {mark}
        </Box>
      )}
      {children}
    </Box>
  );
}
