import type { ReactNode } from 'react';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly mark?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the plan that the buttons at the top lead to. */
export function Part({ id, title, mark, children }: PartProps) {
  return (
    <Box id={id} className="plan__anchor" focusable>
      <Card title={title} mark={mark}>
        <Box className="stack">{children}</Box>
      </Card>
    </Box>
  );
}
