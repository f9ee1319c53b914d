import { Button } from '@tarojs/components';
import { createElement, type ReactNode } from 'react';
import { isWebPage } from './device.ts';

export interface PickProps {
  readonly kind: 'radio' | 'checkbox';
  /** The same for all options of one question. */
  readonly name: string;
  readonly picked: boolean;
  readonly disabled?: boolean;
  readonly className?: string;
  readonly onPick: () => void;
  /** Replaces the visible words for a screen reader. */
  readonly label?: string | undefined;
  readonly children?: ReactNode;
}

/** One option: a native radio or checkbox in its label on the web page (arrow keys included), a button in WeChat. */
export function Pick({
  kind,
  name,
  picked,
  disabled = false,
  className = '',
  onPick,
  label,
  children,
}: PickProps) {
  const classes = `pick ${picked ? 'pick--on' : ''} ${disabled ? 'pick--off' : ''} ${className}`;
  if (!isWebPage) {
    const spoken = {
      'aria-role': kind,
      'aria-checked': picked,
      'aria-disabled': disabled,
      ...(label === undefined ? {} : { 'aria-label': label }),
    };
    return createElement(
      Button,
      { className: `press ${classes}`, disabled, hoverClass: 'press--down', onClick: onPick, ...spoken },
      children,
    );
  }
  return (
    <label className={classes}>
      <input
        className="pick__input"
        type={kind}
        name={name}
        checked={picked}
        disabled={disabled}
        onChange={onPick}
        aria-label={label}
      />
      {children}
    </label>
  );
}
