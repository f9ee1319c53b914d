import { isAsked } from '../../shared/round/counting/questionScope.ts';
import type { RollElector } from '../../shared/round/roll.ts';
import { CHANNELS, type RoundTerms } from '../../shared/round/round.ts';
import type { HouseholdRecord } from '../community/householdModel.ts';
import { demoPolicy } from '../documents/demoPolicy.ts';
import { electorsOf } from '../round/opening/electorsOf.ts';
import { chinaHour, DAY } from './chinaDay.ts';
import type { CommunityPlan, VotePlan } from './communityPlan.ts';
import type { DemoItem } from './demoItems.ts';
import type { DemoOwnership } from './demoOwners.ts';
import { contactOf } from './demoRegions.ts';
import { demoResidents } from './demoResidents.ts';
import type { DemoTimeline } from './demoTimeline.ts';
import type { DemoAct, DemoRound } from './demoTypes.ts';
import { seededRandom, type SeededRandom } from './seededRandom.ts';
import { voteQuestions } from './voteTopics.ts';

const NOTICE_DAYS_BEFORE = 16;
const OPENING_HOUR = 9;
const CLOSING_HOUR = 18;

const PROCEDURE = [
  '一、一位业主一票，名下有几套房的只投一票，面积相加；几人共有一套房的，由商定的代表投票。',
  '二、可以在手机上投，也可以填纸质表决票；纸质票由两名工作人员同时收取，当面封存。',
  '三、截止前可以改，以最后一次为准；工作人员登记的票不能替换业主自己投的票。',
  '四、截止后由两人唱票、一人监票，结果当场记录并公告；人数和面积分别计算。',
  '五、业主对结果有异议的，可以在异议期内提出，也可以依照民法典第二百八十条请求人民法院撤销。',
].join('\n');

const OFFICIAL_SYSTEM = { name: '示范省业主电子投票系统（演示）', basis: '《示范省物业管理条例》（演示）' };

const PRECEDENCE_TEXT =
  '一位业主只有一票。截止前可以改，以后一次为准；业主自己投的票，工作人员登记的不能替换。' +
  '名下几套房选得不一样的，要由业主自己确认一种；几人共有的，意见不一致不计入。';

function voteTerms(
  { communityId, name, place, number }: CommunityPlan,
  { topic, during, opensOn, closesOn, auxiliary }: VotePlan,
  timeline: DemoTimeline,
  items: readonly DemoItem[],
): RoundTerms {
  const { from } = timeline[during];
  const opensAt = chinaHour(from, opensOn, OPENING_HOUR);
  const { title, questions, matters } = voteQuestions(topic, items);
  const { office, phone } = contactOf(place, number);
  const { smallCellK, objectionDays } = demoPolicy.values;
  return {
    roundId: `${communityId}-statutory-${topic}`,
    communityId,
    kind: 'statutory',
    title: `${name}${title}`,
    opensAt: new Date(opensAt).toISOString(),
    closesAt: new Date(chinaHour(from, closesOn, CLOSING_HOUR)).toISOString(),
    questions,
    disclosure: 'roomlist',
    disclosureBasis: `《${name}业主大会议事规则》第十二条：表决结果向全体业主公开房号、面积和选择（演示）`,
    rule: {
      thresholdPercent: 67,
      thresholdSource: { document: '民法典', clause: '第二百七十八条第二款' },
      counts: 'answered',
      answerOnce: false,
      improveMinPercent: 50,
      basicObjectionDivisor: 3,
      upgradeBudgetFen: 0,
      tieRule: 'cheaper-first',
      smallCellK: smallCellK.value,
      objectionDays: objectionDays.value,
    },
    precedence: { order: 'relation-then-act', text: PRECEDENCE_TEXT },
    channels: CHANNELS,
    statutory: {
      convenor: {
        body: `${office}（受街道办事处指导，组织业主共同决定）`,
        function: '业主表决联系岗',
        phone,
      },
      noticeAt: new Date(opensAt - NOTICE_DAYS_BEFORE * DAY).toISOString(),
      meetingPlace: `${name}社区活动室（演示）`,
      proxyRule: '委托他人投票的，要有业主签名的授权委托书，写明每一项的意见，由工作人员核对原件后登记。',
      procedure: PROCEDURE,
      matters,
      ...(auxiliary === undefined ? {} : { officialSystem: OFFICIAL_SYSTEM }),
    },
  };
}

/** Small owners stay away and disagree first, so that a vote planned to pass does so by persons and by area. */
function inOrderOfArea(electors: readonly RollElector[], random: SeededRandom): readonly RollElector[] {
  const area = ({ dwellings }: RollElector) => dwellings.reduce((sum, { areaDm2 }) => sum + areaDm2, 0);
  return electors
    .map((elector) => ({ elector, key: area(elector) + random.whole(0, 400) }))
    .sort((first, second) => first.key - second.key)
    .map(({ elector }) => elector);
}

function acts(
  terms: RoundTerms,
  { reaches, absent, against, abstaining }: VotePlan,
  electors: readonly RollElector[],
  unitOf: ReadonlyMap<string, string>,
  loadedAt: number,
): readonly DemoAct[] {
  const random = seededRandom(terms.roundId);
  const from = Date.parse(terms.opensAt);
  const until = Math.min(Date.parse(terms.closesAt), loadedAt) - 60_000;
  const silent = new Set(demoResidents.map(({ householdId }) => householdId));
  const mayVote = inOrderOfArea(electors, random).filter(
    ({ dwellings }) => reaches === 'final' || !dwellings.some(({ householdId }) => silent.has(householdId)),
  );
  const taking = mayVote.slice(absent);
  return taking
    .map(({ dwellings, representativeId, joint }, index): DemoAct => {
      const householdId = dwellings[0]?.householdId ?? '';
      const value = index < against ? 'no' : index < against + abstaining ? 'indifferent' : 'yes';
      // What a demonstration account could have said itself was brought on paper to the meeting.
      const isResident = dwellings.some((dwelling) => silent.has(dwelling.householdId));
      const ownHand = (!joint || representativeId !== undefined) && !isResident;
      const channel = ownHand ? random.weighted({ app: 62, web: 20, meeting: 18 }) : 'meeting';
      return {
        kind: 'response',
        at: from + Math.floor(((until - from) * (1 + ((index * 7) % taking.length))) / (taking.length + 1)),
        householdId,
        relation: 'owner',
        channel,
        by: channel === 'meeting' ? 'staff' : 'self',
        answers: terms.questions
          .filter((question) => isAsked(question, unitOf.get(householdId) ?? ''))
          .map(({ questionId }) => ({ questionId, value })),
      };
    })
    .filter((act) => act.kind === 'visit' || act.answers.length > 0)
    .sort((first, second) => first.at - second.at);
}

/** One owners' vote of a generated community and the ballots cast in it until it closed or until now (演示数据). */
export function demoVote(
  plan: CommunityPlan,
  vote: VotePlan,
  timeline: DemoTimeline,
  items: readonly DemoItem[],
  households: readonly HouseholdRecord[],
  { ownerships }: DemoOwnership,
  loadedAt: number,
): DemoRound {
  const terms = voteTerms(plan, vote, timeline, items);
  const lines = ownerships.map((line) => ({ _id: `${line.householdId}:${line.ownerId}`, ...line }));
  const { electors } = electorsOf(households, lines);
  const unitOf = new Map(households.map(({ _id, unitId }) => [_id, unitId]));
  return { terms, reaches: vote.reaches, acts: acts(terms, vote, electors, unitOf, loadedAt) };
}
