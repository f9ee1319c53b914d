import { refuseFields, type FieldFault, type Refusal } from '../refusal.ts';

/** A rectangle of a photograph in whole permille of its width and height, from its upper left corner. */
export interface CoverArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Most rectangles on one photograph: a whole stairwell meeting has fewer faces. */
export const MOST_AREAS = 40;
/** Smallest side of a rectangle, in permille: less covers nothing. */
const LEAST_SIDE = 5;
/** A photograph's width and height, in permille. */
export const WHOLE_SIDE = 1000;

/** Refuses too many rectangles, and each one that is too small or leaves the photograph, by its place in the list. */
export function refuseAreas(areas: readonly CoverArea[]): Refusal | undefined {
  if (areas.length > MOST_AREAS) return refuseFields([{ path: 'areas', code: 'too-many' }]);
  const faults = areas.flatMap((area, index): FieldFault[] =>
    isInside(area) ? [] : [{ path: `areas.${index}`, code: 'out-of-range' }],
  );
  return faults.length === 0 ? undefined : refuseFields(faults);
}

function isInside({ x, y, width, height }: CoverArea): boolean {
  if (![x, y, width, height].every(Number.isSafeInteger)) return false;
  if (x < 0 || y < 0 || width < LEAST_SIDE || height < LEAST_SIDE) return false;
  return x + width <= WHOLE_SIDE && y + height <= WHOLE_SIDE;
}
