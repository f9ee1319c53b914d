import type { ReactNode } from 'react';
import { Press } from '../platform/press.tsx';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** One `primary` a screen, full width, at the thumb. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly disabled?: boolean;
  /** Shows that it works and takes no second press. */
  readonly busy?: boolean;
  readonly small?: boolean;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-expanded'?: boolean;
}

/** A button. Never disabled without words beside it that say why. */
export function Button({
  children,
  onPress,
  kind = 'secondary',
  disabled = false,
  busy = false,
  ...rest
}: ButtonProps) {
  const { small = false, ...spoken } = rest;
  return (
    <Press
      className={`button button--${kind} ${small ? 'button--small' : ''}`}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      onPress={onPress}
      {...spoken}
    >
      {busy ? '请稍候…' : children}
    </Press>
  );
}
