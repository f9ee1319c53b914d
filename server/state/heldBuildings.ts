import type { ElectorCount } from '../../shared/round/vote/electorCount.ts';
import { dwellingView } from '../../shared/round/vote/electorParticipation.ts';
import type { RoundCount } from '../../shared/round/counting/roundCount.ts';

/** Building rows held still: answered households by building, as they stood when a period of ten minutes began. */
export interface HeldBuildings {
  /** Start of the period in which the newest entry was made, seconds; −1 before the first. */
  since: number;
  answered: ReadonlyMap<string, number>;
}

/** The round whose rows are held. */
interface HeldRound {
  readonly held: HeldBuildings;
  readonly count: RoundCount;
  readonly electors?: ElectorCount;
}

const PERIOD_SECONDS = 600;

/** Before the first entry of a round nobody has answered. */
export function createHeldBuildings(): HeldBuildings {
  return { since: -1, answered: new Map() };
}

/**
 * To be called before an entry is counted; `tm` is the leaf's own time, rounded down to ten minutes. The first entry of
 * a period finds the rows as the period before has left them, and they are what residents see until it is over. Made
 * from the log alone: every instance and every restart holds the same rows.
 */
export function holdBuildings(round: HeldRound, tm: number): void {
  const { held, count, electors } = round;
  if (tm <= held.since) return;
  const { buildings } = electors === undefined ? count : dwellingView(count, electors);
  held.since = tm;
  held.answered = new Map(buildings.map(({ buildingId, answered }) => [buildingId, answered]));
}

/** The rows that residents see at a moment (milliseconds); undefined once the period is over: then as they are. */
export function heldAnswers(
  { held }: Pick<HeldRound, 'held'>,
  now: number,
): HeldBuildings['answered'] | undefined {
  const period = Math.floor(now / 1000 / PERIOD_SECONDS) * PERIOD_SECONDS;
  return period > held.since ? undefined : held.answered;
}
