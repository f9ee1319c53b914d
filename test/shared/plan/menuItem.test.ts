import {
  FUNDING_SOURCES,
  FUNDING_SOURCE_NAMES,
  ITEM_CLASSES,
  ITEM_CLASS_WORDS,
} from '../../../shared/plan/menuItem.ts';
import { printClassRule } from '../../../shared/plan/printClassRule.ts';

test('each class has a word, a shape and the document’s four characters', () => {
  expect(
    ITEM_CLASSES.map((itemClass) => {
      const { name, shape, shortName, principle } = ITEM_CLASS_WORDS[itemClass];
      return [name, `${shape} ${shortName}`, principle];
    }),
  ).toEqual([
    ['基础类', '■ 基础', '应改尽改'],
    ['完善类', '● 完善', '能改多改'],
    ['提升类', '▲ 提升', '积极推进'],
  ]);
});

test('the decision rule carries the round’s own numbers', () => {
  const numbers = { basicObjectionDivisor: 3, improveMinPercent: 50 };
  expect(printClassRule('basic', numbers)).toContain('1/3');
  expect(printClassRule('improve', numbers)).toContain('50%');
  expect(printClassRule('improve', { ...numbers, improveMinPercent: 60 })).toContain('60%');
  expect(printClassRule('upgrade', numbers)).toContain('预算');
});

test('the fourteen funding sources of the documents', () => {
  expect(FUNDING_SOURCES.map((source) => FUNDING_SOURCE_NAMES[source]).join('、')).toBe(
    '中央、自治区、地方财政、地方债、管线单位、居民、维修资金、公积金、公共收益、原产权单位、社会资本、捐赠、投工投劳、让渡楼面资源',
  );
});
