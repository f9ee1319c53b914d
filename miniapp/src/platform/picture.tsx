import { Image } from '@tarojs/components';
import { createElement } from 'react';
import { isWebPage } from './device.ts';

interface PictureProps {
  readonly src: string;
  /** What the picture shows, for people who do not see it. */
  readonly alt: string;
  readonly className?: string;
}

/** A picture with its words; loaded when it comes into view. */
export function Picture({ src, alt, className = '' }: PictureProps) {
  const classes = `picture ${className}`;
  if (isWebPage) return createElement('img', { src, alt, className: classes, loading: 'lazy' });
  return createElement(Image, {
    src,
    className: classes,
    mode: 'widthFix',
    lazyLoad: true,
    ...{ 'aria-label': alt },
  });
}
