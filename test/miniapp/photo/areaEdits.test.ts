import fc from 'fast-check';
import {
  addArea,
  continueDrag,
  endDrag,
  moveArea,
  startDrag,
  stretchArea,
} from '../../../miniapp/src/photo/areaEdits.ts';
import { refuseAreas, type CoverArea } from '../../../shared/evidence/coverArea.ts';

// Rectangles over faces and plates, by pointer or by buttons: the server takes whatever the screen lets happen.

const FACE: CoverArea = { x: 400, y: 400, width: 200, height: 200 };
const dragged = (areas: readonly CoverArea[], ...path: readonly (readonly [number, number])[]) => {
  const [first, ...rest] = path.map(([x, y]) => ({ x, y }));
  const started = startDrag(areas, first ?? { x: 0, y: 0 });
  if (started === undefined) return areas;
  const moved = rest.reduce((now, at) => continueDrag(now, started.drag, at), started.areas);
  return endDrag(moved, started.drag);
};

test('a pointer draws from any corner', () => {
  const drawn = { x: 100, y: 200, width: 300, height: 100 };
  expect(dragged([], [100, 200], [250, 250], [400, 300])).toEqual([drawn]);
  expect(dragged([], [400, 300], [100, 200])).toEqual([drawn]);
});

test('a tap draws nothing', () => {
  expect(dragged([], [100, 100], [104, 103])).toEqual([]);
});

test('a pointer inside a rectangle moves it, at its lower right corner it stretches it', () => {
  expect(dragged([FACE], [450, 450], [550, 350])).toEqual([{ ...FACE, x: 500, y: 300 }]);
  expect(dragged([FACE], [600, 600], [700, 650])).toEqual([{ ...FACE, width: 300, height: 250 }]);
});

test('nothing leaves the photograph', () => {
  expect(moveArea(FACE, 900, -900)).toEqual({ ...FACE, x: 800, y: 0 });
  expect(stretchArea(FACE, 900, -900)).toEqual({ ...FACE, width: 600, height: 15 });
});

test('the forty-first rectangle is not taken', () => {
  let areas: readonly CoverArea[] = [];
  for (let i = 0; i < 50; i += 1) areas = addArea(areas);
  expect(areas).toHaveLength(40);
  expect(startDrag(areas, { x: 5, y: 5 })).toBeUndefined();
  expect(refuseAreas(areas)).toBeUndefined();
});

test('whatever a hand does, the server takes it', () => {
  const spot = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }));
  fc.assert(
    fc.property(fc.array(fc.array(spot, { minLength: 1, maxLength: 5 }), { maxLength: 20 }), (drags) => {
      const areas = drags.reduce<readonly CoverArea[]>((now, path) => dragged(now, ...path), []);
      expect(refuseAreas(areas)).toBeUndefined();
    }),
  );
});
