import type { ItemClass, ItemScope } from '../../../shared/plan/menuItem.ts';
import type { legalEffects } from '../legalEffects.ts';

/** One work as it is joined: `standard` is the 改造内容 cell of annex 2's row, absent where no row speaks of the work. */
export interface CatalogueItem {
  readonly catalogueId: string;
  readonly name: string;
  readonly class: ItemClass;
  readonly scope?: ItemScope;
  readonly standard?: string;
  readonly legal?: keyof typeof legalEffects;
}

const utilities = '水、电、气、热管线改造';
const cables = '各类杆管线设施改造';
const facilities = '完善服务设施';
const leisure = '规范、配套文体休闲设施';

/** 乌海市2022—2024年方案, 改造内容: every work of its three lists, in its order. Scope is the community where none is given. */
export const classedItems: readonly CatalogueItem[] = [
  { catalogueId: 'water-supply', name: '供水', class: 'basic', standard: utilities },
  { catalogueId: 'drainage', name: '排水', class: 'basic', standard: '地下管网改造' },
  { catalogueId: 'power-supply', name: '供电', class: 'basic', standard: utilities },
  { catalogueId: 'low-voltage', name: '弱电', class: 'basic', standard: cables },
  { catalogueId: 'gas-supply', name: '供气', class: 'basic', standard: utilities },
  { catalogueId: 'heating', name: '供热', class: 'basic', standard: utilities },
  { catalogueId: 'fire-safety', name: '消防', class: 'basic', standard: '消防设施' },
  { catalogueId: 'security', name: '安防', class: 'basic', standard: '增设门禁系统' },
  { catalogueId: 'roads', name: '道路', class: 'basic', standard: '小区道路、围墙改造' },
  { catalogueId: 'lighting', name: '绿化照明', class: 'basic', standard: '庭院路灯和楼道灯改造' },
  { catalogueId: 'mobile-signal', name: '移动通信', class: 'basic' },
  { catalogueId: 'parking', name: '停车场', class: 'basic', standard: '完善停车设施', legal: 'parking' },
  {
    catalogueId: 'property-rooms',
    name: '新建（改建）物业用房',
    class: 'basic',
    standard: facilities,
    legal: 'propertyRooms',
  },
  { catalogueId: 'illegal-structures', name: '拆除违章建筑', class: 'basic' },
  { catalogueId: 'home-fibre', name: '光纤入户', class: 'basic', scope: 'household' },
  { catalogueId: 'overhead-lines', name: '架空线路规整（入地）', class: 'basic', standard: cables },
  {
    catalogueId: 'common-parts-repair',
    name: '建筑物公共部位维修',
    class: 'basic',
    scope: 'building',
    standard: '对房屋公共区域进行修缮和改造',
    legal: 'commonRepair',
  },
  {
    catalogueId: 'energy-saving',
    name: '建筑节能改造',
    class: 'improve',
    scope: 'building',
    standard: '对门窗、楼体进行建筑节能改造',
    legal: 'envelope',
  },
  {
    catalogueId: 'charging',
    name: '充电设施',
    class: 'improve',
    standard: '完善停车设施',
    legal: 'commonBusiness',
  },
  { catalogueId: 'activity-room', name: '居民活动室', class: 'improve', legal: 'sharedRooms' },
  { catalogueId: 'barrier-free', name: '无障碍设施', class: 'improve', standard: facilities },
  { catalogueId: 'fitness-equipment', name: '健身器材', class: 'improve', standard: leisure },
  {
    catalogueId: 'greenery',
    name: '绿化美化',
    class: 'improve',
    standard: '增加绿化面积，提升小区环境。',
  },
  {
    catalogueId: 'parcel-lockers',
    name: '智能快件箱',
    class: 'improve',
    standard: leisure,
    legal: 'commonBusiness',
  },
  {
    catalogueId: 'new-lift',
    name: '加装电梯',
    class: 'improve',
    scope: 'unit',
    standard: '老旧电梯改造，加装电梯',
    legal: 'lift',
  },
  { catalogueId: 'culture-leisure', name: '文化休闲设施', class: 'improve', standard: leisure },
  { catalogueId: 'sports-ground', name: '体育锻炼场所', class: 'improve', standard: leisure },
  { catalogueId: 'elder-friendly', name: '适老设施', class: 'improve', standard: facilities },
  { catalogueId: 'power-capacity', name: '电力增容', class: 'improve' },
  { catalogueId: 'community-services', name: '社区公共服务设施', class: 'upgrade', standard: facilities },
  { catalogueId: 'health-services', name: '卫生公共服务设施', class: 'upgrade' },
  { catalogueId: 'education-services', name: '教育公共服务设施', class: 'upgrade' },
  {
    catalogueId: 'elder-care',
    name: '养老',
    class: 'upgrade',
    standard: facilities,
    legal: 'sharedRooms',
  },
  {
    catalogueId: 'child-care',
    name: '托育',
    class: 'upgrade',
    standard: facilities,
    legal: 'sharedRooms',
  },
  { catalogueId: 'meal-service', name: '助餐', class: 'upgrade', legal: 'sharedRooms' },
  { catalogueId: 'housekeeping', name: '家政保洁', class: 'upgrade', legal: 'sharedRooms' },
  {
    catalogueId: 'convenience-market',
    name: '便民市场',
    class: 'upgrade',
    standard: facilities,
    legal: 'commonBusiness',
  },
  {
    catalogueId: 'postal-station',
    name: '邮政快递末端综合服务站',
    class: 'upgrade',
    standard: leisure,
    legal: 'commonBusiness',
  },
];

/** Works that other clauses name and no document puts in a class: the class is this catalogue's own, 示例默认. */
export const unclassedItems: readonly (CatalogueItem & {
  readonly documentId: string;
  readonly clause: string;
})[] = [
  {
    catalogueId: 'sanitation',
    name: '环卫设施',
    class: 'basic',
    standard: '更新改造环卫设施',
    documentId: 'nayong-2022',
    clause: '附件2',
  },
  {
    catalogueId: 'unit-door-access',
    name: '单元门禁',
    class: 'basic',
    scope: 'unit',
    standard: '增设门禁系统',
    documentId: 'nayong-2022',
    clause: '三、（二）',
  },
  {
    catalogueId: 'own-meters',
    name: '水电气“一户一表”改造',
    class: 'improve',
    scope: 'household',
    documentId: 'xiangshan-2020',
    clause: '四、（二）',
  },
  {
    catalogueId: 'own-windows',
    name: '门窗更换',
    class: 'improve',
    scope: 'household',
    standard: '对门窗、楼体进行建筑节能改造',
    documentId: 'wuhai-2022',
    clause: '保障措施·强化资金保障·二',
  },
  {
    catalogueId: 'own-pipes',
    name: '水、电、暖入户改造',
    class: 'improve',
    scope: 'household',
    documentId: 'wuhai-2022',
    clause: '保障措施·强化资金保障·二',
  },
];
