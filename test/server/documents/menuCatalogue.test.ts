import { menuCatalogue } from '../../../server/documents/menuCatalogue.ts';
import { findSourceDocument } from '../../../server/documents/sourceDocuments.ts';
import { STATUTORY_MATTER_WORDS } from '../../../shared/round/vote/statutoryMatter.ts';
import type { MenuItemTemplate } from '../../../shared/plan/menuItem.ts';

function item(catalogueId: string): MenuItemTemplate {
  const found = menuCatalogue.find((each) => each.catalogueId === catalogueId);
  if (found === undefined) throw new Error(`no item ${catalogueId}`);
  return found;
}

const classed = menuCatalogue.filter((each) => each.classSource !== null);
const tableRows = (documentId: string, tableId: string) =>
  findSourceDocument(documentId)?.tables.find((each) => each.tableId === tableId)?.rows ?? [];

test('乌海市 names 17 basic, 12 improving and 9 upgrading works', () => {
  const count = (itemClass: string) => classed.filter((each) => each.class === itemClass).length;
  expect(['basic', 'improve', 'upgrade'].map(count)).toEqual([17, 12, 9]);
});

test.each([
  ['basic', '基础类'],
  ['improve', '完善类'],
  ['upgrade', '提升类'],
])('every %s work stands in the document’s sentence for %s', (itemClass, name) => {
  const quote = String(tableRows('wuhai-2022', 'menu').find((row) => row.class === name)?.quote);
  // 社区、卫生、教育等公共服务设施 is one phrase for three works; 新建（改建） stands before the list of 完善类.
  const words = classed
    .filter((each) => each.class === itemClass)
    .map((each) => each.name.replace(/^(社区|卫生|教育)公共服务设施$/, '$1'));
  expect(words.filter((word) => !quote.includes(word))).toEqual([]);
});

test('parking is 基础类 here, with its clause, although 国办发〔2020〕23号 has it elsewhere', () => {
  expect([item('parking').class, item('parking').classSource?.clause]).toEqual(['basic', '改造内容']);
});

test('a work that no document classes has no class source', () => {
  expect(menuCatalogue.filter((each) => each.classSource === null).map((each) => each.name)).toEqual([
    '环卫设施',
    '单元门禁',
    '水电气“一户一表”改造',
    '门窗更换',
    '水、电、暖入户改造',
  ]);
});

test('every catalogue id is used once', () => {
  expect(new Set(menuCatalogue.map((each) => each.catalogueId)).size).toBe(menuCatalogue.length);
});

test('all 15 standards of annex 2 are used, word for word, each with its source and region', () => {
  const used = menuCatalogue.flatMap((each) => each.lookWhenDone ?? []);
  const texts = tableRows('nayong-2022', 'standards').map((row) => String(row.standard));
  expect([...new Set(used.map((each) => each.text))].sort()).toEqual([...texts].sort());
  expect(new Set(used.map((each) => each.region))).toEqual(new Set(['贵州省']));
  expect(item('roads').lookWhenDone?.source).toBe('纳府办函〔2022〕39号 附件2“小区道路、围墙改造”');
});

test('a work without a standard says so by having none', () => {
  const without = menuCatalogue.filter((each) => !('lookWhenDone' in each)).map((each) => each.name);
  expect(without).toEqual([
    '移动通信',
    '拆除违章建筑',
    '光纤入户',
    '居民活动室',
    '电力增容',
    '卫生公共服务设施',
    '教育公共服务设施',
    '助餐',
    '家政保洁',
    '水电气“一户一表”改造',
    '水、电、暖入户改造',
  ]);
});

test.each([
  ['parking', 'changeCommonUse', 'special'],
  ['property-rooms', 'changeCommonUse', 'special'],
  ['common-parts-repair', 'useMaintenanceFund', 'ordinary'],
  ['new-lift', 'rebuild', 'special'],
] as const)(
  '%s touches the matter %s of Civil Code 278, decided by the %s majority',
  (catalogueId, matter, majority) => {
    const { legalEffect } = item(catalogueId);
    expect(legalEffect === 'none' ? 'none' : legalEffect.matter).toBe(matter);
    expect(STATUTORY_MATTER_WORDS[matter].majority).toBe(majority);
  },
);

test('lifts and door access are answered by their unit; private parts are a sign-up per household', () => {
  const inScope = (scope: string) =>
    menuCatalogue.filter((each) => each.scope === scope).map((each) => each.catalogueId);
  expect(inScope('unit')).toEqual(['new-lift', 'unit-door-access']);
  expect(inScope('household')).toEqual(['home-fibre', 'own-meters', 'own-windows', 'own-pipes']);
});

test('whatever has a legal effect or enters the home touches property', () => {
  expect(menuCatalogue.filter((each) => each.touchesProperty).map((each) => each.catalogueId)).toEqual(
    menuCatalogue
      .filter((each) => each.legalEffect !== 'none' || each.scope === 'household')
      .map((each) => each.catalogueId),
  );
});

test('the catalogue is frozen', () => {
  expect(Object.isFrozen(menuCatalogue)).toBe(true);
  expect(Object.isFrozen(item('parking').legalEffect)).toBe(true);
});
