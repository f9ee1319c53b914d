import { openDraft } from '../../../miniapp/src/round/openDraft.ts';
import type { OutboxItem } from '../../../miniapp/src/platform/outboxItem.ts';
import type { Draft } from '../../../miniapp/src/platform/storage.ts';
import { latestSubmission } from '../../../miniapp/src/round/latestSubmission.ts';
import type { Answer, Question } from '../../../shared/round/question.ts';
import type { RefusalCode } from '../../../shared/refusal.ts';

const question: Question = {
  questionId: 'lamps',
  type: 'stance',
  title: '装路灯，要不要？',
  section: 'improve',
  required: true,
  scope: 'community',
  touchesProperty: false,
  options: [
    { optionId: 'yes', label: '要' },
    { optionId: 'no', label: '不要' },
    { optionId: 'indifferent', label: '无所谓' },
  ],
};
const yes: Answer = { questionId: 'lamps', value: 'yes' };
const gone: Answer = { questionId: 'greenery', value: 'no' };
const sources = {
  round: { roundId: 'menu-1', title: '点菜', questionHash: 'new' },
  questions: [question],
  householdId: 'h-301',
  freshKey: 'fresh',
  now: '2025-04-10T08:00:00.000Z',
  kept: undefined,
  sent: undefined,
  counted: [],
};
const kept: Draft = {
  clientKey: 'opened',
  roundId: 'menu-1',
  householdId: 'h-301',
  questionHash: 'new',
  answers: [yes],
  savedAt: '2025-04-10T07:00:00.000Z',
};

function handedIn(
  state: OutboxItem['state'],
  hash = 'new',
  code: RefusalCode = 'response/question-changed',
): OutboxItem {
  return {
    clientKey: 'sent',
    accountId: 'a-1',
    submission: {
      kind: 'response',
      roundId: 'menu-1',
      body: { clientKey: 'sent', householdId: 'h-301', questionHash: hash, answers: [yes, gone] },
    },
    state,
    queuedAt: '2025-04-10T07:30:00.000Z',
    attempts: 1,
    nextAttemptAt: 0,
    ...(state === 'refused' ? { refusal: { code, message: '', status: 409, details: {} } } : {}),
  };
}
const sentAs = (item: OutboxItem) => latestSubmission([item], 'menu-1', 'h-301');

describe('where editing a ballot begins', () => {
  it('a new ballot gets its client key when it is opened, and is kept at once', () => {
    const { draft, stored, from } = openDraft(sources);
    expect({ key: draft.clientKey, answers: draft.answers, stored, from }).toEqual({
      key: 'fresh',
      answers: [],
      stored: true,
      from: 'nothing',
    });
  });

  it('a draft on the device goes on with its own key', () => {
    const { draft, from } = openDraft({ ...sources, kept, counted: [gone] });
    expect([draft.clientKey, draft.answers, from]).toEqual(['opened', [yes], 'draft']);
  });

  it('after the questions changed the answers that still fit stay, under the new hash', () => {
    const { draft, adapted } = openDraft({
      ...sources,
      kept: { ...kept, questionHash: 'old', answers: [yes, gone] },
    });
    expect([draft.answers, draft.questionHash, adapted]).toEqual([[yes], 'new', true]);
  });

  it('a refused answer is edited under its own key, because nothing was written under it', () => {
    const { draft, from } = openDraft({ ...sources, sent: sentAs(handedIn('refused', 'old')) });
    expect([draft.clientKey, draft.answers, from]).toEqual(['sent', [yes], 'refused']);
  });

  it('a key that the server knows with other content is never used again', () => {
    const item = handedIn('refused', 'new', 'response/idempotency-mismatch');
    expect(openDraft({ ...sources, sent: sentAs(item) }).draft.clientKey).toBe('fresh');
  });

  it('an answer that still waits is repeated for editing under a fresh key: the first may have arrived', () => {
    const { draft, stored, from } = openDraft({ ...sources, sent: sentAs(handedIn('waiting')) });
    expect([draft.clientKey, stored, from]).toEqual(['fresh', false, 'waiting']);
  });

  it('a change of mind begins with what is counted, and is no draft before something is changed', () => {
    const counted: readonly (Answer & { readonly seq: number })[] = [{ ...yes, seq: 31 }];
    const { draft, stored, from } = openDraft({ ...sources, counted, sent: sentAs(handedIn('recorded')) });
    expect([draft.answers, stored, from]).toEqual([[yes], false, 'counted']);
  });
});

describe('right after handing in', () => {
  it('leaves no blank draft behind that would look unfinished', () => {
    const { draft, stored } = openDraft({ ...sources, sent: sentAs(handedIn('recorded')) });
    expect([draft.answers, stored]).toEqual([[], false]);
  });
});

describe('the newest answer of a household on this device', () => {
  it('is not another household’s and not another round’s', () => {
    expect(latestSubmission([handedIn('waiting')], 'menu-1', 'h-302')).toBeUndefined();
    expect(latestSubmission([handedIn('waiting')], 'menu-2', 'h-301')).toBeUndefined();
    expect(latestSubmission([handedIn('waiting')], 'menu-1', 'h-301')?.body.clientKey).toBe('sent');
  });
});
