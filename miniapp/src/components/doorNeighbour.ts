import type { Arrow } from '../platform/press.tsx';

/**
 * The door of one staircase that an arrow key leads to: left and right along the floor, up and down to the same place
 * on the next floor (its last door where it has fewer). Undefined at the edge.
 */
export function doorNeighbour(
  doors: readonly { readonly id: string; readonly floor: number }[],
  fromId: string,
  arrow: Arrow,
): string | undefined {
  const here = doors.find((door) => door.id === fromId);
  if (here === undefined) return undefined;
  const onFloor = (floor: number) => doors.filter((door) => door.floor === floor);
  const place = onFloor(here.floor).indexOf(here);
  if (arrow === 'left' || arrow === 'right') {
    return onFloor(here.floor)[place + (arrow === 'left' ? -1 : 1)]?.id;
  }
  const floors = [...new Set(doors.map((door) => door.floor))].sort((first, second) => first - second);
  const floor = floors[floors.indexOf(here.floor) + (arrow === 'up' ? 1 : -1)];
  if (floor === undefined) return undefined;
  const row = onFloor(floor);
  return row[Math.min(place, row.length - 1)]?.id;
}
