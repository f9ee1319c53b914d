import { Button } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { createElement, useState, type KeyboardEvent } from 'react';
import { Box } from './box.tsx';
import { isWebPage } from './device.ts';
import { Picture } from './picture.tsx';

/** A place on a picture, in permille of its width and height. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

interface SpotPictureProps {
  /** Unique on the page. */
  readonly id: string;
  readonly src: string;
  /** What the picture shows and what a tap does. */
  readonly label: string;
  readonly spot: Spot | undefined;
  readonly onSpot: (spot: Spot) => void;
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
interface WebTap {
  /** 0 when a key pressed it: then there is no place. */
  readonly detail: number;
  readonly clientX: number;
  readonly clientY: number;
  readonly currentTarget: { getBoundingClientRect(): Frame };
}
interface PhoneTap {
  readonly changedTouches?: readonly { readonly clientX: number; readonly clientY: number }[];
}

const MIDDLE: Spot = { x: 500, y: 500 };
const STEP = 20;
const ARROWS: Readonly<Record<string, Spot>> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

/** A picture on which a place is marked by a tap, or on the web page with the arrow keys. */
export function SpotPicture({ id, src, label, spot, onSpot }: SpotPictureProps) {
  // Before the picture has come, a tap would mark a place on a frame without height.
  const [shown, setShown] = useState(false);
  const inside = (
    <>
      <Picture className="spot__picture" src={src} alt="" onShown={() => setShown(true)} />
      {spot !== undefined && (
        <Box className="spot__mark" aria-hidden style={{ left: `${spot.x / 10}%`, top: `${spot.y / 10}%` }} />
      )}
    </>
  );
  if (!isWebPage) {
    const onClick = (event: PhoneTap): void => {
      const touch = event.changedTouches?.[0];
      if (touch === undefined || !shown) return;
      Taro.createSelectorQuery()
        .select(`#${id}`)
        .boundingClientRect((frame) => {
          if (!Array.isArray(frame)) onSpot(spotIn(frame, touch.clientX, touch.clientY));
        })
        .exec();
    };
    return createElement(
      Button,
      { id, className: 'press spot', onClick, ...{ 'aria-label': label, 'aria-busy': !shown || undefined } },
      inside,
    );
  }
  const onClick = ({ detail, clientX, clientY, currentTarget }: WebTap): void => {
    if (detail === 0) onSpot(spot ?? MIDDLE);
    else if (shown) onSpot(spotIn(currentTarget.getBoundingClientRect(), clientX, clientY));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = ARROWS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const { x, y } = spot ?? MIDDLE;
    onSpot({ x: within(x + step.x), y: within(y + step.y) });
  };
  return createElement(
    'button',
    {
      id,
      type: 'button',
      className: 'press spot',
      onClick,
      onKeyDown,
      'aria-label': label,
      'aria-busy': !shown || undefined,
    },
    inside,
  );
}

function spotIn({ left, top, width, height }: Frame, x: number, y: number): Spot {
  return { x: within(((x - left) / width) * 1000), y: within(((y - top) / height) * 1000) };
}

function within(permille: number): number {
  return Math.max(0, Math.min(1000, Math.round(permille)));
}
