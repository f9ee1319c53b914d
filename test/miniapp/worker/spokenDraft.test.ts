import {
  missingOfForm,
  openSpoken,
  SPOKEN_CHANNELS,
  spokenBody,
} from '../../../miniapp/src/worker/spokenDraft.ts';
import type { SpokenDraft } from '../../../miniapp/src/platform/storage.ts';

const kept: SpokenDraft = {
  accountId: 'worker-1',
  clientKey: 'first-key',
  questionHash: 'a',
  channel: 'door',
  relation: 'owner',
  visitedAt: '2026-05-06T06:30:00.000Z',
  answers: [{ questionId: 'q', value: 'yes' }],
};
const opening = {
  round: { questionHash: 'a' },
  accountId: 'worker-1',
  kept,
  freshKey: 'second-key',
  now: '2026-05-07T00:00:00.000Z',
};

test('what was begun at the door goes on with the same key', () => {
  expect(openSpoken(opening)).toBe(kept);
});

test.each([
  ['another worker', { accountId: 'worker-2' }],
  ['changed questions', { round: { questionHash: 'b' } }],
  ['nothing kept', { kept: undefined }],
])('%s begins anew', (_what, part) => {
  expect(openSpoken({ ...opening, ...part })).toMatchObject({ clientKey: 'second-key', answers: [] });
});

test('the residents’ own channels are nobody else’s', () => {
  expect(SPOKEN_CHANNELS).toEqual(['paper', 'door', 'meeting', 'designer', 'call']);
});

test('a paper form is sent with its number and photograph, as the record writes it, and not before', () => {
  const paper: SpokenDraft = { ...kept, channel: 'paper' };
  expect(missingOfForm(paper)).toEqual(['serial', 'photo']);
  expect(missingOfForm(kept)).toEqual([]);
  expect(spokenBody({ ...paper, serial: 'abcde-23456' }, 'h', [])).toBeUndefined();
  expect(spokenBody({ ...paper, serial: 'abcde-23456', photo: 'f0' }, 'h', [])).toEqual({
    clientKey: 'first-key',
    householdId: 'h',
    questionHash: 'a',
    answers: [],
    channel: 'paper',
    relation: 'owner',
    form: { serial: 'ABCDE23456', photo: 'f0' },
  });
});

test('an entry names how, by whom and when the household spoke, and says nothing before that', () => {
  const answers = [{ questionId: 'q', value: 'yes' }];
  expect(spokenBody(kept, 'h', answers)).toEqual({
    clientKey: 'first-key',
    householdId: 'h',
    questionHash: 'a',
    answers,
    channel: 'door',
    relation: 'owner',
    visit: { visitedAt: '2026-05-06T06:30:00.000Z' },
  });
  const { relation: _relation, ...unsaid } = kept;
  expect(spokenBody(unsaid, 'h', answers)).toBeUndefined();
});
