import { demoWorld } from '../../../server/demo/demoWorld.ts';
import { questionIdsFor } from '../../../shared/round/counting/questionScope.ts';
import { refuseAnswers } from '../../../shared/round/answering/refuseAnswers.ts';
import { refuseRoundTerms } from '../../../shared/round/opening/refuseRoundTerms.ts';

const DAY = 86_400_000;
/** Noon, half an hour after midnight in China, and the last minute of a day there. */
const moments = ['2026-07-25T04:10:00Z', '2026-12-31T16:30:00Z', '2027-02-28T15:59:00Z'].map(Date.parse);
const worlds = moments.map((loadedAt) => ({ loadedAt, ...demoWorld(loadedAt) }));
const rounds = worlds.flatMap(({ loadedAt, communities }) =>
  communities.flatMap((community) =>
    community.rounds.map((round) => ({ loadedAt, community, round, acts: round.acts, terms: round.terms })),
  ),
);

test('every round may open as it stands', () => {
  for (const { community, terms } of rounds) {
    const unitIds = community.households.map(({ unitId }) => unitId);
    expect(refuseRoundTerms(terms, { households: community.households.length, unitIds })).toBeUndefined();
  }
});

test('every answer is one that its household could send', () => {
  let checked = 0;
  for (const { community, terms, acts } of rounds) {
    const units = new Map(community.households.map(({ _id, unitId }) => [_id, unitId]));
    for (const act of acts) {
      if (act.kind !== 'response') continue;
      const questionIds = questionIdsFor(terms.questions, units.get(act.householdId) ?? '');
      expect(refuseAnswers(terms.questions, questionIds, act.answers)).toBeUndefined();
      checked += 1;
    }
  }
  expect(checked).toBeGreaterThan(2000);
});

test('acts come in the order of time, inside the window and not in the future', () => {
  for (const { loadedAt, terms, acts } of rounds) {
    const times = acts.map(({ at }) => at);
    expect(times).toEqual([...times].sort((first, second) => first - second));
    for (const at of times) {
      expect(at).toBeGreaterThanOrEqual(Date.parse(terms.opensAt));
      expect(at).toBeLessThan(Math.min(Date.parse(terms.closesAt), loadedAt));
    }
  }
});

test('a round’s window agrees with how far it got: open now, closed before, final after the objection days', () => {
  for (const { loadedAt, round, terms } of rounds) {
    const closesAt = Date.parse(terms.closesAt);
    if (round.reaches === 'open') expect(Date.parse(terms.opensAt)).toBeLessThan(loadedAt);
    if (round.reaches === 'open' || round.reaches === 'draft') expect(closesAt).toBeGreaterThan(loadedAt);
    if (round.reaches === 'closed') expect(closesAt).toBeLessThan(loadedAt);
    if (round.reaches === 'final') {
      // One day more than the objection days: the loader finalises on the day after the last of them.
      expect(closesAt + (terms.rule.objectionDays + 1) * DAY).toBeLessThan(loadedAt);
    }
    if (round.reaches === 'draft') expect(round.acts).toEqual([]);
  }
});

test('residents answer by themselves online, staff enter what they heard, and nothing is on paper', () => {
  for (const { acts } of rounds) {
    for (const act of acts) {
      if (act.kind !== 'response') continue;
      const online = act.channel === 'app' || act.channel === 'web';
      expect(act.by).toBe(online ? 'self' : 'staff');
      expect(act.channel).not.toBe('paper');
    }
  }
});

test('nobody calls at a door that has refused or answered', () => {
  for (const { acts } of rounds) {
    const settled = new Set<string>();
    for (const act of acts) {
      if (act.kind === 'visit') expect(settled.has(act.householdId)).toBe(false);
      if (act.kind === 'response' || act.outcome === 'refused') settled.add(act.householdId);
    }
  }
});

test('a tenant never stands for a dwelling whose owner lives in it', () => {
  for (const { community, acts } of rounds) {
    const occupancy = new Map(community.households.map((household) => [household._id, household.occupancy]));
    const wrong = acts.filter(
      (act) =>
        act.kind === 'response' &&
        act.relation === 'tenant' &&
        !['let', 'commercial'].includes(occupancy.get(act.householdId) ?? ''),
    );
    expect(wrong).toEqual([]);
  }
});

test('a menu asks each class by its own rule, and the lift only where it would stand', () => {
  const menus = rounds.filter(({ terms }) => terms.kind === 'menu');
  for (const { community, terms } of menus) {
    const sections = terms.questions.map(({ section }) => section);
    expect([...new Set(sections)]).toEqual(['basic', 'improve', 'upgrade', 'general']);
    for (const question of terms.questions) {
      const item = community.plan?.items.find(({ itemId }) => itemId === question.itemId);
      if (question.itemId !== undefined) expect(item).toBeDefined();
      const weighty = item !== undefined && (item.legalEffect !== undefined || item.shareFen > 0);
      if (weighty) expect(question.touchesProperty).toBe(true);
      if (question.section === 'upgrade') expect(question.type).toBe('basket');
      expect(Array.isArray(question.scope)).toBe(question.itemId === 'new-lift');
    }
  }
});

test('the threshold stands with its clause, every other number of the rule without a source', () => {
  for (const { terms } of rounds) {
    const { thresholdPercent, thresholdSource } = terms.rule;
    const expected = terms.kind === 'statutory' ? [67, '第二百七十八条第二款'] : [80, '三、（一）1'];
    expect([thresholdPercent, thresholdSource?.clause]).toEqual(expected);
  }
});
