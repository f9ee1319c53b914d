import { Button } from '@tarojs/components';
import { createElement, type KeyboardEvent, type ReactNode } from 'react';
import { spokenFor, type Spoken } from './box.tsx';
import { isWebPage } from './device.ts';
import { given } from './given.ts';

export type Arrow = 'left' | 'right' | 'up' | 'down';

const ARROWS: Readonly<Record<string, Arrow>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export interface PressProps extends Spoken {
  readonly id?: string | undefined;
  readonly className?: string | undefined;
  readonly disabled?: boolean;
  readonly onPress: () => void;
  /** Arrow keys on the web page, for things that stand in a grid. */
  readonly onArrow?: ((arrow: Arrow) => void) | undefined;
  readonly children?: ReactNode;
}

/** Anything that is pressed: a real button on both platforms, so that keyboard and screen reader know it. */
export function Press({
  id,
  className = '',
  disabled = false,
  onPress,
  onArrow,
  children,
  ...spoken
}: PressProps) {
  const shared = {
    ...given({ id }),
    className: `press ${className}`,
    disabled,
    onClick: onPress,
    ...spokenFor(spoken),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key];
    if (arrow === undefined || onArrow === undefined) return;
    event.preventDefault();
    onArrow(arrow);
  };
  return isWebPage
    ? createElement(
        'button',
        { type: 'button', ...shared, ...(onArrow === undefined ? {} : { onKeyDown }) },
        children,
      )
    : createElement(Button, { hoverClass: 'press--down', ...shared }, children);
}
