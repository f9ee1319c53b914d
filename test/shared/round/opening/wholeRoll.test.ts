import { demoPolicy } from '../../../../server/documents/demoPolicy.ts';
import { presentParticipation } from '../../../../shared/round/counting/presentParticipation.ts';
import { applyRoundEvent, createRoundCount } from '../../../../shared/round/counting/roundCount.ts';
import { roundFaults } from '../../../../shared/round/opening/refuseRoundTerms.ts';
import { roundResult } from '../../../../shared/round/result/roundResult.ts';
import type { RoundRule } from '../../../../shared/round/round.ts';
import { ruleTemplate } from '../../../../shared/round/opening/template/ruleTemplate.ts';
import { exampleRule, rollOf, stance, termsWith } from '../../../support/roundFixtures.ts';

// The rate's denominator is a policy choice (domain.md, PolicySet): the roll less the excluded, or the whole roll.

/** Ten households, eight of which answer and one is excluded by two people. */
function played(rule: Partial<RoundRule>) {
  const roll = rollOf([10]);
  const terms = termsWith([stance('lamp')], { rule: { ...exampleRule, ...rule } });
  const count = createRoundCount({ terms, households: roll.households, buildings: roll.buildings });
  let seq = 0;
  for (const { householdId } of roll.households.slice(0, 8))
    applyRoundEvent(count, {
      kind: 'response',
      seq: (seq += 1),
      householdId,
      actorId: `owner-${householdId}`,
      relation: 'owner',
      channel: 'app',
      by: 'self',
      identityChecked: false,
      confirmed: false,
      answers: [{ questionId: 'lamp', value: 'yes' }],
    });
  const householdId = roll.households[9]?.householdId ?? '';
  applyRoundEvent(count, { kind: 'exclusionRequest', seq: (seq += 1), householdId, actorId: 'worker-1' });
  applyRoundEvent(count, { kind: 'exclusionApprove', seq: (seq += 1), householdId, actorId: 'admin-1' });
  applyRoundEvent(count, { kind: 'close', seq: seq + 1, at: Date.parse('2026-11-30T00:00:00Z') / 1000 });
  return count;
}
const rateOf = (rule: Partial<RoundRule>) => {
  const { official, strict } = presentParticipation(played(rule), 20, 'world');
  return { official, strict };
};

test('as usual an exclusion takes the household out of D', () => {
  expect(rateOf({}).official).toMatchObject({ answered: 8, denominator: 9, need: 0, met: true });
});

test('under wholeRoll it stays in: D is the roll, and official and strict rate are one', () => {
  const { official, strict } = rateOf({ denominator: 'wholeRoll', thresholdPercent: 90 });
  expect(official).toMatchObject({ answered: 8, denominator: 10, need: 1, met: false });
  expect([official.answered, official.denominator]).toEqual([strict.answered, strict.denominator]);
});

test('each building’s floor is over all of its households too', () => {
  const floored = { denominator: 'wholeRoll', thresholdPercent: 80, buildingFloorPercent: 85 } as const;
  expect(rateOf(floored).official).toMatchObject({ need: 1, met: false });
  expect(rateOf({ thresholdPercent: 80, buildingFloorPercent: 85 }).official).toMatchObject({ met: true });
});

test('contact and approval stand over the same denominator', () => {
  const result = roundResult(played({ denominator: 'wholeRoll' }), 20, 'closed', {});
  expect(result.solicitation.contact.denominator).toBe(10);
  expect(result.questions[0]?.approval?.ofDenominator).toBe(800);
});

test('a region that counts the whole roll gives it to its rounds, and none of them may count less', () => {
  const values = {
    ...demoPolicy.values,
    denominator: { ...demoPolicy.values.denominator, value: 'wholeRoll' as const },
  };
  expect(ruleTemplate(values, 'menu', 0).denominator).toBe('wholeRoll');
  expect(ruleTemplate(demoPolicy.values, 'menu', 0).denominator).toBeUndefined();
  const policy = {
    thresholdPercent: 80,
    counts: 'answered',
    smallCellK: 5,
    objectionDays: 5,
    buildingFloorPercent: null,
    denominator: 'wholeRoll',
  } as const;
  const faultsOf = (rule: RoundRule) =>
    roundFaults(termsWith([stance('lamp')], { rule }), { households: 24, unitIds: [], policy })
      .filter(({ path }) => path === 'rule.denominator')
      .map(({ code }) => code);
  expect(faultsOf(exampleRule)).toEqual(['below-policy']);
  expect(faultsOf({ ...exampleRule, denominator: 'wholeRoll' })).toEqual([]);
});
