import { HOUSEHOLD_STATE_WORDS, sourceText, stageSentence } from '../../../miniapp/src/words/names.ts';
import { staffEntries } from '../../../miniapp/src/words/staffEntries.ts';
import type { Account, Role } from '../../../shared/identity/account.ts';
import { MAIN_STAGES, SIDE_STAGES } from '../../../shared/plan/stageTemplate.ts';

const holding = (...roles: Role[]): Account => ({
  id: 'a',
  name: '演示',
  roles: roles.map((role) => ({ role, scope: [] })),
  households: [],
});

describe('names on the screens', () => {
  test('every stage has a sentence of its own', () => {
    const sentences = [...MAIN_STAGES, ...SIDE_STAGES].map(stageSentence);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  test('no two states of a door share a letter: colour is never the only sign', () => {
    const letters = Object.values(HOUSEHOLD_STATE_WORDS).map((words) => words.letter);
    expect(new Set(letters).size).toBe(letters.length);
  });

  test('a number without a source says that it is a default of the example', () => {
    expect(sourceText(null)).toContain('示例默认');
    expect(sourceText({ document: '东河区2024', clause: '三（一）1' })).toBe('依据：东河区2024 三（一）1');
  });

  test('each role sees its own work places and residents none', () => {
    const labels = (...roles: Role[]): readonly string[] =>
      staffEntries(holding(...roles)).map((entry) => entry.label);
    expect(labels('resident', 'owner')).toEqual([]);
    expect(labels('worker')).toEqual(['征集工作台', '意见办理', '登记提示', '诉求办理', '政策文件']);
    expect(labels('communityAdmin')).toEqual([
      '征集工作台',
      '管理',
      '意见办理',
      '登记提示',
      '诉求办理',
      '诉求统计',
      '阶段看板',
      '政策文件',
    ]);
    expect(labels('districtBureau')).toEqual([
      '管理',
      '意见办理',
      '登记提示',
      '诉求办理',
      '诉求统计',
      '总览',
      '阶段看板',
      '政策文件',
    ]);
    expect(labels('handler')).toEqual(['派给我的诉求']);
    expect(labels('cityBureau')).toContain('诉求统计');
    expect(staffEntries(undefined)).toEqual([]);
  });
});
