import type { ElectorExtent, OpeningContext } from './openingContext.ts';
import type { RoundTerms } from '../round.ts';
import { isBlank, questionPlace, roundFault, type RoundFault } from './roundFault.ts';
import { STATUTORY_MATTER_WORDS } from '../vote/statutoryMatter.ts';
import type { StatutoryTerms, VoteRule, VoteShare } from '../vote/statutoryTerms.ts';
import { isBelowTheLaw } from '../vote/voteShares.ts';

/** Whole days between notice and opening, as before a meeting of the owners (物业管理条例 第十四条第一款: 15日以前通知). */
const NOTICE_DAYS = 15;
const DAY = 86_400_000;
const MOST_PARTS = 1000;

function isShare({ numerator, denominator }: VoteShare): boolean {
  return (
    Number.isSafeInteger(numerator) &&
    Number.isSafeInteger(denominator) &&
    numerator >= 1 &&
    numerator <= denominator &&
    denominator <= MOST_PARTS
  );
}

function ownRuleFaults(rule: VoteRule, path: string, place: string): RoundFault[] {
  const faults: RoundFault[] = [];
  if (isBlank(rule.law)) faults.push(roundFault(`${path}.law`, 'empty', `${place}没有写明依据哪条法律。`));
  if (rule.kind !== 'custom') return faults;
  if (isBlank(rule.text))
    faults.push(roundFault(`${path}.text`, 'empty', `${place}自定规则的原文还是空的。`));
  if (!isShare(rule.participation) || !isShare(rule.agreement)) {
    faults.push(roundFault(path, 'not-a-share', `${place}的比例要写成分数，例如 2/3，分母不超过 1000。`));
  }
  return faults;
}

function matterFaults({ matters }: StatutoryTerms, { questions }: RoundTerms): RoundFault[] {
  const faults: RoundFault[] = [];
  matters.forEach(({ questionId, matter, rule }, index) => {
    const path = `statutory.matters[${index}]`;
    const at = questions.findIndex((question) => question.questionId === questionId);
    const question = questions[at];
    if (question === undefined || matters.findIndex((other) => other.questionId === questionId) < index) {
      faults.push(
        roundFault(`${path}.questionId`, 'unknown-question', `第 ${index + 1} 个表决事项没有对应的题。`),
      );
      return;
    }
    const place = questionPlace(question, at);
    const ownFaults = ownRuleFaults(rule, `${path}.rule`, place);
    faults.push(...ownFaults);
    if (ownFaults.length === 0 && isBelowTheLaw(rule, matter)) {
      const { article, name } = STATUTORY_MATTER_WORDS[matter];
      const sentence = `${place}属于“${name}”（${article}），规则不能低于法律规定的比例。`;
      faults.push(roundFault(`${path}.rule`, 'below-278', sentence));
    }
  });
  questions.forEach((question, index) => {
    const place = questionPlace(question, index);
    if (question.type !== 'stance') {
      const sentence = `${place}要用“同意、不同意、弃权”的题型，业主表决不能用别的。`;
      faults.push(roundFault(`questions[${index}].type`, 'not-a-vote', sentence));
    }
    if (matters.every(({ questionId }) => questionId !== question.questionId)) {
      const sentence = `${place}没有写明属于民法典第二百七十八条的哪一项。`;
      faults.push(roundFault(`questions[${index}]`, 'question-without-matter', sentence));
    }
  });
  return faults;
}

function frameFaults(statutory: StatutoryTerms, opensAt: string): RoundFault[] {
  const { convenor, meetingPlace, proxyRule, procedure, officialSystem } = statutory;
  const needed: readonly [path: string, text: string, what: string][] = [
    ['convenor.body', convenor.body, '召集人'],
    ['convenor.function', convenor.function, '召集人的联系岗位'],
    ['convenor.phone', convenor.phone, '召集人的电话'],
    ['meetingPlace', meetingPlace, '会议地点'],
    ['proxyRule', proxyRule, '委托投票的办法'],
    ['procedure', procedure, '议事规则'],
  ];
  const faults = needed
    .filter(([, text]) => isBlank(text))
    .map(([path, , what]) => roundFault(`statutory.${path}`, 'empty', `${what}还是空的。`));
  const noticeAt = Date.parse(statutory.noticeAt);
  if (isNaN(noticeAt)) {
    faults.push(roundFault('statutory.noticeAt', 'not-a-time', '通知业主的日期还没有填。'));
  } else if (Date.parse(opensAt) - noticeAt < NOTICE_DAYS * DAY) {
    const sentence = `通知要在表决开始的 ${NOTICE_DAYS} 天以前发出（物业管理条例第十四条）。`;
    faults.push(roundFault('statutory.noticeAt', 'too-late', sentence));
  }
  if (officialSystem !== undefined && (isBlank(officialSystem.name) || isBlank(officialSystem.basis))) {
    const sentence = '本省有官方电子表决系统的，要写明系统名称和依据。';
    faults.push(roundFault('statutory.officialSystem', 'empty', sentence));
  }
  return faults;
}

function electorFaults({ electors, withoutOwner }: ElectorExtent): RoundFault[] {
  if (electors === 0) return [roundFault('roll.electors', 'empty', '业主名册是空的。')];
  if (withoutOwner === 0) return [];
  const sentence = `还有 ${withoutOwner} 套房屋没有登记业主，总人数和总面积会算少。`;
  return [roundFault('roll.electors', 'owner-missing', sentence)];
}

/**
 * What an owners' vote lacks before it may open: convenor, notice at least fifteen days before, proxy rule, rules of
 * procedure, for every question the matter of Civil Code art. 278 with a rule not below it, and a roll in which every
 * dwelling has its owner. A solicitation must not claim to be one.
 */
export function statutoryFaults(
  terms: RoundTerms,
  { electors }: Pick<OpeningContext, 'electors'>,
): RoundFault[] {
  const { statutory, kind, opensAt } = terms;
  if (kind !== 'statutory') {
    const sentence = '意见征集不能写业主表决的内容。';
    return statutory === undefined ? [] : [roundFault('statutory', 'not-an-owners-vote', sentence)];
  }
  if (statutory === undefined) {
    return [roundFault('kind', 'needs-convenor', '业主表决要先写明召集人、通知日期和议事规则。')];
  }
  return [
    ...frameFaults(statutory, opensAt),
    ...matterFaults(statutory, terms),
    ...(electors === undefined ? [] : electorFaults(electors)),
  ];
}
