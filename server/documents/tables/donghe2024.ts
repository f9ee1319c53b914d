import type { SourceDocument } from '../../../shared/region/sourceDocument.ts';
import { areaColumn, countColumn, textColumn } from '../columns.ts';

/** 东河区2024年城镇老旧小区改造方案: the source of the 80 % and of the notice board's five fields. */
export const donghe2024: SourceDocument = {
  documentId: 'donghe-2024',
  title: '东河区2024年城镇老旧小区改造方案',
  region: '包头市东河区',
  summary: '2024年实施30个改造项目、100栋楼、44.27万平方米、4613户；居民意见征集率需达到80%以上。',
  notes: ['原文没有标题、文号、发文机关和日期，标题按正文内容所加。'],
  tables: [
    {
      tableId: 'totals',
      title: '工作目标',
      clause: '二',
      columns: [
        countColumn('projects', '项目', '个'),
        countColumn('buildings', '楼栋', '栋'),
        countColumn('households', '户数', '户'),
        areaColumn('areaM2', '建筑面积', 2),
      ],
      rows: [{ projects: 30, buildings: 100, households: 4613, areaM2: 44_2700 }],
    },
    {
      tableId: 'solicitation',
      title: '征集率',
      clause: '三、（一）1',
      columns: [textColumn('quote', '原文'), countColumn('thresholdPercent', '征集率', '%')],
      rows: [
        {
          quote:
            '通过入户走访、座谈交流、发放征求意见表、组织设计师进社区与居民面对面征求意见等方式，全面了解居民需求，自下而上多渠道征集居民改造意见建议，征集率需达到80%以上。',
          thresholdPercent: 80,
        },
      ],
      note: '原文没有规定征集率的分子和分母。',
    },
    {
      tableId: 'noticeFields',
      title: '公示栏五项内容',
      clause: '三、（四）',
      columns: [textColumn('field', '内容')],
      rows: [
        { field: '项目概况' },
        { field: '改造内容' },
        { field: '开竣工时间' },
        { field: '区住建部门相关责任人' },
        { field: '投诉电话' },
      ],
    },
    {
      tableId: 'milestones',
      title: '时间要求',
      clause: '四、（一）',
      columns: [
        textColumn('milestone', '事项'),
        textColumn('printed', '原文期限'),
        textColumn('dueOn', '期限'),
        textColumn('note', '说明'),
      ],
      rows: [
        {
          milestone: '完成可研、立项和招投标等前期手续办理及改造方案评审工作',
          printed: '2023年4月10日前',
          dueOn: '2023-04-10',
          note: '原文为2024年度方案而写作“2023年”，按原文照录；使用时日期可改并附说明。',
        },
        {
          milestone: '基本完成改造任务',
          printed: '10月底前',
          dueOn: '2024-10-31',
          note: '原文未写年份，按2024年度计划。',
        },
        {
          milestone: '完成竣工验收工作',
          printed: '12月底前',
          dueOn: '2024-12-31',
          note: '原文未写年份，按2024年度计划。',
        },
      ],
    },
    {
      tableId: 'clauses',
      title: '评审、监督与验收的条款',
      clause: '三、四',
      columns: [textColumn('matter', '事项'), textColumn('quote', '原文'), textColumn('clause', '出处')],
      rows: [
        {
          matter: '专家评审',
          quote: '专家评审组实地逐一审核',
          clause: '三、（一）2',
        },
        {
          matter: '公示栏',
          quote:
            '在城镇老旧小区改造施工现场设置“五牌一图”及公示栏，公示项目概况、改造内容、开竣工时间、区住建部门相关责任人、投诉电话等内容，接受居民咨询及监督。',
          clause: '三、（四）',
        },
        {
          matter: '义务监督小组',
          quote:
            '要组织各街道、各社区、各小区的人大代表、政协委员、老干部、老党员和热心居民代表组成义务监督小组，全程参与改造项目，及时反馈市民意见建议。',
          clause: '三、（四）',
        },
        {
          matter: '联合竣工验收',
          quote: '组织各参建单位、街道办事处、社区、居民代表会同市住建局进行联合竣工验收',
          clause: '四、（三）',
        },
      ],
    },
  ],
};
