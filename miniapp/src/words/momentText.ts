import type { RoundResult, SealedRate } from '../../../shared/round/result/result.ts';
import { countText } from './numbers.ts';

/** Of which moment the numbers of a result page are, beside those of its bundle. */
export interface Moment {
  /** Until the result is final the bundle keeps what was sealed at the close, while the page goes on. */
  readonly sentence: string;
  /** The two show different numbers now. */
  readonly differs: boolean;
}

/** Undefined where the result does not say what was sealed. */
export function momentOf({
  status,
  sealed,
  participation: { official, electors },
}: Pick<RoundResult, 'status' | 'sealed' | 'participation'>): Moment | undefined {
  if (sealed === undefined) return undefined;
  const isVote = electors !== undefined;
  const what = isVote ? '计票' : '统计';
  if (status === 'final')
    return { sentence: `核对包里是定稿的${what}，和这一页是同一刻的数。`, differs: false };
  // What one household or owner changed is not to be read off the numbers by option (docs/decisions/late-entries.md).
  const [moves, stays] = isVote
    ? ['参与的人数、面积和结论', '公开的同意、不同意的数字']
    : ['征集率和结论', '各选项的户数'];
  const people = electors?.people;
  const now =
    people?.participating == null ? official : { answered: people.participating, denominator: people.total };
  if (now.answered === sealed.answered && now.denominator === sealed.denominator)
    return {
      sentence: `核对包里是截止时封存的暂定${what}。截止以后如果有异议、作废或者补录，${moves}马上算进去，${stays}到定稿才换，核对包也是。`,
      differs: false,
    };
  const unit = people === undefined ? '户' : '位业主';
  const said = ({ answered, denominator }: Omit<SealedRate, 'seq'>): string =>
    `${countText(denominator)} ${unit}里 ${countText(answered)} ${unit}`;
  return {
    sentence: `截止时封存的是 ${said(sealed)}，核对包里就是这个数；截止以后有异议、作废或者补录，${moves}已经算进去，现在是 ${said(now)}。${stays}到定稿才换，核对包也是。`,
    differs: true,
  };
}
