import type { LegalEffect } from '../../shared/plan/legalEffect.ts';

/** The Civil Code art. 278 matters that works of the catalogue touch, in words for residents. */
export const legalEffects = {
  parking: {
    matter: 'changeCommonUse',
    when: '占用绿地或其他共有场地时',
    explanation: '把共有的绿地、场地改成停车位，属于改变共有部分的用途，须由业主共同表决，征求意见不能代替。',
  },
  propertyRooms: {
    matter: 'changeCommonUse',
    when: '占用共有场地或共有用房时',
    explanation: '在共有场地新建、或把共有用房改作物业用房，属于改变共有部分的用途，须由业主共同表决。',
  },
  sharedRooms: {
    matter: 'changeCommonUse',
    when: '占用共有场地或共有用房时',
    explanation: '在小区共有场地或共有用房里设置，属于改变共有部分的用途，须由业主共同表决。',
  },
  commonBusiness: {
    matter: 'changeCommonUse',
    when: '由单位在共有部分经营时',
    explanation: '利用小区共有场地、墙面等从事经营活动，须由业主共同表决；收益扣除合理成本后归业主共有。',
  },
  commonRepair: {
    matter: 'useMaintenanceFund',
    when: '动用住宅专项维修资金时',
    explanation: '使用建筑物及其附属设施的维修资金，须由业主共同表决；不动用维修资金的，不需要。',
  },
  envelope: {
    matter: 'rebuild',
    when: '改建外墙、屋面等共有部分时',
    explanation: '对外墙、屋面等共有部分作改建，属于改建建筑物，须由业主共同表决。',
  },
  lift: {
    matter: 'rebuild',
    when: '无论装在哪个单元',
    explanation: '加装电梯属于改建建筑物附属设施，须由业主共同表决；影响采光、通风的邻居要单独听取意见。',
  },
} as const satisfies Readonly<Record<string, LegalEffect>>;
