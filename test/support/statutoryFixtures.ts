import type { HouseholdEvent } from '../../shared/round/roundEvent.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import type { RecordedResponse } from '../../shared/round/response.ts';
import type { Roll, RollElector } from '../../shared/round/roll.ts';
import type { StatutoryTerms, VoteRule } from '../../shared/round/vote/statutoryTerms.ts';
import { response, stance, termsWith } from './roundFixtures.ts';

export const ordinary: VoteRule = { kind: 'ordinary', law: '民法典第二百七十八条第二款' };
export const special: VoteRule = { kind: 'special', law: '民法典第二百七十八条第二款' };

/** Everything an owners' vote must name, about one question, notice sixteen days before. */
export const exampleStatutory: StatutoryTerms = {
  convenor: { body: '示范社区居民委员会', function: '筹备组联系岗', phone: '0000-0000001' },
  noticeAt: '2026-10-16T00:00:00.000Z',
  meetingPlace: '社区活动室',
  proxyRule: '书面委托，由工作人员核对原件后登记。',
  procedure: '一人一票，两人唱票，一人监票，当场记录。',
  matters: [{ questionId: 'fund', matter: 'useMaintenanceFund', rule: ordinary }],
};

/** A vote on one question (使用维修资金 unless said otherwise). */
export function voteTerms(overrides: Partial<RoundTerms> = {}): RoundTerms {
  return termsWith([stance('fund', { section: 'general', touchesProperty: true, required: true })], {
    kind: 'statutory',
    title: '业主表决',
    statutory: exampleStatutory,
    disclosure: 'roomlist',
    disclosureBasis: '业主大会议事规则第十条',
    ...overrides,
  });
}

/** An elector with dwellings of these areas: `a` owns `a-1`, `a-2` … */
export function elector(
  electorId: string,
  areas: readonly number[],
  overrides: Partial<RollElector> = {},
): RollElector {
  const dwellings = areas.map((areaDm2, at) => ({ householdId: `${electorId}-${at + 1}`, areaDm2 }));
  return { electorId, dwellings, joint: false, ...overrides };
}

/** A roll of these electors, all in one staircase. */
export function rollOfElectors(electors: readonly RollElector[]): Roll {
  const households = electors.flatMap(({ dwellings }) =>
    dwellings.map(({ householdId }) => ({ householdId, buildingId: 'b1', unitId: 'b1-u1' })),
  );
  return { households, buildings: [{ buildingId: 'b1', name: '1号楼' }], electors };
}

/** A ballot on `fund`, cast by the dwelling's owner in the mini program unless said otherwise. */
export function vote(
  seq: number,
  householdId: string,
  value: string,
  overrides: Partial<RecordedResponse> = {},
): HouseholdEvent {
  const answers = [{ questionId: 'fund', value }];
  const actorId = `owner-of-${householdId}`;
  return { kind: 'response', ...response(seq, { householdId, actorId, answers, ...overrides }) };
}
