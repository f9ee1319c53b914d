import type { OverviewRow } from '../../../shared/community/community.ts';
import { ROUND_STATUS_NAMES, stageName } from '../words/names.ts';
import { permilleText } from '../words/numbers.ts';
import { csvText } from '../words/csvText.ts';
import { scoreCells } from './scoreWords.ts';

const HEAD = [
  '小区',
  '辖区',
  '阶段',
  '户数',
  '征集',
  '征集状态',
  '达标比例',
  '已征集户数',
  '计入户数',
  '征集率',
  '全体户数',
  '全体口径',
  '还差户数',
  '效果评价',
  '满意度',
  '上下误差',
  '打分户数',
  '应评户数',
  '满意度说明',
];

/** The table as shown, in figures and words, for a spreadsheet. */
export function overviewCsv(rows: readonly OverviewRow[]): string {
  return csvText([HEAD, ...rows.map(cellsOf)]);
}

function cellsOf(row: OverviewRow): readonly (string | number)[] {
  return [...roundCells(row), ...satisfactionCells(row)];
}

function satisfactionCells({ satisfaction }: OverviewRow): readonly (string | number)[] {
  if (satisfaction === null) return ['没有效果评价', '', '', '', '', ''];
  const { title, overall } = satisfaction;
  return [title, ...scoreCells(overall)];
}

function roundCells({
  name,
  regionName,
  stage,
  households,
  round,
}: OverviewRow): readonly (string | number)[] {
  const place = [name, regionName, stageName(stage), households];
  if (round === null) return [...place, '没有征集', '', '', '', '', '', '', '', ''];
  const { title, status, thresholdPercent, official, strict } = round;
  return [
    ...place,
    title,
    ROUND_STATUS_NAMES[status],
    `${thresholdPercent}%`,
    official.answered,
    official.denominator,
    permilleText(official.permille),
    strict.denominator,
    permilleText(strict.permille),
    official.need,
  ];
}
