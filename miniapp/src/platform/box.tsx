import { Text, View } from '@tarojs/components';
import { createElement, type CSSProperties, type ReactNode } from 'react';
import { isWebPage } from './device.ts';
import { given } from './given.ts';

/** What a screen reader is told; the same names on both platforms. */
export interface Spoken {
  readonly role?: string | undefined;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-hidden'?: boolean | undefined;
  readonly 'aria-live'?: 'polite' | 'assertive' | 'off' | undefined;
  readonly 'aria-checked'?: boolean | undefined;
  readonly 'aria-selected'?: boolean | undefined;
  readonly 'aria-pressed'?: boolean | undefined;
  readonly 'aria-expanded'?: boolean | undefined;
  readonly 'aria-disabled'?: boolean | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
  readonly 'aria-required'?: boolean | undefined;
  readonly 'aria-busy'?: boolean | undefined;
  readonly 'aria-current'?: 'page' | 'step' | undefined;
  readonly 'aria-sort'?: 'ascending' | 'descending' | 'none' | undefined;
  readonly 'aria-labelledby'?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-level'?: number | undefined;
  readonly 'aria-valuenow'?: number | undefined;
  readonly 'aria-valuemin'?: number | undefined;
  readonly 'aria-valuemax'?: number | undefined;
  readonly 'aria-valuetext'?: string | undefined;
}

/** WeChat calls it `aria-role` and reads the rest as it is; absent attributes are left out. */
export function spokenFor(spoken: Spoken): Readonly<Record<string, string | number | boolean>> {
  return Object.fromEntries(
    Object.entries(spoken).flatMap(([name, value]: [string, string | number | boolean | undefined]) =>
      value === undefined ? [] : [[name === 'role' && !isWebPage ? 'aria-role' : name, value] as const],
    ),
  );
}

type BlockTag =
  | 'div'
  | 'section'
  | 'article'
  | 'nav'
  | 'main'
  | 'header'
  | 'footer'
  | 'aside'
  | 'ul'
  | 'ol'
  | 'li'
  | 'dl'
  | 'dt'
  | 'dd'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'p'
  | 'table'
  | 'caption'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td';

export interface BoxProps extends Spoken {
  /** The HTML element on the web page; WeChat knows only its view. */
  readonly as?: BlockTag;
  readonly id?: string | undefined;
  readonly className?: string | undefined;
  readonly style?: CSSProperties | undefined;
  /** Lets `focusOn(id)` move the keyboard here. */
  readonly focusable?: boolean;
  readonly colSpan?: number | undefined;
  readonly scope?: 'col' | 'row' | undefined;
  readonly children?: ReactNode;
}

/** A block: a real HTML element with its meaning on the web page, a `view` in WeChat. */
export function Box({
  as = 'div',
  id,
  className,
  style,
  focusable,
  colSpan,
  scope,
  children,
  ...spoken
}: BoxProps) {
  const shared = { ...given({ id, className, style }), ...spokenFor(spoken) };
  if (!isWebPage) return createElement(View, { ...shared, ...headingFor(as) }, children);
  const web = { colSpan, scope, tabIndex: focusable ? -1 : undefined };
  return createElement<object>(as, { ...shared, ...web }, children);
}

// WeChat has no headings or lists; the role is all that a reader hears of them.
function headingFor(as: BlockTag): Readonly<Record<string, string | number>> {
  return as === 'h1' || as === 'h2' || as === 'h3'
    ? { 'aria-role': 'heading', 'aria-level': Number(as.slice(1)) }
    : {};
}

export interface WordsProps extends Spoken {
  readonly as?: 'span' | 'strong' | 'small' | 'code';
  readonly id?: string | undefined;
  readonly className?: string | undefined;
  readonly style?: CSSProperties | undefined;
  readonly children?: ReactNode;
}

/** Words inside a line. */
export function Words({ as = 'span', children, id, className, style, ...spoken }: WordsProps) {
  const shared = { ...given({ id, className, style }), ...spokenFor(spoken) };
  return isWebPage ? createElement<object>(as, shared, children) : createElement(Text, shared, children);
}
