import type { VoteRule, VoteShare } from '../round/vote/statutoryTerms.ts';
import { reaches, sharesOf } from '../round/vote/voteShares.ts';
import { listAt, numberAt, objectAt, textAt, type LedgerObject } from './readResult.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, ok, type Finding } from './verifyReport.ts';

/** Civil Code art. 278 in whole numbers: every printed inequality, and the verdict that follows from the four. */
export function checkVoteRule({ bundle }: VerifyContext): Finding {
  const votes = listAt(bundle.published, 'votes');
  const matters = listAt(objectAt(bundle.terms, 'statutory'), 'matters');
  for (const vote of votes) {
    const matter = matters.filter(({ questionId }) => questionId === vote['questionId'])[0];
    if (matter === undefined) return failed(`“${textAt(vote, 'title')}”不是这一轮表决的事。`);
    const fault = voteFault(vote, sharesOf(ruleFrom(objectAt(matter, 'rule'))));
    if (fault !== undefined) return failed(`“${textAt(vote, 'title')}”：${fault}`);
  }
  const verdicts = votes.map(
    (vote) => `“${textAt(vote, 'title')}”${VERDICTS[textAt(vote, 'verdict')] ?? ''}`,
  );
  return ok(`${verdicts.join('，')}；每件事四条不等式都按整数交叉相乘核对。`);
}

const VERDICTS: Readonly<Record<string, string>> = {
  passed: '通过',
  'not-passed': '没有通过',
  invalid: '无效',
};

/** The hash of the terms has shown that this rule was frozen at opening. */
function ruleFrom(rule: object): VoteRule {
  return rule as VoteRule;
}

function voteFault(
  vote: LedgerObject,
  { participation, agreement }: { readonly participation: VoteShare; readonly agreement: VoteShare },
): string | undefined {
  const lines = listAt(vote, 'inequalities');
  const wrong = lines.filter((line, at) => {
    const { part, whole, holds } = line;
    if (typeof part !== 'number' || typeof whole !== 'number') return false;
    return holds !== (whole > 0 && reaches(at < 2 ? participation : agreement, part, whole));
  });
  if (lines.length !== 4 || wrong.length > 0) return `不等式不成立：${textAt(wrong[0], 'text')}`;
  const [people, area, agreeing, agreeingArea] = lines.map(({ holds }) => holds === true);
  const verdict = !(people && area) ? 'invalid' : agreeing && agreeingArea ? 'passed' : 'not-passed';
  return vote['verdict'] === verdict ? undefined : '结论和四条不等式不一致。';
}

/** The published turnout is the one in the log's last tally. */
export function voteTurnoutFault(published: LedgerObject, said: LedgerObject): string | undefined {
  const { people, area } = objectAt(published, 'electors');
  const sides = [
    [people, 'electors', 'participating'],
    [area, 'areaDm2', 'participatingDm2'],
  ] as const;
  const same = sides.every(([side, total, participating]) => {
    const shown = objectAt({ side: side ?? '' }, 'side');
    return (
      numberAt(shown, 'total') === said[total] && numberAt(shown, 'participating') === said[participating]
    );
  });
  return same ? undefined : '公布的参与人数或面积和登记簿里封存的不一样。';
}

/** Persons behind each choice as published, where they are, against those counted anew. */
export function voteCellFault(published: LedgerObject, counted: LedgerObject): string | undefined {
  const shown = listAt(published, 'votes');
  for (const question of listAt(counted, 'questions')) {
    const vote = shown.filter(({ questionId }) => questionId === question['questionId'])[0];
    const cells = objectAt(question, 'cells');
    for (const cell of listAt(vote ?? {}, 'cells')) {
      const { people, choice } = cell;
      const votes = numberAt(objectAt(cells, typeof choice === 'string' ? choice : ''), 'people');
      if (people !== undefined && people !== votes) return `“${textAt(vote, 'title')}”的票数不对。`;
    }
  }
  return undefined;
}
