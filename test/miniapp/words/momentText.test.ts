import { momentOf } from '../../../miniapp/src/words/momentText.ts';
import { exampleRule, stance, termsWith } from '../../support/roundFixtures.ts';
import { answerAll, playRound } from '../../support/playRound.ts';

// ledger.md, "Two steps to close": a bundle is of the close until the result is final; of the page the rate and the
// decisions go on, the numbers by option do not (late-entries.md).

const bench = stance('bench', { title: '要不要长椅？' });
const answered = (households: number) => {
  const round = playRound(termsWith([bench], { rule: exampleRule }), 34);
  answerAll(round, households, 'bench', 'yes');
  return round.result();
};
const sealed = { seq: 40, answered: 27, denominator: 34 };

test('a result that changed since the close says both numbers, and which of them the bundle has', () => {
  const moment = momentOf({ ...answered(26), status: 'closed', sealed });
  expect(moment?.differs).toBe(true);
  expect(moment?.sentence).toBe(
    '截止时封存的是 34 户里 27 户，核对包里就是这个数；截止以后有异议、作废或者补录，征集率和结论已经算进去，现在是 34 户里 26 户。各选项的户数到定稿才换，核对包也是。',
  );
});

test('one that did not change says that the bundle is of the close; a final one, that both are of one moment', () => {
  const same = momentOf({ ...answered(27), status: 'closed', sealed });
  expect([same?.differs, same?.sentence]).toEqual([false, expect.stringContaining('截止时封存的暂定统计')]);
  expect(same?.sentence).toContain('征集率和结论马上算进去，各选项的户数到定稿才换');
  const final = momentOf({ ...answered(27), status: 'final', sealed });
  expect([final?.differs, final?.sentence]).toEqual([false, expect.stringContaining('定稿的统计')]);
});

test('an owners’ vote is told in persons; where nothing says what was sealed, nothing is said', () => {
  const result = answered(3);
  const electors = {
    people: { total: 45, participating: 30 },
    area: { total: 1, participating: 1 },
  };
  const moment = momentOf({
    status: 'closed',
    sealed: { seq: 9, answered: 31, denominator: 45 },
    participation: { ...result.participation, electors } as typeof result.participation,
  });
  expect(moment?.sentence).toContain('45 位业主里 31 位业主');
  const same = momentOf({
    status: 'closed',
    sealed: { seq: 9, answered: 30, denominator: 45 },
    participation: { ...result.participation, electors } as typeof result.participation,
  });
  expect(same?.sentence).toContain('暂定计票');
  expect(same?.sentence).toContain('公开的同意、不同意的数字到定稿才换');
  expect(momentOf(result)).toBeUndefined();
});
