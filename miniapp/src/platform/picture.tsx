import { Image } from '@tarojs/components';
import { createElement } from 'react';
import { isWebPage } from './device.ts';
import { given } from './given.ts';

interface PictureProps {
  readonly src: string;
  /** What the picture shows, for people who do not see it. */
  readonly alt: string;
  readonly className?: string;
  /** The picture has come and has its size. */
  readonly onShown?: () => void;
}

/** A picture with its words; loaded when it comes into view. */
export function Picture({ src, alt, className = '', onShown }: PictureProps) {
  const classes = `picture ${className}`;
  const shown = given({ onLoad: onShown });
  if (isWebPage) return createElement('img', { src, alt, className: classes, loading: 'lazy', ...shown });
  return createElement(Image, {
    src,
    className: classes,
    mode: 'widthFix',
    lazyLoad: true,
    ...shown,
    ...{ 'aria-label': alt },
  });
}
