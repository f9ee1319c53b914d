import type { SourceDocument } from '../../../shared/region/sourceDocument.ts';
import { countColumn, moneyColumn, textColumn } from '../columns.ts';

/** 象山区老旧小区基础设施项目改造提升工作实施方案. `946_3300_00` fen is 946.33 万元. */
export const xiangshan2020: SourceDocument = {
  documentId: 'xiangshan-2020',
  title: '象山区老旧小区基础设施项目改造提升工作实施方案',
  number: '象政〔2020〕8号',
  issuer: '桂林市象山区人民政府',
  issuedOn: '2020-06-03',
  region: '桂林市象山区',
  summary: '四期改造87个小区，目标为管通、路平、灯亮、整洁、安全、有序；六个步骤的时间相互交叉。',
  notes: ['“二”的领导小组名单是个人信息，未收录。'],
  tables: [
    {
      tableId: 'cohorts',
      title: '分期实施',
      clause: '五',
      columns: [textColumn('cohort', '期次'), countColumn('communities', '小区', '个')],
      rows: [
        { cohort: '第一期', communities: 15 },
        { cohort: '第二期', communities: 18 },
        { cohort: '第三期', communities: 27 },
        { cohort: '第四期', communities: 27 },
      ],
      totals: { cohort: '全部', communities: 87 },
      note: '合计87个见“五、（一）”。',
    },
    {
      tableId: 'goals',
      title: '改造目标六项',
      clause: '一',
      columns: [textColumn('goal', '目标')],
      rows: [
        { goal: '管通' },
        { goal: '路平' },
        { goal: '灯亮' },
        { goal: '整洁' },
        { goal: '安全' },
        { goal: '有序' },
      ],
    },
    {
      tableId: 'works',
      title: '工作内容八项',
      clause: '四',
      columns: [textColumn('work', '内容'), textColumn('quote', '原文'), textColumn('clause', '出处')],
      rows: [
        {
          work: '道路整治改造',
          quote:
            '对老旧小区内破损的道路进行修复或增建，结合停车位增划进行道路拓宽，对老旧小区内主次干道、休闲活动场所等进行修缮硬化。',
          clause: '四、（一）',
        },
        {
          work: '雨污管网和供水、供电、供气整治改造',
          quote:
            '加强对群众自用的水电气“一户一表”改造工作的宣传发动，早计划、早安排，让居民充分了解与老旧小区环境整治提升改造同步进行水电气“一户一表”改造的有利因素，最大限度为居民集体参与改造降低成本创造条件。',
          clause: '四、（二）',
        },
        {
          work: '照明、绿化整治改造',
          quote: '对破损的照明设施进行修复或增设。对原绿地进行保护和恢复，适当增加绿化量，避免黄土裸露',
          clause: '四、（三）',
        },
        {
          work: '环卫设施整治改造',
          quote: '全面拆除旱厕、露天垃圾池，按照垃圾分类要求配置密闭垃圾箱、垃圾桶。',
          clause: '四、（四）',
        },
        {
          work: '公共场所改造',
          quote:
            '对规划停车设施、活动场所被改变用途的，先进行整治，恢复其功能；充分利用地面空间等公共资源，调整绿化形态，增加生态停车位',
          clause: '四、（五）',
        },
        {
          work: '安保设施改造',
          quote: '安装监控、门禁系统等安保设施，小区要设置大门和门卫室',
          clause: '四、（六）',
        },
        {
          work: '通信线路整治改造',
          quote:
            '建设集中通信管线，电信、移动、联通等通信线路统一走管；对报废的明线进行拆除，恢复相关部位原貌。',
          clause: '四、（七）',
        },
        {
          work: '违法建筑违法占地（以下简称“两违”）清理整治',
          quote: '清理整治小区内乱搭乱建、乱圈乱占等违规违法行为。',
          clause: '四、（八）',
        },
      ],
    },
    {
      tableId: 'steps',
      title: '方法步骤',
      clause: '五',
      columns: [
        textColumn('step', '步骤'),
        textColumn('startsOn', '开始'),
        textColumn('endsOn', '结束'),
        textColumn('clause', '出处'),
      ],
      rows: [
        {
          step: '项目申报及前期调查阶段',
          startsOn: '2020-01-01',
          endsOn: '2020-03-20',
          clause: '五、（一）',
        },
        { step: '方案设计和审查', startsOn: '2020-03-20', endsOn: '2020-08-31', clause: '五、（二）' },
        { step: '概（预）算评审', startsOn: '2020-06-30', endsOn: '2020-09-30', clause: '五、（三）' },
        { step: '项目工程招投标', startsOn: '2020-07-31', endsOn: '2020-10-31', clause: '五、（四）' },
        { step: '项目改造实施', startsOn: '2020-08-31', endsOn: '2020-12-31', clause: '五、（五）' },
        { step: '项目竣工及验收', startsOn: '2020-11-30', endsOn: '2021-01-31', clause: '五、（六）' },
      ],
      note: '各步骤时间相互交叉，按原文照录。',
    },
    {
      tableId: 'funding',
      title: '资金保障',
      clause: '六、（一）',
      columns: [textColumn('source', '下达文件'), moneyColumn('amountFen', '金额', '万元', 2)],
      rows: [
        { source: '桂财综〔2019〕45号', amountFen: 946_3300_00 },
        { source: '市财综〔2019〕23号', amountFen: 1_1977_5400_00 },
      ],
      totals: { source: '中央补助资金', amountFen: 1_2923_8700_00 },
    },
    {
      tableId: 'clauses',
      title: '资金与例会的条款',
      clause: '六、八',
      columns: [textColumn('matter', '事项'), textColumn('quote', '原文'), textColumn('clause', '出处')],
      rows: [
        {
          matter: '转入下一年度计划',
          quote: '当年资金安排不足的项目，转为下一年度的改造计划。',
          clause: '六、（一）',
        },
        {
          matter: '管线单位出资',
          quote:
            '供水、供电、供气、通信相关管线和设施设备的改造费用支出，由各专营单位自行承担（对现有乱象丛生的架空通信线路整治的费用除外）',
          clause: '六、（二）',
        },
        {
          matter: '工作例会',
          quote: '原则上每月至少召开1次工作例会，相关责任单位参加，督促检查月度工作进度、协调解决存在问题。',
          clause: '八、（六）',
        },
      ],
    },
  ],
};
