import { byQuestion } from '../answering/byQuestion.ts';
import type { RoundCount } from '../counting/roundCount.ts';
import type { CountedAnswer, StandingResponse } from '../response.ts';
import type { HouseholdEvent } from '../roundEvent.ts';
import { standingBallots } from './electorChoice.ts';
import type { Channel } from '../round.ts';
import { isTakingPart, type ElectorCount } from './electorCount.ts';
import { dwellingView } from './electorParticipation.ts';

function gather<One>(into: Map<string, One[]>, householdId: string, one: One): void {
  const list = into.get(householdId);
  if (list === undefined) into.set(householdId, [one]);
  else list.push(one);
}

/**
 * The dwellings of a closed owners' vote with the ballots that were entered for each and what became of them: what its
 * public record is counted from (disputes, voids, withdrawals, who had to be told). `dwellingView` has none of that.
 * Its `channels` are persons: an owner of many dwellings casts one ballot, in one way.
 */
export function ballotRecord(count: RoundCount, electors: ElectorCount): RoundCount {
  const view = dwellingView(count, electors);
  const events = new Map<string, HouseholdEvent[]>();
  const responses = new Map<string, StandingResponse[]>();
  const counted = new Map<string, CountedAnswer[]>();
  const channels: Record<Channel, number> = {
    app: 0,
    web: 0,
    paper: 0,
    door: 0,
    meeting: 0,
    designer: 0,
    call: 0,
  };
  electors.cells.forEach((cell) => {
    const { elector, now } = cell;
    const channel = now.live[now.live.length - 1]?.channel;
    const votes = elector.dwellings.length > 0 && isTakingPart(electors, cell);
    if (votes && channel !== undefined) channels[channel] += 1;
    const standing = electors.tallies.flatMap(({ question: { questionId } }) =>
      standingBallots(elector, now, questionId).flatMap(({ seq, answers }) => {
        const answer = byQuestion(answers, questionId);
        return answer === undefined ? [] : [{ questionId, seq, answer, contradicted: false }];
      }),
    );
    for (const { householdId } of elector.dwellings) counted.set(householdId, standing);
    for (const event of cell.events) gather(events, event.householdId, event);
    for (const one of now.responses) gather(responses, one.response.householdId, one);
  });
  const cells = new Map<string, ReturnType<RoundCount['cells']['get']> & object>();
  view.cells.forEach((cell, householdId) => {
    const all = cell.events.concat(events.get(householdId) ?? []).sort((a, b) => a.seq - b.seq);
    cells.set(householdId, {
      ...cell,
      events: all,
      now: {
        ...cell.now,
        responses: responses.get(householdId) ?? [],
        // One vote for all his dwellings: a ballot at one of them takes the place of one at another.
        counted: counted.get(householdId) ?? [],
      },
    });
  });
  return { ...view, channels, cells };
}
