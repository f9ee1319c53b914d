import type { SourceDocument } from '../../../shared/region/sourceDocument.ts';
import { areaColumn, countColumn, moneyColumn, textColumn } from '../columns.ts';
import { wuhaiClauses, wuhaiFunding, wuhaiMenu } from './wuhaiClauses.ts';

const planColumns = [
  countColumn('communities', '数量', '个'),
  countColumn('households', '户数', '户'),
  areaColumn('areaM2', '建筑面积', 2),
  moneyColumn('investmentFen', '预计投资', '亿元', 3),
];
const districtColumns = [textColumn('district', '各区'), ...planColumns];

/**
 * 乌海市老旧小区改造行动实施方案（2022—2024年）. Separators show the document's own unit: `49_5100` m² is 49.51 万㎡,
 * `2_1940_0000_00` fen is 2.194 亿元.
 */
export const wuhai2022: SourceDocument = {
  documentId: 'wuhai-2022',
  title: '乌海市老旧小区改造行动实施方案（2022—2024年）',
  issuer: '乌海市人民政府办公室',
  issuedOn: '2021-12-31',
  region: '乌海市',
  summary: '三年改造2005年年底前建成剩余未改造的186个老旧小区、297.49万平方米，分基础类、完善类、提升类。',
  notes: ['原文的公开文本未载文号。', '原文各节没有编号，出处以节标题表示。'],
  tables: [
    {
      tableId: 'years',
      title: '各年度改造计划',
      clause: '工作目标',
      columns: [textColumn('year', '年度'), ...planColumns],
      rows: [
        { year: '2022年', communities: 59, households: 6670, areaM2: 67_2500, investmentFen: 2_9350_0000_00 },
        {
          year: '2023年',
          communities: 60,
          households: 11706,
          areaM2: 117_7100,
          investmentFen: 4_2840_0000_00,
        },
        {
          year: '2024年',
          communities: 67,
          households: 9923,
          areaM2: 112_5300,
          investmentFen: 3_5280_0000_00,
        },
      ],
      totals: {
        year: '三年合计',
        communities: 186,
        households: 28299,
        areaM2: 297_4900,
        investmentFen: 10_7470_0000_00,
      },
      note: '小区数和面积的合计为原文所载；户数和投资的合计原文未载，由三年相加得出。',
    },
    {
      tableId: 'districts-2022',
      title: '2022年改造计划',
      clause: '工作目标·2022年改造计划表',
      columns: districtColumns,
      rows: [
        {
          district: '海勃湾区',
          communities: 47,
          households: 4695,
          areaM2: 49_5100,
          investmentFen: 2_1940_0000_00,
        },
        { district: '乌达区', communities: 7, households: 704, areaM2: 7_8800, investmentFen: 4620_0000_00 },
        { district: '海南区', communities: 5, households: 1271, areaM2: 9_8600, investmentFen: 2790_0000_00 },
      ],
      totals: {
        district: '总计',
        communities: 59,
        households: 6670,
        areaM2: 67_2500,
        investmentFen: 2_9350_0000_00,
      },
    },
    {
      tableId: 'districts-2023',
      title: '2023年改造计划',
      clause: '工作目标·2023年改造计划表',
      columns: districtColumns,
      rows: [
        {
          district: '海勃湾区',
          communities: 48,
          households: 9561,
          areaM2: 95_5500,
          investmentFen: 3_3460_0000_00,
        },
        {
          district: '乌达区',
          communities: 7,
          households: 1169,
          areaM2: 12_2900,
          investmentFen: 6940_0000_00,
        },
        { district: '海南区', communities: 5, households: 976, areaM2: 9_8700, investmentFen: 2440_0000_00 },
      ],
      totals: {
        district: '总计',
        communities: 60,
        households: 11706,
        areaM2: 117_7100,
        investmentFen: 4_2840_0000_00,
      },
    },
    {
      tableId: 'districts-2024',
      title: '2024年改造计划',
      clause: '工作目标·2024年改造计划表',
      columns: districtColumns,
      rows: [
        {
          district: '海勃湾区',
          communities: 54,
          households: 7503,
          areaM2: 91_2200,
          investmentFen: 2_6260_0000_00,
        },
        { district: '乌达区', communities: 7, households: 869, areaM2: 9_5200, investmentFen: 5140_0000_00 },
        {
          district: '海南区',
          communities: 6,
          households: 1551,
          areaM2: 11_7900,
          investmentFen: 3880_0000_00,
        },
      ],
      totals: {
        district: '总计',
        communities: 67,
        households: 9923,
        areaM2: 112_5300,
        investmentFen: 3_5280_0000_00,
      },
    },
    {
      tableId: 'coverage-classes',
      title: '三类改造的覆盖率目标',
      clause: '工作目标',
      columns: [
        textColumn('class', '类别'),
        textColumn('principle', '要求'),
        countColumn('percent', '覆盖率', '%'),
      ],
      rows: [
        { class: '基础类', principle: '应改尽改', percent: 100 },
        { class: '完善类', principle: '能改多改', percent: 100 },
        { class: '提升类', principle: '积极推进', percent: 31 },
      ],
    },
    {
      tableId: 'coverage-upgrade',
      title: '提升类改造小区数',
      clause: '工作目标',
      columns: [
        textColumn('district', '各区'),
        countColumn('upgraded', '提升类改造小区', '个'),
        countColumn('communities', '三年改造小区', '个'),
        countColumn('percent', '原文覆盖率', '%'),
      ],
      rows: [
        { district: '海勃湾区', upgraded: 47, communities: 149, percent: 32 },
        { district: '乌达区', upgraded: 7, communities: 21, percent: 33 },
        { district: '海南区', upgraded: 3, communities: 16, percent: 19 },
      ],
      totals: { district: '全市', upgraded: 57, communities: 186, percent: 31 },
      note: '各区三年改造小区数由三张年度表相加得出，全市57个由三区相加得出；原文的百分比四舍五入，比较时以小区数为准。',
    },
    wuhaiMenu,
    wuhaiFunding,
    wuhaiClauses,
  ],
};
