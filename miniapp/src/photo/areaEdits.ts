import { MOST_AREAS, WHOLE_SIDE, type CoverArea } from '../../../shared/evidence/coverArea.ts';

/** A place on a photograph, in permille. */
interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A rectangle that is being drawn, moved or stretched, from where the pointer went down. */
export interface AreaDrag {
  readonly kind: 'draw' | 'move' | 'stretch';
  readonly index: number;
  readonly from: Spot;
  readonly area: CoverArea;
}

/** A tap is no rectangle; smaller ones are dropped when the pointer goes up. */
const LEAST_DRAWN = 15;
/** How near to its lower right corner a pointer stretches a rectangle. */
const CORNER = 35;
const NEW_SIDE = 160;

/** What a pointer that goes down begins: at a corner it stretches, inside it moves, elsewhere it draws a new rectangle. */
export function startDrag(
  areas: readonly CoverArea[],
  at: Spot,
): { readonly areas: readonly CoverArea[]; readonly drag: AreaDrag } | undefined {
  const found = lastIndexWhere(areas, (area) => isAtCorner(area, at) || isInside(area, at));
  const area = areas[found];
  if (area !== undefined) {
    const kind = isAtCorner(area, at) ? 'stretch' : 'move';
    return { areas, drag: { kind, index: found, from: at, area } };
  }
  if (areas.length >= MOST_AREAS) return undefined;
  const drawn = { x: Math.min(at.x, WHOLE_SIDE - 1), y: Math.min(at.y, WHOLE_SIDE - 1), width: 1, height: 1 };
  return {
    areas: [...areas, drawn],
    drag: { kind: 'draw', index: areas.length, from: at, area: drawn },
  };
}

/** The rectangles while the pointer is here. */
export function continueDrag(areas: readonly CoverArea[], drag: AreaDrag, at: Spot): readonly CoverArea[] {
  const { kind, index, from, area } = drag;
  return areas.map((one, place) => {
    if (place !== index) return one;
    if (kind === 'move') return moveArea(area, at.x - from.x, at.y - from.y);
    if (kind === 'stretch') return stretchArea(area, at.x - from.x, at.y - from.y);
    return {
      x: Math.min(from.x, at.x),
      y: Math.min(from.y, at.y),
      width: Math.max(1, Math.abs(at.x - from.x)),
      height: Math.max(1, Math.abs(at.y - from.y)),
    };
  });
}

/** The rectangles after the pointer went up. */
export function endDrag(areas: readonly CoverArea[], { kind, index }: AreaDrag): readonly CoverArea[] {
  const drawn = areas[index];
  const isTap =
    kind === 'draw' && drawn !== undefined && (drawn.width < LEAST_DRAWN || drawn.height < LEAST_DRAWN);
  return isTap ? areas.filter((_, place) => place !== index) : areas;
}

/** A new rectangle, without a pointer: in the middle, each a little further down. */
export function addArea(areas: readonly CoverArea[]): readonly CoverArea[] {
  if (areas.length >= MOST_AREAS) return areas;
  const shift = (areas.length % 8) * 40;
  return [...areas, { x: 300 + shift, y: 300 + shift, width: NEW_SIDE, height: NEW_SIDE }];
}

/** Moved, and kept inside the photograph. */
export function moveArea(area: CoverArea, right: number, down: number): CoverArea {
  const { width, height } = area;
  return {
    ...area,
    x: between(0, area.x + right, WHOLE_SIDE - width),
    y: between(0, area.y + down, WHOLE_SIDE - height),
  };
}

/** Wider and higher, or less so, from its upper left corner, and kept inside the photograph. */
export function stretchArea(area: CoverArea, wider: number, higher: number): CoverArea {
  return {
    ...area,
    width: between(LEAST_DRAWN, area.width + wider, WHOLE_SIDE - area.x),
    height: between(LEAST_DRAWN, area.height + higher, WHOLE_SIDE - area.y),
  };
}

function isInside({ x, y, width, height }: CoverArea, at: Spot): boolean {
  return at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;
}

function isAtCorner({ x, y, width, height }: CoverArea, at: Spot): boolean {
  // Of a small rectangle most must stay for moving it.
  const reach = Math.min(CORNER, width / 2, height / 2);
  return Math.abs(at.x - x - width) <= reach && Math.abs(at.y - y - height) <= reach;
}

function lastIndexWhere(areas: readonly CoverArea[], wanted: (area: CoverArea) => boolean): number {
  return areas.reduce((found, area, index) => (wanted(area) ? index : found), -1);
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(Math.max(least, most), Math.round(value)));
}
