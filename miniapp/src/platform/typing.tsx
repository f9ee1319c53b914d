import { Input, Textarea } from '@tarojs/components';
import { createElement } from 'react';
import { spokenFor, type Spoken } from './box.tsx';
import { isWebPage } from './device.ts';
import { given } from './given.ts';

export interface TypingProps extends Spoken {
  readonly id: string;
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly kind?: 'text' | 'password' | 'phone' | 'code' | 'long';
  readonly maxLength?: number;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean;
  readonly autoComplete?: string | undefined;
  readonly onLeave?: (() => void) | undefined;
}

type WebProps = Readonly<Record<string, unknown>>;

const WEB_TYPES = { text: 'text', code: 'text', password: 'password', phone: 'tel', long: 'text' } as const;

/** A place to type: one line, or several when `kind` is `long`. `onType` gets the whole text. */
export function Typing({ id, value, onType, kind = 'text', maxLength = 200, ...rest }: TypingProps) {
  const { placeholder, disabled = false, autoComplete, onLeave, ...spoken } = rest;
  const long = kind === 'long';
  const className = long ? 'typing typing--long' : 'typing';
  const shared = {
    id,
    className,
    value,
    disabled,
    ...given({ placeholder, onBlur: onLeave }),
    ...spokenFor(spoken),
  };
  if (isWebPage) {
    const onChange = (event: { readonly target: { readonly value: string } }): void =>
      onType(event.target.value);
    const web = { ...shared, maxLength, autoComplete, onChange };
    return long
      ? createElement<WebProps>('textarea', { ...web, rows: 4 })
      : createElement<WebProps>('input', { ...web, type: WEB_TYPES[kind] });
  }
  const onInput = (event: { readonly detail: { readonly value: string } }): void =>
    onType(event.detail.value);
  if (long) return createElement(Textarea, { ...shared, maxlength: maxLength, autoHeight: true, onInput });
  return createElement(Input, {
    ...shared,
    maxlength: maxLength,
    type: kind === 'phone' ? 'number' : 'text',
    password: kind === 'password',
    onInput,
  });
}
