import type { ReactNode } from 'react';
import { Box } from '../platform/box.tsx';
import { Button } from './Button.tsx';

interface BannerProps {
  readonly tone: 'info' | 'good' | 'warn' | 'bad';
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: { readonly label: string; readonly onPress: () => void };
  readonly id?: string;
}

const SHAPES = { info: 'i', good: '✓', warn: '!', bad: '✕' } as const;

/** A message in the page that stays: what happened, what is safe, what to do. Errors are read out at once. */
export function Banner({ tone, title, children, action, id }: BannerProps) {
  return (
    <Box id={id} className={`banner banner--${tone}`} role={tone === 'bad' ? 'alert' : 'status'} focusable>
      <Box className="banner__shape" aria-hidden>
        {SHAPES[tone]}
      </Box>
      <Box className="banner__words">
        <Box className="banner__title">{title}</Box>
        {children !== undefined && <Box className="banner__text">{children}</Box>}
        {action !== undefined && (
          <Button small onPress={action.onPress}>
            {action.label}
          </Button>
        )}
      </Box>
    </Box>
  );
}
