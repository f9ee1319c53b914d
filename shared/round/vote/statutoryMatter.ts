/** The nine matters that owners decide together (民法典第二百七十八条第一款), in the order of the law. */
export const STATUTORY_MATTERS = [
  'assemblyRules',
  'managementCovenant',
  'electCommittee',
  'appointManager',
  'useMaintenanceFund',
  'raiseMaintenanceFund',
  'rebuild',
  'changeCommonUse',
  'otherCommon',
] as const;
export type StatutoryMatter = (typeof STATUTORY_MATTERS)[number];

interface StatutoryMatterWords {
  readonly article: string;
  readonly name: string;
  /** 过半数, or for items 6 to 8 四分之三以上, of those who take part, by persons and by area. */
  readonly majority: 'ordinary' | 'special';
}

/** Item, name and majority of each matter (第二百七十八条第一款各项, 第二款). */
export const STATUTORY_MATTER_WORDS: Readonly<Record<StatutoryMatter, StatutoryMatterWords>> = {
  assemblyRules: {
    article: '民法典第二百七十八条第一款第一项',
    name: '制定和修改业主大会议事规则',
    majority: 'ordinary',
  },
  managementCovenant: {
    article: '民法典第二百七十八条第一款第二项',
    name: '制定和修改管理规约',
    majority: 'ordinary',
  },
  electCommittee: {
    article: '民法典第二百七十八条第一款第三项',
    name: '选举业主委员会或者更换业主委员会成员',
    majority: 'ordinary',
  },
  appointManager: {
    article: '民法典第二百七十八条第一款第四项',
    name: '选聘和解聘物业服务企业或者其他管理人',
    majority: 'ordinary',
  },
  useMaintenanceFund: {
    article: '民法典第二百七十八条第一款第五项',
    name: '使用建筑物及其附属设施的维修资金',
    majority: 'ordinary',
  },
  raiseMaintenanceFund: {
    article: '民法典第二百七十八条第一款第六项',
    name: '筹集建筑物及其附属设施的维修资金',
    majority: 'special',
  },
  rebuild: {
    article: '民法典第二百七十八条第一款第七项',
    name: '改建、重建建筑物及其附属设施',
    majority: 'special',
  },
  changeCommonUse: {
    article: '民法典第二百七十八条第一款第八项',
    name: '改变共有部分的用途或者利用共有部分从事经营活动',
    majority: 'special',
  },
  otherCommon: {
    article: '民法典第二百七十八条第一款第九项',
    name: '有关共有和共同管理权利的其他重大事项',
    majority: 'ordinary',
  },
};

/** 第二百七十八条第二款, which every vote on one of the matters must keep at least. */
export const STATUTORY_LAW = '民法典第二百七十八条第二款';

/** What an owner may do against a decision (民法典第二百八十条第二款; the year: 法释〔2020〕17号 第十二条). */
export const REMEDY_SENTENCE =
  '业主认为业主大会或者业主委员会的决定侵害其合法权益的，可以自知道或者应当知道该决定之日起一年内，请求人民法院予以撤销' +
  '（民法典第二百八十条第二款；最高人民法院法释〔2020〕17号第十二条）。';
