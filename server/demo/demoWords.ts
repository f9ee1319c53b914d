import type { RoundPlan } from './communityPlan.ts';

/** What the demonstration's households write in their own words; made up, about nobody and no place. */
export const DEMO_WORDS: Readonly<Record<RoundPlan['kind'], readonly string[]>> = {
  willingness: [
    '早就盼着改了，下水年年堵。',
    '愿意改，希望工期短一点。',
    '希望先把漏雨的屋顶修好。',
    '改完以后要有人管。',
  ],
  menu: [
    '厨房下水年年夏天返味，盼着早点换。',
    '楼道灯坏了一年多，晚上上楼要摸着走。',
    '希望先修主管道，再铺路，别修两遍。',
    '老人多，坡道和扶手一定要有。',
    '施工的时候请把通知贴到每个单元门口。',
    '能不能把乱停的电动车也管一管。',
    '请把每一项花了多少钱贴出来。',
    '垃圾桶离一楼窗户太近，能不能挪一挪。',
    '雨天院里积水，希望排水一起修好。',
    '工人上门请先打电话，家里白天只有老人。',
    '改完以后谁来管、出了问题找谁，请说清楚。',
    '支持改造，大家互相体谅。',
  ],
  survey: [
    '中午那两个小时请别用电钻。',
    '收工的时候扫得挺干净。',
    '材料别堆在单元门口，轮椅过不去。',
    '早上七点就开工，太早了。',
  ],
  confirmation: [
    '图上看明白了，希望按图施工。',
    '单元门口的坡道再宽一点，轮椅好转弯。',
    '同意，请把开工日期提前贴出来。',
    '树尽量不要砍。',
  ],
  satisfaction: [
    '下水通了，味也没了，满意。',
    '路修平了，就是井盖有点响。',
    '保温做完冬天应该暖和，先看看。',
    '希望物业把新东西管好。',
    '有一盏路灯还是不亮，请来看看。',
  ],
};

/** Reasons for objecting to a whole plan. */
export const OBJECTION_REASONS: readonly string[] = [
  '图上的车位离我家窗户太近。',
  '请先说清楚以后每年要交多少钱。',
  '工期太长，家里有老人受不了。',
];

/** Reasons where a work brings none of its own. */
export const OTHER_REASONS: readonly string[] = ['想先看看别的小区改得怎么样。', '请先把价钱讲清楚。'];
