import type { SourceDocument } from '../../../shared/region/sourceDocument.ts';
import { countColumn, textColumn } from '../columns.ts';
import { nayongStandards } from './nayongStandards.ts';

/** The places of 三、（一）, in the document's order. It gives 411 households for all of them and none for each. */
const communityNames = [
  '石油公司老宿舍',
  '建行职工宿舍',
  '人社局职工宿舍',
  '火电厂宿舍',
  '交警队宿舍',
  '纳雍县供销社综合贸易公司商住楼',
  '供销社安居工程一号楼',
  '广场粮食局宿舍',
  '广场保健院宿舍',
  '纳雍农行沿河开发小区集资宿舍',
  '农发行宿舍',
  '信用社宿舍',
  '财政局宿舍',
  '老血站宿舍',
  '沿河小区6号楼',
  '沿河小区7号楼',
  '沿河小区菜场院落',
  '武装部宿舍',
  '邮电局宿舍',
  '新华书店宿舍',
];

/** 纳雍县2022年城镇老旧小区改造工作实施方案, with annex 2's standards of 贵州省. */
export const nayong2022: SourceDocument = {
  documentId: 'nayong-2022',
  title: '纳雍县2022年城镇老旧小区改造工作实施方案',
  number: '纳府办函〔2022〕39号',
  issuer: '纳雍县人民政府办公室',
  issuedOn: '2022-05-16',
  region: '贵州省纳雍县',
  summary: '2022年改造20个老旧小区411户，附贵州省城镇老旧小区改造任务及标准（试行）。',
  notes: ['附件1的领导小组名单是个人信息，未收录。'],
  tables: [
    {
      tableId: 'communities',
      title: '改造对象',
      clause: '三、（一）',
      columns: [textColumn('community', '小区')],
      rows: communityNames.map((community) => ({ community })),
      note: '原文只载20个小区共411户，没有各小区的户数。',
    },
    {
      tableId: 'totals',
      title: '改造总量',
      clause: '一',
      columns: [countColumn('communities', '小区', '个'), countColumn('households', '户数', '户')],
      rows: [{ communities: 20, households: 411 }],
    },
    {
      tableId: 'works',
      title: '改造内容',
      clause: '三、（二）',
      columns: [textColumn('part', '方面'), textColumn('quote', '原文')],
      rows: [
        {
          part: '小区环境及配套设施',
          quote:
            '包括供水、供电、供气、弱电管线(通信、有线电视等)、排水、通行、停车、消防、安防、环卫、路灯、无障碍设施、文体活动、绿化美化等改造项目。',
        },
        {
          part: '建筑物本体',
          quote:
            '包括屋面防水、楼道修缮、楼道照明、单元门禁、立面整治等项目。鼓励有条件的小区结合实际加装电梯。',
        },
        {
          part: '公共服务设施',
          quote:
            '具备条件的，可在严格控制规模的前提下，统筹完善功能用房(物业用房、无人超市、快递驿站)等公共服务设施。',
        },
      ],
    },
    {
      tableId: 'funding',
      title: '资金筹措',
      clause: '三、（三）',
      columns: [textColumn('matter', '事项'), textColumn('quote', '原文')],
      rows: [
        {
          matter: '主要来源',
          quote:
            '老旧小区改造资金通过中央预算内投资、社区组织居民筹集、管线等设施的产权单位出资、财政补贴等多种方式解决。',
        },
        {
          matter: '补充来源',
          quote:
            '可通过住宅专项维修资金、个人住房公积金、小区公共收益、社区惠民资金、社会捐赠等进行补充。鼓励探索引入社会资本或专业机构参与建设安装智能充电桩、停车场、广告牌位、快递驿站、养老托幼等设施。',
        },
        {
          matter: '公共收益须经同意',
          quote:
            '公共停车、广告等小区公共收益来源资金，依法经业主委员会或居民自治小组同意，可用于小区改造和改造后的长效管理。',
        },
      ],
    },
    {
      tableId: 'steps',
      title: '实施步骤',
      clause: '四',
      columns: [textColumn('step', '步骤'), textColumn('clause', '出处')],
      rows: [
        { step: '开展摸底调查', clause: '四、（一）' },
        { step: '做好统筹协调', clause: '四、（二）' },
        { step: '加快项目建设', clause: '四、（三）' },
        { step: '组织竣工验收', clause: '四、（四）' },
        { step: '做好评估完善', clause: '四、（五）' },
      ],
      note: '各步骤没有起止日期；原文“一”要求到2022年年底基本完成。',
    },
    nayongStandards,
  ],
};
