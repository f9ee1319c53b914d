import { byQuestion } from '../answering/byQuestion.ts';
import { gather } from '../../gather.ts';
import { noChannels, type RoundCount } from '../counting/roundCount.ts';
import type { CountedAnswer, StandingResponse } from '../response.ts';
import type { HouseholdEvent } from '../roundEvent.ts';
import { standingBallots } from './electorChoice.ts';
import { isTakingPart, type ElectorCount } from './electorCount.ts';
import { dwellingView } from './electorParticipation.ts';

/** The record of each view that `dwellingView` keeps: it changes when that does. */
const known = new WeakMap<RoundCount, RoundCount>();

/**
 * The dwellings of a closed owners' vote with the ballots that were entered for each and what became of them: what its
 * public record is counted from (disputes, voids, withdrawals, who had to be told). `dwellingView` has none of that.
 * Its `channels` are persons: an owner of many dwellings casts one ballot, in one way.
 */
export function ballotRecord(count: RoundCount, electors: ElectorCount): RoundCount {
  const view = dwellingView(count, electors);
  const before = known.get(view);
  if (before !== undefined) return before;
  const record = recordOn(view, electors);
  known.set(view, record);
  return record;
}

function recordOn(view: RoundCount, electors: ElectorCount): RoundCount {
  const events = new Map<string, HouseholdEvent[]>();
  const responses = new Map<string, StandingResponse[]>();
  const counted = new Map<string, CountedAnswer[]>();
  const channels = noChannels();
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
