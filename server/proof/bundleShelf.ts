import type { OpenedRound } from '../state/communityState.ts';
import { readDossier, type DossierParts, type RoundDossier } from './roundDossier.ts';
import { writeBundle } from './writeBundle.ts';

/** What is known of a closed round's bundles; a closed round changes when it becomes final, and when entries of it are erased. */
interface Shelved {
  readonly status: OpenedRound['status'];
  /** The newest `erase` entry about it. */
  readonly erasedSeq: number | undefined;
  readonly dossier: Promise<RoundDossier | undefined>;
  world?: Promise<Buffer | undefined>;
}

/** So many rounds are kept ready; ten thousand answers take some 10 MB. */
const MOST_KEPT = 4;

/** Keeps what is the same for every caller: a published result is asked for by many at once. */
export class BundleShelf {
  private readonly rounds = new Map<string, Shelved>();
  /** Those whose log is still being read, kept or not: however many ask, it is read once at a time. */
  private readonly reading = new Map<string, Shelved>();

  constructor(private readonly parts: DossierParts) {}

  /** What all bundles of the round share; undefined while no tally of it has been published. */
  dossier(round: OpenedRound): Promise<RoundDossier | undefined> {
    return this.shelved(round).dossier;
  }

  /** The bundle that anyone may have, the same bytes for everybody. */
  world(round: OpenedRound): Promise<Buffer | undefined> {
    const shelved = this.shelved(round);
    shelved.world ??= this.writeWorld(round, shelved);
    return shelved.world;
  }

  private async writeWorld({ terms }: OpenedRound, { dossier }: Shelved): Promise<Buffer | undefined> {
    const read = await dossier;
    if (read === undefined) return undefined;
    const { communityId: log, roundId } = terms;
    return writeBundle(this.parts.ledger, { log, roundId }, read, { tier: 'world', openings: [] });
  }

  private shelved(round: OpenedRound): Shelved {
    const { roundId } = round.terms;
    const { status, erased } = round;
    const known = this.rounds.get(roundId) ?? this.reading.get(roundId);
    this.rounds.delete(roundId);
    const shelved = known?.status === status && known.erasedSeq === erased?.seq ? known : this.read(round);
    this.rounds.set(roundId, shelved);
    const [oldest] = this.rounds.keys();
    if (this.rounds.size > MOST_KEPT && oldest !== undefined) this.rounds.delete(oldest);
    return shelved;
  }

  private read(round: OpenedRound): Shelved {
    const { roundId } = round.terms;
    const dossier = readDossier(this.parts, round);
    const shelved: Shelved = { status: round.status, erasedSeq: round.erased?.seq, dossier };
    this.reading.set(roundId, shelved);
    const settle = (found: RoundDossier | undefined): void => {
      if (this.reading.get(roundId) === shelved) this.reading.delete(roundId);
      if (found === undefined && this.rounds.get(roundId) === shelved) this.rounds.delete(roundId);
    };
    dossier.then(settle, () => settle(undefined));
    return shelved;
  }
}
