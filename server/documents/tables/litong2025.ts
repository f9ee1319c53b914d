import type { SourceDocument } from '../../../shared/region/sourceDocument.ts';
import { areaColumn, countColumn, moneyColumn, textColumn } from '../columns.ts';

/** 利通区2025年老旧小区配套基础设施改造实施方案（征求意见稿）. `1_4534_0000_00` fen is 1.4534 亿元. */
export const litong2025: SourceDocument = {
  documentId: 'litong-2025',
  title: '利通区2025年老旧小区配套基础设施改造实施方案（征求意见稿）',
  region: '利通区',
  summary: '2025年完成4个乡镇45个老旧小区、220栋楼、95.3万平方米的配套基础设施改造，受益9025户。',
  notes: [
    '原文为征求意见稿，未载文号、发文机关和日期。',
    '计划任务表附件未随文公布，45个小区中原文只写出两个名称。',
  ],
  tables: [
    {
      tableId: 'totals',
      title: '改造任务',
      clause: '三',
      columns: [
        countColumn('communities', '小区', '个'),
        countColumn('towns', '乡镇', '个'),
        countColumn('buildings', '楼栋', '栋'),
        areaColumn('areaM2', '面积', 1),
        countColumn('households', '受益户数', '户'),
      ],
      rows: [{ communities: 45, towns: 4, buildings: 220, areaM2: 95_3000, households: 9025 }],
    },
    {
      tableId: 'towns',
      title: '涉及乡镇',
      clause: '三',
      columns: [textColumn('town', '乡镇')],
      rows: [{ town: '金星镇' }, { town: '胜利镇' }, { town: '古城镇' }, { town: '上桥镇' }],
      note: '“三”写作“古城”，“六、（二）”写作“古城镇”。',
    },
    {
      tableId: 'communities',
      title: '原文写出名称的小区',
      clause: '三',
      columns: [textColumn('community', '小区')],
      rows: [{ community: '何氏综合楼' }, { community: '左营小区' }],
    },
    {
      tableId: 'funding',
      title: '资金计划',
      clause: '四',
      columns: [
        textColumn('source', '来源'),
        moneyColumn('amountFen', '金额', '亿元', 4),
        textColumn('note', '说明'),
        textColumn('clause', '出处'),
      ],
      rows: [
        {
          source: '中央专项补助资金',
          amountFen: 1_0174_0000_00,
          note: '按照投资总额70%补助计算',
          clause: '四、（一）',
        },
        {
          source: '地方财政配套资金',
          amountFen: 4360_0000_00,
          note: '区财政负责筹措，4360万元',
          clause: '四、（二）',
        },
      ],
      totals: { source: '估算投资', amountFen: 1_4534_0000_00, clause: '四' },
      note: '总额的70%为1.01738亿元，原文取1.0174亿元。管线单位、居民、原产权单位和社会化力量出资（四、（三）至（六））没有载明金额。',
    },
    {
      tableId: 'residentFunding',
      title: '居民出资与公共收益',
      clause: '四、（四）',
      columns: [textColumn('quote', '原文')],
      rows: [
        {
          quote:
            '来源可包括居民捐资、小区内公共停车和广告等收益费用，依法经业主委员会或居民自治小组同意，可用于小区配套基础设施改造或改造后的长效管理。',
        },
      ],
    },
    {
      tableId: 'steps',
      title: '实施步骤',
      clause: '五',
      columns: [textColumn('step', '步骤'), textColumn('window', '时间'), textColumn('clause', '出处')],
      rows: [
        { step: '摸底调查阶段', window: '2024年10月', clause: '五、（一）' },
        { step: '确定小区阶段', window: '2024年12月', clause: '五、（二）' },
        { step: '准备工作阶段', window: '2025年3月', clause: '五、（三）' },
        { step: '全面改造阶段', window: '2025年4月至10月', clause: '五、（四）' },
        { step: '竣工验收阶段', window: '2025年11月', clause: '五、（五）' },
        { step: '长效管理阶段', window: '2025年12月', clause: '五、（六）' },
      ],
    },
  ],
};
