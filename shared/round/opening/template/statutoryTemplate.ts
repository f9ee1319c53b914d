import type { Question } from '../../question.ts';
import {
  STATUTORY_LAW,
  STATUTORY_MATTER_WORDS,
  STATUTORY_MATTERS,
  type StatutoryMatter,
} from '../../vote/statutoryMatter.ts';
import type { StatutoryTerms, VoteMatter, VoteRule } from '../../vote/statutoryTerms.ts';

/** The matter that a legal effect in words begins with; what names none is another important matter of common parts. */
function matterOf(legalEffect: string): StatutoryMatter {
  const named = STATUTORY_MATTERS.filter((matter) =>
    legalEffect.startsWith(STATUTORY_MATTER_WORDS[matter].article),
  )[0];
  return named ?? 'otherCommon';
}

/** The majority that the law asks for a matter. */
export function lawfulRule(matter: StatutoryMatter): VoteRule {
  return { kind: STATUTORY_MATTER_WORDS[matter].majority, law: STATUTORY_LAW };
}

/** A question as a matter put to the vote, under the law's own rule. */
export function voteMatterOf({ questionId, legalEffect = '' }: Question): VoteMatter {
  const matter = matterOf(legalEffect);
  return { questionId, matter, rule: lawfulRule(matter) };
}

/**
 * What an owners' vote has beside its questions, as far as a template can know it: the matters with the law's rules, and
 * texts for proxies and procedure (示例默认). Convenor, notice and place are left to people.
 */
export function statutoryTemplate(questions: readonly Question[]): StatutoryTerms {
  return {
    convenor: { body: '', function: '', phone: '' },
    noticeAt: '',
    meetingPlace: '',
    proxyRule: '委托他人投票的，要有业主签名的授权委托书，写明每一项的意见，由工作人员核对原件后登记。',
    procedure:
      '一名业主一票，按人数和专有部分面积分别计算。投票期内可以改，以最后一次为准；截止后由两名业主代表监票，' +
      '结果和每一项算式在小区公示。',
    matters: questions.map(voteMatterOf),
  };
}

/** The same vote over these questions: a matter that is already set stays, a new question gets the law's. */
export function withMatters(statutory: StatutoryTerms, questions: readonly Question[]): StatutoryTerms {
  const known = new Map(statutory.matters.map((matter) => [matter.questionId, matter]));
  return {
    ...statutory,
    matters: questions.map((question) => known.get(question.questionId) ?? voteMatterOf(question)),
  };
}
