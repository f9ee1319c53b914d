import type { Drawing } from '../../../shared/plan/plan.ts';
import type { BuildingRecord } from '../../community/communityModel.ts';
import {
  AMBER,
  box,
  CARD,
  GREEN,
  HEIGHT,
  INK,
  label,
  LINE,
  PALE_AMBER,
  PALE_GREEN,
  svgDrawing,
  WIDTH,
} from './svgDrawing.ts';

const YARD = { x: 40, y: 52, width: 640, height: 384 } as const;
/** Beside the houses, for what the renovation adds. */
const SIDE_WIDTH = 150;
const ROAD = 26;

/** Where there is room for them: doors of twenty houses would be specks. */
const MOST_HOUSES_WITH_DOORS = 6;

function house({ name }: BuildingRecord, x: number, y: number, width: number, height: number): string {
  const outline = ` stroke="${GREEN}" stroke-width="2"`;
  return (
    box({ x, y, width, height }, CARD, outline) +
    label(Math.round(x + width / 2), Math.round(y + height / 2) + 5, name, height < 50 ? 13 : 17)
  );
}

function doors({ units }: BuildingRecord, x: number, y: number, width: number, height: number): string {
  const middles = units.map((_, index) => Math.round(x + ((index + 0.5) * width) / units.length));
  return middles
    .map((middle) => box({ x: middle - 4, y: y + height - 3, width: 8, height: 6 }, AMBER))
    .join('');
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function houseFrames(buildings: readonly BuildingRecord[]): readonly Frame[] {
  const columns = buildings.length <= 3 ? 1 : 4;
  const rows = Math.ceil(buildings.length / columns);
  const area = { width: YARD.width - SIDE_WIDTH - 2 * ROAD, height: YARD.height - 2 * ROAD };
  const cell = { width: Math.floor(area.width / columns), height: Math.floor(area.height / rows) };
  const gap = columns === 1 ? 34 : 22;
  const height = Math.min(cell.height - gap, 84);
  const most = Math.max(...buildings.map(({ units }) => units.length));
  return buildings.map((building, index) => {
    // A house with fewer staircases is shorter.
    const width = Math.round((cell.width - 16) * (0.5 + (0.5 * building.units.length) / most));
    const x = YARD.x + ROAD + (index % columns) * cell.width;
    const y = YARD.y + ROAD + Math.floor(index / columns) * cell.height;
    return { x, y: y + Math.floor((cell.height - gap - height) / 2), width, height };
  });
}

function houses(buildings: readonly BuildingRecord[]): readonly string[] {
  const frames = houseFrames(buildings);
  const withDoors = buildings.length <= MOST_HOUSES_WITH_DOORS;
  return buildings.map((building, index) => {
    const { x, y, width, height } = frames[index] ?? { x: 0, y: 0, width: 0, height: 0 };
    return house(building, x, y, width, height) + (withDoors ? doors(building, x, y, width, height) : '');
  });
}

/** The buildings with where each of them is drawn, in permille of the drawing's width and height. */
export function withSpots(buildings: readonly BuildingRecord[]): readonly BuildingRecord[] {
  const frames = houseFrames(buildings);
  return buildings.map((building, index) => {
    const frame = frames[index];
    if (frame === undefined) return building;
    const x = Math.round((1000 * (frame.x + frame.width / 2)) / WIDTH);
    const y = Math.round((1000 * (frame.y + frame.height / 2)) / HEIGHT);
    return { ...building, spot: { x, y } };
  });
}

function tree(x: number, y: number): string {
  return `<circle cx="${x}" cy="${y}" r="9" fill="${GREEN}" opacity=".45"/>`;
}

/** What stands in the side strip, from top to bottom, when the plan has the work. */
const SIDE_PLACES = [
  { itemId: 'parking', text: '停车位 P', fill: CARD },
  { itemId: 'charging', text: '充电车棚', fill: PALE_AMBER },
  { itemId: 'fitness-equipment', text: '健身器材', fill: PALE_GREEN },
  { itemId: 'elder-friendly', text: '歇脚座椅', fill: PALE_GREEN },
  { itemId: 'activity-room', text: '居民活动室', fill: CARD },
  { itemId: 'culture-leisure', text: '休闲小广场', fill: PALE_GREEN },
  { itemId: 'parcel-lockers', text: '快递柜', fill: CARD },
  { itemId: 'postal-station', text: '快递驿站（候选）', fill: CARD },
] as const;

/** 总平面示意图: the houses with their staircases' doors, the ring road, and where the plan's works come. */
export function sitePlanDrawing(
  name: string,
  buildings: readonly BuildingRecord[],
  itemIds: ReadonlySet<string>,
): Drawing {
  const places = SIDE_PLACES.filter(({ itemId }) => itemIds.has(itemId)).slice(0, 5);
  const x = YARD.x + YARD.width - SIDE_WIDTH - ROAD + 8;
  const side = places.map(({ text, fill }, index) => {
    const y = YARD.y + ROAD + index * 62;
    const frame = ` stroke="${LINE}" stroke-width="2"`;
    return box({ x, y, width: SIDE_WIDTH - 8, height: 48 }, fill, frame) + label(x + 71, y + 30, text, 16);
  });
  const roadLine = ` stroke="${LINE}" stroke-width="${ROAD - 8}"`;
  const trees = Array.from({ length: 9 }, (_, index) =>
    tree(YARD.x + 60 + index * 64, YARD.y + YARD.height - 24),
  );
  const names = places.map(({ text }) => text).join('、');
  return svgDrawing(
    {
      drawingId: 'site-plan',
      title: `${name} 总平面示意图`,
      description: `从上往下看小区：${buildings.length}栋楼${buildings.length <= MOST_HOUSES_WITH_DOORS ? '，橙色小块是单元门' : ''}；外圈是修平的道路；右边从上到下是${names}；下边一排是补种的树，小区大门在下边中间。`,
    },
    [
      box(YARD, PALE_GREEN, roadLine),
      ...houses(buildings),
      ...side,
      ...trees,
      box({ x: 320, y: HEIGHT - 54, width: 80, height: 16 }, INK),
      label(360, HEIGHT - 41, '大门', 13, CARD),
    ],
  );
}
