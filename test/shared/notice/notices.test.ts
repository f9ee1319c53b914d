import {
  MESSAGE_TEMPLATES,
  NOTICE_REASONS,
  templateOf,
  type NoticeReason,
} from '../../../shared/notice/notice.ts';
import { noticeWords } from '../../../shared/notice/noticeWords.ts';
import { sendingTime } from '../../../shared/notice/sendingTime.ts';

const WORDS = {
  number: '20261118-0007',
  title: '改造菜单征集',
  place: '3号楼 2单元',
  organisation: '演示施工单位',
  due: '11月25日',
};

describe('what a message says', () => {
  test.each(NOTICE_REASONS)('%s: a title, a sentence, and nothing unfilled', (reason) => {
    for (const words of [WORDS, {}]) {
      const { title, text } = noticeWords(reason, words);
      expect(`${title}${text}`).not.toMatch(/undefined|null|\{|\}|，。|“”/);
      expect(text).toMatch(/[。]$/);
    }
  });

  test('it fits the twenty characters of a subscription message’s field', () => {
    const titles = NOTICE_REASONS.map((reason) => noticeWords(reason, WORDS).title);
    expect(titles.filter((title) => title.length > 20)).toEqual([]);
  });

  // ledger.md, "text never contains choices": the person beside the telephone learns nothing of the answer.
  test('it never says what anybody chose', () => {
    for (const reason of NOTICE_REASONS)
      expect(noticeWords(reason, WORDS).text).not.toMatch(/同意|反对|选了|赞成|弃权/);
  });

  test.each<[NoticeReason, string]>([
    ['enteredByStaff', 'household'],
    ['memberJoined', 'household'],
    ['complaintDone', 'progress'],
    ['complaintAsked', 'progress'],
    ['complaintAssigned', 'task'],
    ['complaintReopened', 'task'],
    ['complaintReminder', 'task'],
    ['complaintExtensionAsked', 'task'],
    ['complaintClosingAsked', 'task'],
    ['complaintWithdrawn', 'task'],
    ['complaintExtensionDecided', 'task'],
    ['complaintClosingRefused', 'task'],
    ['complaintFollowed', 'progress'],
  ])('%s comes by the template %s', (reason, template) => {
    expect(templateOf(reason)).toBe(template);
    expect(MESSAGE_TEMPLATES).toContain(template);
  });
});

// 22:00–7:00 China time (示例默认), worked out by hand.
test.each([
  ['2026-11-18T13:59:59.000Z', '2026-11-18T13:59:59.000Z'],
  ['2026-11-18T14:00:00.000Z', '2026-11-18T23:00:00.000Z'],
  ['2026-11-18T16:30:00.000Z', '2026-11-18T23:00:00.000Z'],
  ['2026-11-18T22:59:59.000Z', '2026-11-18T23:00:00.000Z'],
  ['2026-11-18T23:00:00.000Z', '2026-11-18T23:00:00.000Z'],
  ['2026-12-31T15:00:00.000Z', '2026-12-31T23:00:00.000Z'],
])('what is ready at %s goes out at %s', (ready, goes) => {
  expect(new Date(sendingTime(Date.parse(ready))).toISOString()).toBe(goes);
});
