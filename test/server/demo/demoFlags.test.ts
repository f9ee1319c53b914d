import { demoWorld } from '../../../server/demo/demoWorld.ts';
import type { DemoAct } from '../../../server/demo/demoTypes.ts';
import { staffFlags, type StaffAct } from '../../../shared/round/flag/staffFlag.ts';

// Anomaly flags in the demonstration: two hurried minutes of one person in 示范大院小区 and nothing else, whatever the day.

const NOW = Date.parse('2031-05-14T04:14:00Z');

const enteredByStaff = (acts: readonly DemoAct[], enteredBy: string | undefined): readonly StaffAct[] =>
  acts.flatMap((act, seq): StaffAct[] => {
    const { kind, householdId, at: heardAt } = act;
    if (kind === 'visit')
      return enteredBy === undefined ? [{ seq, kind, householdId, channel: 'door', heardAt }] : [];
    if (act.by !== 'staff' || act.enteredBy !== enteredBy) return [];
    return [{ seq, kind, householdId, channel: act.channel, heardAt }];
  });

test.each([0, 1, 2, 3, 4, 5, 6])('%i days later in the week they are the same two', (days) => {
  const { communities } = demoWorld(NOW + days * 86_400_000);
  const raised = communities.flatMap(({ rounds }) =>
    rounds.flatMap(({ terms: { roundId }, acts }) =>
      [undefined, 'demo-worker-2'].flatMap((enteredBy) =>
        staffFlags(
          enteredByStaff(acts, enteredBy),
          acts.filter(({ kind }) => kind === 'response').length,
        ).map(({ kind, figure }) => [roundId, enteredBy, kind, figure]),
      ),
    ),
  );
  const one = ['demo-dayuan-menu', 'demo-worker-2', 'manyDoors', 5];
  expect(raised).toEqual([one, one]);
});
