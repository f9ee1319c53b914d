import type { Drawing } from '../../../shared/plan/plan.ts';
import type { BuildingPlan } from '../communityPlan.ts';
import {
  AMBER,
  box,
  CARD,
  GREEN,
  INK,
  label,
  LINE,
  PALE_AMBER,
  PALE_GREEN,
  svgDrawing,
} from './svgDrawing.ts';

const GROUND = 416;
const STAIR_WIDTH = 190;
/** More staircases than these repeat what the first show. */
const MOST_STAIRS = 2;

function window(x: number, y: number, height: number): string {
  const frame = ` stroke="${GREEN}" stroke-width="1.5"`;
  return box({ x, y, width: 44, height }, CARD, frame) + box({ x: x + 21, y, width: 2, height }, LINE);
}

function stair(x: number, floors: number, floorHeight: number, lift: boolean): string {
  const middle = x + STAIR_WIDTH / 2;
  const top = GROUND - floors * floorHeight;
  const windows = Array.from({ length: floors }, (_, floor) => {
    const y = top + floor * floorHeight + 9;
    const height = floorHeight - 20;
    return window(x + 16, y, height) + window(x + STAIR_WIDTH - 60, y, height);
  });
  const shaft = { x: middle - 20, y: top - 10, width: 40, height: GROUND - top + 10 };
  const core = lift
    ? box(shaft, PALE_AMBER, ` stroke="${AMBER}" stroke-width="2"`) +
      label(middle, top + 22, '电梯', 14, AMBER)
    : '';
  return [
    ...windows,
    core,
    box({ x: middle - 17, y: GROUND - 40, width: 34, height: 40 }, GREEN),
    box({ x: middle - 28, y: GROUND - 48, width: 56, height: 7 }, AMBER),
    // The ramp beside the door.
    `<path d="M${middle + 17} ${GROUND}h52l-52-12z" fill="${AMBER}"/>`,
    box({ x: x + STAIR_WIDTH - 5, y: top, width: 4, height: GROUND - top }, LINE),
  ].join('');
}

/** 改造后立面示意图 of one house: insulated wall, new windows, doors with canopy and ramp, a lift where one is planned. */
export function facadeDrawing(
  name: string,
  buildingName: string,
  { units, floors }: BuildingPlan,
  itemIds: ReadonlySet<string>,
): Drawing {
  const stairs = Math.min(units, MOST_STAIRS);
  const width = stairs * STAIR_WIDTH + 20;
  const left = Math.round((720 - width) / 2);
  const floorHeight = Math.min(62, Math.floor(320 / floors));
  const top = GROUND - floors * floorHeight;
  const lift = itemIds.has('new-lift');
  const wall = itemIds.has('energy-saving') ? PALE_GREEN : PALE_AMBER;
  const parts = [
    itemIds.has('energy-saving') ? '外墙是新加的保温层，刷成浅绿色' : '外墙清洗后重新粉刷成米黄色',
    '雨水管换成新的',
    '单元门换新，门上有雨篷，门边有坡道',
    ...(lift ? ['每个单元外面有一部电梯'] : []),
  ];
  return svgDrawing(
    {
      drawingId: 'facade',
      title: `${name} ${buildingName} 改造后立面示意图`,
      description: `从正面看${buildingName}：${floors}层、${units}个单元${units > stairs ? `（画出${stairs}个）` : ''}。${parts.join('；')}。`,
    },
    [
      box({ x: 24, y: GROUND, width: 672, height: 12 }, LINE),
      box(
        { x: left, y: top - 4, width, height: GROUND - top + 4 },
        wall,
        ` stroke="${GREEN}" stroke-width="2"`,
      ),
      box({ x: left - 8, y: top - 14, width: width + 16, height: 12 }, GREEN),
      ...Array.from({ length: stairs }, (_, index) =>
        stair(left + 10 + index * STAIR_WIDTH, floors, floorHeight, lift),
      ),
      ...[70, 650].map(
        (x) =>
          `<path d="M${x} ${GROUND}v-70h12" fill="none" stroke="${INK}" stroke-width="4"/><circle cx="${x + 14}" cy="${GROUND - 66}" r="7" fill="${AMBER}"/>`,
      ),
    ],
  );
}
