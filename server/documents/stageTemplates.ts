import { MAIN_STAGES, USUAL_GATES, type StageTemplate } from '../../shared/plan/stageTemplate.ts';
import { cite } from './cite.ts';
import { litong2025 } from './tables/litong2025.ts';
import { nayong2022 } from './tables/nayong2022.ts';
import { xiangshan2020 } from './tables/xiangshan2020.ts';
import { deepFrozen } from './deepFrozen.ts';

const litong: StageTemplate = {
  templateId: 'litong-2025',
  name: '利通区2025年六阶段',
  source: cite(litong2025, '五').document,
  order: MAIN_STAGES,
  gates: USUAL_GATES,
  steps: [
    {
      stepId: 'survey',
      name: '摸底调查阶段',
      stages: ['survey', 'willingness'],
      startsOn: '2024-10-01',
      endsOn: '2024-10-31',
      printedWindow: '2024年10月',
      who: '区住建和交通局、乡镇、社区',
      clause: '五、（一）',
    },
    {
      stepId: 'select',
      name: '确定小区阶段',
      stages: ['design', 'listed'],
      startsOn: '2024-12-01',
      endsOn: '2024-12-31',
      printedWindow: '2024年12月',
      who: '区住建和交通局、乡镇',
      clause: '五、（二）',
      note: '制定初步改造方案，报区政府研究，统筹申报改造计划。',
    },
    {
      stepId: 'prepare',
      name: '准备工作阶段',
      stages: ['prepare'],
      startsOn: '2025-03-01',
      endsOn: '2025-03-31',
      printedWindow: '2025年3月',
      who: '区住房城乡建设和交通局、发改局',
      clause: '五、（三）',
    },
    {
      stepId: 'build',
      name: '全面改造阶段',
      stages: ['build'],
      startsOn: '2025-04-01',
      endsOn: '2025-10-31',
      printedWindow: '2025年4月至10月',
      who: '乡镇、社区先行清理，施工单位实施',
      clause: '五、（四）',
    },
    {
      stepId: 'accept',
      name: '竣工验收阶段',
      stages: ['accept', 'handover'],
      startsOn: '2025-11-01',
      endsOn: '2025-11-30',
      printedWindow: '2025年11月',
      who: '区住房城乡建设和交通局牵头',
      clause: '五、（五）',
      note: '对验收合格的小区，同步移交属地乡镇，纳入社区管理。',
    },
    {
      stepId: 'care',
      name: '长效管理阶段',
      stages: ['care'],
      startsOn: '2025-12-01',
      endsOn: '2025-12-31',
      printedWindow: '2025年12月',
      who: '乡镇、业主委员会、物业服务企业',
      clause: '五、（六）',
    },
  ],
};

const nayong: StageTemplate = {
  templateId: 'nayong-2022',
  name: '纳雍县2022年五步骤',
  source: cite(nayong2022, '四').document,
  order: MAIN_STAGES,
  gates: USUAL_GATES,
  steps: [
    { stepId: 'survey', name: '开展摸底调查', stages: ['survey'], who: '各街道办事处', clause: '四、（一）' },
    {
      stepId: 'coordinate',
      name: '做好统筹协调',
      stages: ['prepare'],
      who: '项目实施单位、各街道办事处',
      clause: '四、（二）',
      note: '项目前期手续办理、项目建设、资金保障、矛盾纠纷协调。',
    },
    {
      stepId: 'build',
      name: '加快项目建设',
      stages: ['design', 'prepare', 'build'],
      who: '项目实施单位',
      clause: '四、（三）',
      note: '工程设计、造价咨询、财政评审、工程招标在这一步之内。',
    },
    {
      stepId: 'accept',
      name: '组织竣工验收',
      stages: ['accept', 'handover'],
      who: '项目实施单位、各方责任主体',
      clause: '四、（四）',
    },
    {
      stepId: 'evaluate',
      name: '做好评估完善',
      stages: ['evaluate'],
      who: '项目实施单位',
      clause: '四、（五）',
    },
  ],
};

const xiangshan: StageTemplate = {
  templateId: 'xiangshan-2020',
  name: '象山区2020年六步骤',
  source: cite(xiangshan2020, '五').document,
  // 五（一） approves communities while it surveys them, before anything is designed.
  order: [
    'survey',
    'willingness',
    'solicit',
    'listed',
    'design',
    'publicity',
    'confirm',
    'review',
    'prepare',
    'build',
    'accept',
    'handover',
    'evaluate',
    'care',
    'archived',
  ],
  gates: USUAL_GATES,
  steps: [
    {
      stepId: 'apply',
      name: '项目申报及前期调查阶段',
      stages: ['survey', 'willingness', 'listed'],
      startsOn: '2020-01-01',
      endsOn: '2020-03-20',
      who: '街道办事处、社区，领导小组审批',
      clause: '五、（一）',
      note: '成熟一个申报一个；87个小区全部完成申报及前期调查。',
    },
    {
      stepId: 'design',
      name: '方案设计和审查',
      stages: ['design', 'review'],
      startsOn: '2020-03-20',
      endsOn: '2020-08-31',
      who: '领导小组办公室',
      clause: '五、（二）',
      note: '第一期于2020年6月30日前完成，第二、三、四期陆续于2020年8月31日前完成。',
    },
    {
      stepId: 'estimate',
      name: '概（预）算评审',
      stages: ['prepare'],
      startsOn: '2020-06-30',
      endsOn: '2020-09-30',
      who: '区财政局',
      clause: '五、（三）',
    },
    {
      stepId: 'tender',
      name: '项目工程招投标',
      stages: ['prepare'],
      startsOn: '2020-07-31',
      endsOn: '2020-10-31',
      who: '领导小组办公室',
      clause: '五、（四）',
    },
    {
      stepId: 'build',
      name: '项目改造实施',
      stages: ['build'],
      startsOn: '2020-08-31',
      endsOn: '2020-12-31',
      who: '领导小组办公室',
      clause: '五、（五）',
      note: '成熟一个，启动一个。',
    },
    {
      stepId: 'accept',
      name: '项目竣工及验收',
      stages: ['accept'],
      startsOn: '2020-11-30',
      endsOn: '2021-01-31',
      who: '领导小组',
      clause: '五、（六）',
    },
  ],
};

/** The timetables of three documents as data: six steps, five without dates, and six with overlapping windows. Frozen. */
export const stageTemplates: readonly StageTemplate[] = deepFrozen([litong, nayong, xiangshan]);

/** The template that a community follows. */
export function findStageTemplate(templateId: string): StageTemplate | undefined {
  return stageTemplates.find((template) => template.templateId === templateId);
}
