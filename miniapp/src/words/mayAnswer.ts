import type { HouseholdLink } from '../../../shared/identity/account.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { refusalSentence } from './refusalSentence.ts';

/** Whether a person can answer a round, told before it is opened, with the way there when not. */
export interface MayAnswer {
  readonly may: boolean;
  readonly sentence: string;
  readonly wayThere?: 'signIn' | 'bind';
}

interface Asking {
  readonly signedIn: boolean;
  readonly staff: boolean;
  readonly household: HouseholdLink | undefined;
  readonly round: Pick<RoundView, 'status' | 'mine'>;
}

/** "Can I answer?" in one sentence: the round's window, sign-in, binding, roll, in this order. */
export function mayAnswer({ signedIn, staff, household, round }: Asking): MayAnswer {
  if (round.status === 'draft') return { may: false, sentence: '征集还没有开始，开始后才能答复。' };
  if (round.status !== 'open') return { may: false, sentence: '征集已经截止，不能再答复，可以看结果。' };
  if (!signedIn)
    return {
      may: false,
      sentence: '登录并绑定您家以后才能答复；不登录也可以看题目和进度。',
      wayThere: 'signIn',
    };
  if (round.mine === undefined)
    return staff
      ? { may: false, sentence: '您用的是工作账号，不能在这里替住户答复；上门登记请到工作台。' }
      : {
          may: false,
          sentence: '您还没有绑定这个小区的住户，暂时不能答复。用纸条上的绑定码绑定就可以。',
          wayThere: 'bind',
        };
  if (!round.mine.mayAnswer.ok) return { may: false, sentence: refusalSentence(round.mine.mayAnswer.code) };
  const home = household === undefined ? '您家' : `您家（${household.address}）`;
  return {
    may: true,
    sentence: round.mine.answered ? `${home}已经答复，截止前可以改。` : `${home}可以答复。`,
  };
}
