import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { createElement, useRef, type ReactNode } from 'react';
import { isWebPage } from './device.ts';
import type { Spot } from './spotPicture.tsx';

interface DragSurfaceProps {
  /** Unique on the page. */
  readonly id: string;
  readonly className: string;
  readonly onStart: (at: Spot) => void;
  readonly onMove: (at: Spot) => void;
  readonly onEnd: () => void;
  readonly children: ReactNode;
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
interface Pointer {
  readonly pointerId: number;
  readonly isPrimary: boolean;
  readonly clientX: number;
  readonly clientY: number;
  readonly currentTarget: {
    getBoundingClientRect(): Frame;
    setPointerCapture(pointerId: number): void;
    hasPointerCapture(pointerId: number): boolean;
  };
}
interface Touched {
  readonly type: string;
  readonly touches?: readonly { readonly clientX: number; readonly clientY: number }[];
}

/** A finger that went down. WeChat tells later where the surface is: until then what the finger does waits, in its order. */
interface Finger {
  frame?: Frame;
  readonly waiting: ((frame: Frame) => void)[];
}

/** A surface on which a mouse, a pen or a finger draws; places in permille of its width and height. */
export function DragSurface({ id, className, onStart, onMove, onEnd, children }: DragSurfaceProps) {
  const finger = useRef<Finger>();
  if (isWebPage) {
    const at = ({ currentTarget, clientX, clientY }: Pointer): Spot =>
      spotIn(currentTarget.getBoundingClientRect(), clientX, clientY);
    const onPointerDown = (event: Pointer): void => {
      if (!event.isPrimary) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      onStart(at(event));
    };
    const onPointerMove = (event: Pointer): void => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(at(event));
    };
    const web: object = {
      id,
      className,
      onPointerDown,
      onPointerMove,
      onPointerUp: onEnd,
      onPointerCancel: onEnd,
    };
    return createElement<object>('div', web, children);
  }
  const onFrame = (act: (frame: Frame) => void): void => {
    const { current } = finger;
    if (current?.frame !== undefined) act(current.frame);
    else current?.waiting.push(act);
  };
  const touched = ({ touches }: Touched, tell: (at: Spot) => void): void => {
    const touch = touches?.[0];
    if (touch !== undefined) onFrame((frame) => tell(spotIn(frame, touch.clientX, touch.clientY)));
  };
  const onTouchStart = (event: Touched): void => {
    const down: Finger = { waiting: [] };
    finger.current = down;
    touched(event, onStart);
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .boundingClientRect((found) => {
        if (Array.isArray(found)) return;
        down.frame = found;
        down.waiting.splice(0).forEach((act) => act(found));
      })
      .exec();
  };
  const onTouchMove = (event: Touched): void => touched(event, onMove);
  const onTouchEnd = (): void => onFrame(onEnd);
  return createElement(
    View,
    // The page does not scroll away under the finger that draws.
    { id, className, catchMove: true, onTouchEnd, ...{ onTouchStart, onTouchMove } },
    children,
  );
}

function spotIn({ left, top, width, height }: Frame, x: number, y: number): Spot {
  return { x: within(((x - left) / width) * 1000), y: within(((y - top) / height) * 1000) };
}

function within(permille: number): number {
  return Math.max(0, Math.min(1000, Math.round(permille)));
}
