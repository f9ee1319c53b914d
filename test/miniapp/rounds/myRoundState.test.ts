import { myRoundState } from '../../../miniapp/src/rounds/myRoundState.ts';

const mine = (answered: boolean) => ({
  householdId: 'h-301',
  mayAnswer: { ok: true } as const,
  questionIds: [],
  orderSeed: '',
  answered,
});
const draft = (count: number) => ({
  clientKey: 'k',
  roundId: 'r',
  householdId: 'h-301',
  questionHash: '',
  savedAt: '',
  answers: Array.from({ length: count }, (_, index) => ({ questionId: `q${index}`, value: 'yes' })),
});

describe('my household’s state in a round', () => {
  it('says what only this device holds before what the record says', () => {
    expect(myRoundState(mine(true), 'waiting', draft(2)).word).toBe('未上传');
    expect(myRoundState(mine(true), 'recorded', draft(2)).word).toBe('未完成草稿');
    expect(myRoundState(mine(false), 'refused', undefined).word).toBe('未登记');
  });

  it('follows the record when the device holds nothing, or an opened ballot without a choice', () => {
    expect(myRoundState(mine(true), 'recorded', undefined).word).toBe('已登记');
    expect(myRoundState(mine(false), undefined, draft(0)).word).toBe('未答复');
  });
});
