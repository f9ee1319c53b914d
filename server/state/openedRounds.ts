import type { OpenedRound } from './communityState.ts';

/** Every opened round by its id, filled by the fold: answering needs no look into the database. */
export class OpenedRounds {
  private readonly byId = new Map<string, OpenedRound>();

  add(round: OpenedRound): void {
    this.byId.set(round.terms.roundId, round);
  }

  find(roundId: string): OpenedRound | undefined {
    return this.byId.get(roundId);
  }
}
