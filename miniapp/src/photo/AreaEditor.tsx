import { useRef, useState } from 'react';
import type { CoverArea } from '../../../shared/evidence/coverArea.ts';
import { Button } from '../components/Button.tsx';
import { Box } from '../platform/box.tsx';
import { DragSurface } from '../platform/dragSurface.tsx';
import { Picture } from '../platform/picture.tsx';
import { Press, type Arrow } from '../platform/press.tsx';
import {
  addArea,
  continueDrag,
  endDrag,
  moveArea,
  startDrag,
  stretchArea,
  type AreaDrag,
} from './areaEdits.ts';

interface AreaEditorProps {
  readonly src: string;
  readonly areas: readonly CoverArea[];
  readonly onChange: (areas: readonly CoverArea[]) => void;
}

const STEP = 20;
const ARROWS: Readonly<Record<Arrow, readonly [right: number, down: number]>> = {
  left: [-STEP, 0],
  right: [STEP, 0],
  up: [0, -STEP],
  down: [0, STEP],
};
const STRETCHES = [
  ['宽一点', STEP, 0],
  ['窄一点', -STEP, 0],
  ['高一点', 0, STEP],
  ['矮一点', 0, -STEP],
] as const;
const MOVES = [
  ['← 左移', 'left'],
  ['右移 →', 'right'],
  ['↑ 上移', 'up'],
  ['↓ 下移', 'down'],
] as const;

/** The photograph with its rectangles: drawn with a finger or a mouse, or added and moved with buttons and arrow keys. */
export function AreaEditor({ src, areas, onChange }: AreaEditorProps) {
  const [chosen, setChosen] = useState(0);
  const drag = useRef<AreaDrag>();
  const current = useRef(areas);
  current.current = areas;
  const area = areas[chosen];
  // A finger is faster than the picture is drawn: what it does next goes on from what it did last.
  const draw = (next: readonly CoverArea[]): void => {
    current.current = next;
    onChange(next);
  };
  const replace = (changed: CoverArea): void =>
    onChange(areas.map((one, index) => (index === chosen ? changed : one)));
  const arrow = (index: number) => (to: Arrow) => {
    setChosen(index);
    onChange(areas.map((one, place) => (place === index ? moveArea(one, ...ARROWS[to]) : one)));
  };
  return (
    <Box className="stack">
      <Box>在照片上划一下，框住人脸或车牌；按住框可以移动，拉右下角可以改大小。也可以用下面的按钮。</Box>
      <DragSurface
        id="cover-surface"
        className="cover"
        onStart={(at) => {
          const started = startDrag(current.current, at);
          drag.current = started?.drag;
          if (started === undefined) return;
          setChosen(started.drag.index);
          draw(started.areas);
        }}
        onMove={(at) => {
          if (drag.current !== undefined) draw(continueDrag(current.current, drag.current, at));
        }}
        onEnd={() => {
          if (drag.current !== undefined) draw(endDrag(current.current, drag.current));
          drag.current = undefined;
        }}
      >
        <Picture className="cover__picture" src={src} alt="要遮挡的照片" />
        {areas.map(({ x, y, width, height }, index) => (
          <Box
            key={index}
            className={`cover__area ${index === chosen ? 'cover__area--chosen' : ''}`}
            style={{
              left: `${x / 10}%`,
              top: `${y / 10}%`,
              width: `${width / 10}%`,
              height: `${height / 10}%`,
            }}
          >
            <Box className="cover__number" aria-hidden>
              {index + 1}
            </Box>
          </Box>
        ))}
      </DragSurface>
      {areas.length > 0 && (
        <Box className="row" role="group" aria-label="遮挡框">
          {areas.map(({ x, y }, index) => (
            <Press
              key={index}
              className={`cover__tab ${index === chosen ? 'cover__tab--chosen' : ''}`}
              aria-pressed={index === chosen}
              aria-label={`第 ${index + 1} 个框，离左边 ${Math.round(x / 10)}%，离上边 ${Math.round(y / 10)}%。方向键可以移动`}
              onPress={() => setChosen(index)}
              onArrow={arrow(index)}
            >
              第 {index + 1} 个框
            </Press>
          ))}
        </Box>
      )}
      {area !== undefined && (
        <Box className="row" role="group" aria-label={`第 ${chosen + 1} 个框`}>
          {MOVES.map(([words, to]) => (
            <Button key={to} small onPress={() => replace(moveArea(area, ...ARROWS[to]))}>
              {words}
            </Button>
          ))}
          {STRETCHES.map(([words, wider, higher]) => (
            <Button key={words} small onPress={() => replace(stretchArea(area, wider, higher))}>
              {words}
            </Button>
          ))}
          <Button
            small
            onPress={() => {
              setChosen(Math.max(0, chosen - 1));
              onChange(areas.filter((_, index) => index !== chosen));
            }}
          >
            去掉第 {chosen + 1} 个框
          </Button>
        </Box>
      )}
      <Button
        onPress={() => {
          setChosen(areas.length);
          onChange(addArea(areas));
        }}
      >
        加一个框
      </Button>
    </Box>
  );
}
