import { mayAnswer } from '../../../miniapp/src/words/mayAnswer.ts';

const household = {
  householdId: 'h-301',
  communityId: 'demo-01',
  relation: 'owner',
  address: '1号楼 2单元 301',
  status: 'approved',
} as const;
const mine = { householdId: 'h-301', questionIds: [], orderSeed: '', answered: false } as const;
const visitor = { signedIn: false, staff: false, household: undefined };

describe('can I answer? is told before a round is opened', () => {
  it('sends a visitor to sign in and a stranger to bind', () => {
    expect(mayAnswer({ ...visitor, round: { status: 'open' } }).wayThere).toBe('signIn');
    expect(mayAnswer({ ...visitor, signedIn: true, round: { status: 'open' } }).wayThere).toBe('bind');
  });

  it('tells staff that nobody answers for a household here', () => {
    const told = mayAnswer({ ...visitor, signedIn: true, staff: true, round: { status: 'open' } });
    expect([told.may, told.wayThere]).toEqual([false, undefined]);
  });

  it('gives the server’s own reason, such as a binding that waits for its check', () => {
    const told = mayAnswer({
      signedIn: true,
      staff: false,
      household,
      round: {
        status: 'open',
        mine: { ...mine, mayAnswer: { ok: false, code: 'response/binding-pending' } },
      },
    });
    expect(told).toEqual({ may: false, sentence: '您家的绑定还在核验中，核验通过后就可以答复。' });
  });

  it('names the household that may answer', () => {
    const round = { status: 'open', mine: { ...mine, mayAnswer: { ok: true } } } as const;
    expect(mayAnswer({ signedIn: true, staff: false, household, round })).toEqual({
      may: true,
      sentence: '您家（1号楼 2单元 301）可以答复。',
    });
  });

  it('says that a closed round only shows its result, to everybody', () => {
    expect(mayAnswer({ ...visitor, round: { status: 'closed' } }).sentence).toContain('已经截止');
  });
});
