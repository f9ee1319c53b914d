import { EMPTY_HEARD, heardComplaint, heardFaults } from '../../../miniapp/src/desk/heardDraft.ts';
import type { VerbSaid } from '../../../miniapp/src/desk/sendVerb.ts';
import { verbFaults } from '../../../miniapp/src/desk/verbFaults.ts';
import { VERB_PLANS } from '../../../miniapp/src/desk/verbPlans.ts';
import { hasGap, REPLY_TEMPLATES } from '../../../miniapp/src/words/replyTemplates.ts';
import { COMPLAINT_LENGTH, PUBLIC_PLACE } from '../../../shared/complaint/complaint.ts';

const said: VerbSaid = {
  text: '',
  photos: [],
  organisationId: '',
  into: '',
  workingDays: 3,
  approve: true,
};
const faults = (verb: keyof typeof VERB_PLANS, part: Partial<VerbSaid> = {}) =>
  verbFaults(VERB_PLANS[verb], { ...said, ...part });

describe('the forms of the verbs', () => {
  it('ask for a reason where one is due, and for a proof photograph', () => {
    for (const verb of ['reject', 'return', 'escalate', 'closeUnresolved'] as const)
      expect([verb, Object.keys(faults(verb))]).toEqual([verb, ['text']]);
    expect(Object.keys(faults('done'))).toEqual(['text', 'extra']);
    expect(faults('done', { text: '已修好', photos: ['e1'] })).toEqual({});
    expect(faults('accept')).toEqual({});
  });

  it('ask to whom, into what and for how long', () => {
    expect(faults('assign').extra).toBe('请选派给哪个单位');
    expect(faults('merge').extra).toBe('请选并到哪一件');
    expect(faults('requestExtension', { text: '等材料' })).toEqual({});
    for (const workingDays of [0, 1.5, 31, Number.NaN])
      expect(faults('requestExtension', { text: '等材料', workingDays }).extra).toBeDefined();
  });

  it('do not send a template whose gaps are still open', () => {
    expect(faults('accept', { text: '已经收到，〔日期〕来看' }).text).toBeDefined();
    expect(faults('accept', { text: '已经收到，明天来看' })).toEqual({});
  });
});

test('every kind of text at the desk has a beginning, short enough to be gone on with', () => {
  for (const templates of Object.values(REPLY_TEMPLATES)) {
    expect(templates.length).toBeGreaterThan(0);
    for (const { text } of templates) expect(text.length).toBeLessThan(COMPLAINT_LENGTH / 2);
  }
  expect(hasGap('〔〕')).toBe(true);
});

describe('what staff take down', () => {
  const heard = {
    ...EMPTY_HEARD,
    communityId: 'demo-01',
    heard: 'call',
    category: 'leak',
    where: 'demo-01-b1',
    unit: '2',
    words: ' 三楼楼道 ',
    text: ' 顶上漏水 ',
  } as const;

  it('names the channel, the place and the words, and leaves out what was not said', () => {
    expect(heardComplaint(heard)).toEqual({
      heard: 'call',
      category: 'leak',
      place: { kind: 'building', buildingId: 'demo-01-b1', unit: 2, words: '三楼楼道' },
      text: '顶上漏水',
      urgency: 'usual',
    });
    expect(heardComplaint({ ...heard, where: PUBLIC_PLACE })?.place).toEqual({
      kind: 'public',
      words: '三楼楼道',
    });
  });

  it('is not sent while channel, category, place or words are missing', () => {
    expect(Object.keys(heardFaults(EMPTY_HEARD))).toEqual(['heard', 'category', 'where', 'text']);
    expect(heardComplaint({ ...heard, heard: '' })).toBeUndefined();
    expect(heardComplaint({ ...heard, unit: '二' })).toBeUndefined();
  });
});
