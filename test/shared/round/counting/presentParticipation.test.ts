import { presentParticipation } from '../../../../shared/round/counting/presentParticipation.ts';
import type { RoundTerms } from '../../../../shared/round/round.ts';
import {
  applyRoundEvent,
  createRoundCount,
  type RoundCount,
} from '../../../../shared/round/counting/roundCount.ts';
import { acts, exampleRule, response, rollOf, stance, termsWith } from '../../../support/roundFixtures.ts';

/** A round in which the first `answered` households have answered in the mini program. */
function roundWith(
  sizes: readonly number[],
  answered: number,
  overrides: Partial<RoundTerms> = {},
): RoundCount {
  const count = createRoundCount({ terms: termsWith([stance('lamp')], overrides), ...rollOf(sizes) });
  for (let seq = 0; seq < answered; seq += 1) {
    applyRoundEvent(count, { kind: 'response', ...response(seq, { householdId: `household-${seq + 1}` }) });
  }
  return count;
}
const shownTo = (sizes: readonly number[], overrides: Partial<RoundTerms> = {}) =>
  presentParticipation(roundWith(sizes, 0, overrides), 0, 'resident').buildings.map(
    ({ households }) => households,
  );

describe('participation while a round is open (api.md "participation")', () => {
  test('anyone sees the rates, what is missing and the source of the threshold, and nothing else', () => {
    expect(presentParticipation(roundWith([12, 12], 17), 41, 'world')).toEqual({
      roundId: 'round-1',
      seq: 41,
      households: 24,
      official: { answered: 17, denominator: 24, permille: 708, need: 3, met: false },
      strict: { answered: 17, denominator: 24, permille: 708 },
      thresholdPercent: 80,
      thresholdSource: { document: '东河区2024', clause: '三（一）1' },
    });
  });

  test('the gate of 24 households opens with the twentieth answer', () => {
    const official = (answered: number) =>
      presentParticipation(roundWith([24], answered), 0, 'world').official;
    expect([official(19).met, official(19).need]).toEqual([false, 1]);
    expect([official(20).met, official(20).need]).toEqual([true, 0]);
  });

  test('excluded households leave the official denominator and stay in the strict one', () => {
    const count = roundWith([20], 15);
    const last = { householdId: 'household-20' };
    applyRoundEvent(count, { kind: 'exclusionRequest', seq: 15, actorId: 'worker-1', ...last });
    applyRoundEvent(count, { kind: 'exclusionApprove', seq: 16, actorId: 'admin-1', ...last });
    const { official, strict } = presentParticipation(count, 16, 'world');
    expect(official).toEqual({ answered: 15, denominator: 19, permille: 789, need: 1, met: false });
    expect(strict).toEqual({ answered: 15, denominator: 20, permille: 750 });
  });

  test('under the policy 已询问 a refusal counts as asked', () => {
    const refused = {
      kind: 'visit',
      seq: 15,
      householdId: 'household-20',
      actorId: 'worker-1',
      outcome: 'refused',
    } as const;
    for (const [counts, answered] of [
      ['answered', 15],
      ['asked', 16],
    ] as const) {
      const count = roundWith([20], 15, { rule: { ...exampleRule, counts } });
      applyRoundEvent(count, refused);
      expect(presentParticipation(count, 15, 'world').official.answered).toBe(answered);
      expect(presentParticipation(count, 15, 'staff').buildings[0]?.answered).toBe(answered);
    }
  });

  test('staff see states that sum to the roll, channels of answered households, and every building', () => {
    const count = roundWith([12, 3], 2);
    const door = { ...acts['spoken at the door'], actorId: 'worker-1', householdId: 'household-13' };
    applyRoundEvent(count, { kind: 'response', ...response(2, door) });
    applyRoundEvent(count, {
      kind: 'visit',
      seq: 3,
      householdId: 'household-14',
      actorId: 'worker-1',
      outcome: 'refused',
    });
    expect(presentParticipation(count, 3, 'staff')).toMatchObject({
      households: 15,
      answered: 3,
      refused: 1,
      attempted: 0,
      unreachable: 0,
      pending: 0,
      disputed: 0,
      excluded: 0,
      untouched: 11,
      channels: { app: 2, web: 0, paper: 0, door: 1, meeting: 0, designer: 0, call: 0 },
      buildings: [
        { buildingId: 'building-1', name: '1号楼', households: 12, answered: 2, permille: 166 },
        { buildingId: 'building-2', name: '2号楼', households: 3, answered: 1, permille: 333 },
      ],
    });
  });
});

describe('buildings that residents see (domain.md "Small-cell guard": 10 households and more)', () => {
  test.each<[string, number[], number[]]>([
    ['all large', [12, 10, 30], [12, 10, 30]],
    ['one small building could be had by subtraction: the smallest shown goes with it', [12, 9, 30], [30]],
    ['two small ones that together hide each other', [12, 6, 6, 30], [12, 30]],
    ['two small ones that together are still small', [12, 4, 4, 30], [30]],
    ['one large beside one small: none', [12, 4], []],
    ['one building', [20], [20]],
    ['one small building', [9], []],
  ])('%s', (_, sizes, shown) => {
    expect(shownTo(sizes)).toEqual(shown);
  });

  test('a pseudonymous round shows none: position and building together would name a household', () => {
    expect(shownTo([12, 30], { disclosure: 'pseudonymous' })).toEqual([]);
  });

  test('neither states nor channels', () => {
    const seen = presentParticipation(roundWith([12], 3), 3, 'resident');
    expect(Object.keys(seen).sort()).toEqual(
      [
        'buildings',
        'households',
        'official',
        'roundId',
        'seq',
        'strict',
        'thresholdPercent',
        'thresholdSource',
      ].sort(),
    );
  });
});
