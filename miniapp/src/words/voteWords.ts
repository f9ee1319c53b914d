import type { RefusalCode } from '../../../shared/refusal.ts';
import type { ElectorTurnout, TurnoutSide } from '../../../shared/round/counting/participation.ts';
import type { RoundStatus } from '../../../shared/round/round.ts';
import type { MyElector } from '../../../shared/round/roundView.ts';
import {
  squareMetres,
  type VoteChoice,
  type VoteVerdict,
} from '../../../shared/round/vote/statutoryTally.ts';
import type { ClientRefusalCode } from '../platform/clientRefusal.ts';
import { countText, permilleText } from './numbers.ts';
import { refusalSentence } from './refusalSentence.ts';

/** 业主表决 never shares a word with the solicitations: not 征集, not 答复, not 统计结果. */
export const VOTE_CHOICE_NAMES: Readonly<Record<VoteChoice, string>> = {
  agree: '同意',
  disagree: '不同意',
  abstain: '弃权',
  unresolved: '选择不一，本人没有确认',
  disputed: '有争议，不计入',
  invalid: '无效票',
  none: '没有投票',
};

export const VERDICT_NAMES: Readonly<Record<VoteVerdict, string>> = {
  passed: '通过',
  'not-passed': '没有通过',
  invalid: '表决无效',
};

/** What came of the matters of one vote: `通过`, or `3 项里通过 2 项`. */
export function verdictsText(matters: readonly { readonly verdict: VoteVerdict }[]): string {
  const [only, ...others] = matters;
  if (only !== undefined && others.length === 0) return VERDICT_NAMES[only.verdict];
  const passed = matters.filter(({ verdict }) => verdict === 'passed').length;
  return `${matters.length} 项里通过 ${passed} 项`;
}

export const VOTE_STATUS_NAMES: Readonly<Record<RoundStatus, string>> = {
  draft: '还没有开始',
  open: '正在表决',
  closed: '已截止，公示中',
  final: '已定稿',
  cancelled: '已取消',
};

const OWN_SENTENCES: Readonly<Partial<Record<RefusalCode, string>>> = {
  'round/not-open': '表决还没有开始。',
  'round/closed': '表决已经截止。',
  'round/not-closed': '表决还没有截止，计票结果在截止后公布。',
  'response/not-in-roll': '这套房屋不在本次表决的业主名册里，请联系社区工作人员。',
  'response/binding-pending': '您的业主身份还在核验中，核验通过后就可以投票。',
  'response/question-changed': '表决内容已更新，请重新查看后再投票。',
  'response/already-answered': '本次表决只能投一次，您已经投过票。',
  'response/not-answered': '您还没有投票，不用撤回。',
};

/** A refusal in the words of an owners' vote. */
export function voteRefusalSentence(code: ClientRefusalCode): string {
  if (code === 'network/offline' || code === 'network/timeout') return refusalSentence(code);
  return OWN_SENTENCES[code] ?? refusalSentence(code);
}

/** With what I vote: `您名下 2 套房，合计 151.03㎡，按一人计算，投一票。` */
export function electorSentence({ dwellings, areaDm2, joint }: MyElector): string {
  const homes = `${dwellings} 套房，合计 ${squareMetres(areaDm2)}`;
  return joint
    ? `几位业主共有的 ${homes}，按一人计算，由商定的代表投一票。`
    : `您名下 ${homes}，按一人计算，投一票${dwellings > 1 ? '，一种选择管全部房屋' : ''}。`;
}

function sideText({ participating, total, permille }: TurnoutSide, unit: (value: number) => string): string {
  const rate = permilleText(permille);
  return participating === null ? `约 ${rate}` : `${unit(participating)} / ${unit(total)}，${rate}`;
}

/** Persons and area as two lines, each with what it says about the two thirds. */
export function turnoutLines({
  people,
  area,
}: ElectorTurnout): readonly { title: string; text: string; met: boolean }[] {
  const persons = (value: number): string => `${countText(value)} 人`;
  const needed = (need: string): string => `还差 ${need}才够三分之二`;
  const peopleNeed = people.met ? '已达到三分之二' : needed(`${countText(people.need ?? 0)} 人`);
  const areaNeed = area.met
    ? '已达到三分之二'
    : area.need === null
      ? '还没有达到三分之二'
      : needed(squareMetres(area.need));
  return [
    { title: '参与人数', text: `${sideText(people, persons)}，${peopleNeed}`, met: people.met },
    { title: '参与面积', text: `${sideText(area, squareMetres)}，${areaNeed}`, met: area.met },
  ];
}

/** Who will read the vote; stands above the button that casts it. */
export function voteDisclosure(disclosure: string, basis: string | undefined): string {
  const named = '业主表决是记名的，不保证对经办单位保密。';
  return disclosure === 'roomlist'
    ? `${named}截止后，房号、面积和您的选择向本小区业主公开，租户、家属和外人看不到。依据：${basis ?? ''}。`
    : `${named}截止后只公布合计；本小区业主可以查阅全部数字。`;
}
