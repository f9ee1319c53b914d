import { Button } from '@tarojs/components';
import { createElement, type ReactNode } from 'react';
import { spokenFor, type Spoken } from './box.tsx';
import { isWebPage } from './device.ts';
import { given } from './given.ts';

export interface PressProps extends Spoken {
  readonly id?: string | undefined;
  readonly className?: string | undefined;
  readonly disabled?: boolean;
  readonly onPress: () => void;
  readonly children?: ReactNode;
}

/** Anything that is pressed: a real button on both platforms, so that keyboard and screen reader know it. */
export function Press({ id, className = '', disabled = false, onPress, children, ...spoken }: PressProps) {
  const shared = {
    ...given({ id }),
    className: `press ${className}`,
    disabled,
    onClick: onPress,
    ...spokenFor(spoken),
  };
  return isWebPage
    ? createElement('button', { type: 'button', ...shared }, children)
    : createElement(Button, { hoverClass: 'press--down', ...shared }, children);
}
