import { clockNotes, clockText } from '../../../miniapp/src/words/clockText.ts';
import { entryNote, entryTitle } from '../../../miniapp/src/words/entryText.ts';
import type { ClockView, ComplaintEntryView } from '../../../shared/complaint/complaintView.ts';

const entry: ComplaintEntryView = {
  entryId: 'e1',
  at: '2026-11-20T01:00:00.000Z',
  by: 'communityAdmin',
  kind: 'assign',
  state: 'assigned',
  text: null,
  photos: [],
  organisationName: '演示施工单位',
};

describe('an entry of a complaint in words', () => {
  test('a dispatch names the role and the firm, never a person', () => {
    expect(entryTitle(entry, true)).toBe('街道/社区管理员 派单给演示施工单位');
  });

  test('the filer reads 您, neighbours read 反映人', () => {
    const confirmed: ComplaintEntryView = { ...entry, by: 'filer', kind: 'confirm' };
    expect(entryTitle(confirmed, true)).toBe('您 确认已解决');
    expect(entryTitle(confirmed, false)).toBe('反映人 确认已解决');
  });

  test('one that staff heard is not called the filer’s own', () => {
    expect(entryTitle({ ...entry, by: 'worker', kind: 'filed' }, true)).toBe('社区工作人员 代为登记了诉求');
  });

  test('moderation says that the original is kept', () => {
    expect(entryNote(entry)).toBeUndefined();
    expect(entryNote({ ...entry, moderation: 'hidden' })).toBe('社区隐藏了这条内容，原文保留。');
    expect(entryNote({ ...entry, text: '原话', moderation: 'held' })).toContain('其他居民看不到');
    expect(entryNote({ ...entry, moderation: 'pending' })).toContain('核对');
  });
});

describe('a clock in words', () => {
  const now = Date.parse('2026-11-21T01:00:00.000Z');
  const clock: ClockView = {
    clock: 'accept',
    startedAt: '2026-11-20T01:00:00.000Z',
    dueAt: '2026-11-23T09:00:00.000Z',
    standing: 'running',
    provisional: false,
    hours: 16,
    pauses: [],
  };

  test('until when, and when it was met', () => {
    expect(clockText(clock, now)).toBe('受理：11月23日 17:00 前');
    expect(clockText({ ...clock, metAt: '2026-11-20T03:30:00.000Z' }, now)).toBe(
      '受理：11月23日 17:00 前，实际 11月20日 11:30',
    );
    expect(clockNotes(clock, now)).toEqual([]);
  });

  test('pauses and a year without announced holidays are said', () => {
    const pauses = [
      { from: '2026-11-20T02:00:00.000Z', to: '2026-11-25T09:00:00.000Z', why: 'waitingForFiler' },
      { from: '2026-11-20T02:00:00.000Z', to: '2026-11-20T08:00:00.000Z', why: 'extension' },
    ] as const;
    expect(clockNotes({ ...clock, pauses, provisional: true }, now)).toEqual([
      '暂停（等反映人补充）：11月20日 10:00 起，最晚到 11月25日 17:00',
      '暂停（同意延期）：11月20日 10:00 起，到 11月20日 16:00',
      '那一年的放假安排还没有公布，只扣除了周末，公布后可能变动',
    ]);
  });
});
