import type { SourceTable } from '../../../shared/region/sourceDocument.ts';
import { textColumn } from '../columns.ts';

/** The three classes of works, sentence by sentence (改造内容). */
export const wuhaiMenu: SourceTable = {
  tableId: 'menu',
  title: '改造内容三类清单',
  clause: '改造内容',
  columns: [textColumn('class', '类别'), textColumn('quote', '原文')],
  rows: [
    {
      class: '基础类',
      quote:
        '基础类改造主要包括小区及与小区直接相关的周边地区供水、排水、供电、弱电、供气、供热、消防、安防、道路、绿化照明、移动通信、停车场等基础设施，新建（改建）物业用房，拆除违章建筑以及光纤入户、架空线路规整（入地）和建筑物公共部位维修等。',
    },
    {
      class: '完善类',
      quote:
        '完善类改造主要包括新建（改建）建筑节能改造、充电设施、居民活动室、无障碍设施、健身器材、绿化美化、智能快件箱、加装电梯，以及小区内或周边文化休闲设施、体育锻炼场所、适老设施、电力增容等。',
    },
    {
      class: '提升类',
      quote:
        '提升类改造主要包括社区、卫生、教育等公共服务设施，以及养老、托育、助餐、家政保洁、便民市场、邮政快递末端综合服务站等社区专项服务设施。',
    },
  ],
};

/** Where the money and the means come from (保障措施·强化资金保障). */
export const wuhaiFunding: SourceTable = {
  tableId: 'funding',
  title: '资金来源',
  clause: '保障措施·强化资金保障',
  columns: [textColumn('source', '来源'), textColumn('quote', '原文'), textColumn('clause', '出处')],
  rows: [
    {
      source: '中央、自治区、地方债、地方财政',
      quote:
        '最大限度争取中央、自治区各项补助资金，各区政府要积极申请自治区组织发行的地方政府一般债券和专项债券，税务部门要认真落实国家关于城镇老旧小区改造相关税费减免政策。市、区两级财政部门要将每年用于城市更新的资金重点向老旧小区改造予以倾斜',
      clause: '一是积极争取补助资金，加大财政资金投入',
    },
    {
      source: '居民、维修资金、让渡楼面资源、公共收益、投工投劳、公积金',
      quote:
        '按照谁受益、谁出资的原则，鼓励引导居民进行门窗更换和水、电、暖入户改造；鼓励居民以出资、使用（补建、续筹）住宅专项维修资金、让渡楼面资源、小区公共收益、投工投劳等多种方式支持老旧小区改造，积极支持缴存职工提取住房公积金用于加装电梯等自住住房改造。',
      clause: '二是合理落实居民出资责任',
    },
    {
      source: '管线单位',
      quote: '管线更新、迁改规整、入沟入地等工作由专业经营单位组织实施。',
      clause: '三是鼓励专业经营单位出资',
    },
    {
      source: '金融机构',
      quote: '以增加相关小区资金储蓄等方式引导金融机构出资参与老旧小区改造。',
      clause: '四是创新金融服务支持',
    },
    {
      source: '原产权单位、社会资本',
      quote:
        '鼓励原产权单位对已移交地方的原职工住宅区改造给予资金等支持。公房产权单位应出资参与改造。采取新增设施有偿使用的办法，吸引电梯、快递、商贸、停车设施、物业服务等专业企业出资参与老旧小区改造。',
      clause: '五是鼓励社会力量参与',
    },
  ],
};

/** The sentences that rules of this product rest on. */
export const wuhaiClauses: SourceTable = {
  tableId: 'clauses',
  title: '征求意见、报告与评价的条款',
  clause: '基本原则、工作目标、工作要求',
  columns: [textColumn('matter', '事项'), textColumn('quote', '原文'), textColumn('clause', '出处')],
  rows: [
    {
      matter: '居民的四项权利',
      quote: '确保居民的“知情权、参与权、选择权、监督权”',
      clause: '基本原则·坚持居民参与原则',
    },
    {
      matter: '三类要求',
      quote: '按照共建共治共享和基础类应改尽改、完善类能改多改、提升类积极推进的要求',
      clause: '工作目标',
    },
    {
      matter: '菜单、点菜、小区改造委员会',
      quote:
        '街道、社区要列出改造项目“菜单”，组织居民成立“小区改造委员会”，根据实际情况和需求“点菜”，做到精准施策。',
      clause: '工作要求·充分征求意见',
    },
    {
      matter: '效果评价',
      quote: '采取问卷调查的方式评价和反馈小区改造效果',
      clause: '工作要求·充分征求意见',
    },
    {
      matter: '前期准备期限',
      quote: '各年度改造计划应于前一年12月底前完成项目招投标及前期准备工作，做到“开春即开工，一年即完工”。',
      clause: '工作要求·抓好项目实施',
    },
    {
      matter: '每月报告',
      quote: '各区每月25日前向城建主管部门上报改造进度，并及时向市政府报送重大建设信息。',
      clause: '工作要求·抓好项目实施',
    },
    {
      matter: '联合竣工验收',
      quote:
        '各区建设主管部门按规定及时组织相关责任主体、管线专营单位和街道、社区、居民代表等对项目进行联合竣工验收。',
      clause: '工作要求·抓好项目实施',
    },
    {
      matter: '考核评估',
      quote: '根据动态考评结果，拨付“以奖代补”资金，并纳入对各区政府年度绩效考核范围。',
      clause: '工作要求·制定考核评估办法',
    },
  ],
};
