import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type mongoose from 'mongoose';
import { loadKeys, type Keys } from '../../server/crypto/keys.ts';
import { ensureIndexes } from '../../server/database/ensureIndexes.ts';
import { allIndexes } from '../../server/indexes.ts';
import type { LedgerStore } from '../../server/ledger/ledgerStore.ts';
import type { Draft, Fold } from '../../server/ledger/ledgerTypes.ts';
import { nodeLedgerCrypto } from '../../server/ledger/nodeLedgerCrypto.ts';
import { systemClock } from '../../server/clock.ts';
import { openNoticeStore } from '../../server/notice/noticeStore.ts';
import { openOutbox, type Outbox } from '../../server/notice/outbox.ts';
import { communityFold } from '../../server/state/communityFold.ts';
import type { CommunityLedger, CommunityState } from '../../server/state/communityState.ts';
import { openFrozenStore } from '../../server/state/frozenStore.ts';
import { hashRoll } from '../../server/state/hashRoll.ts';
import { OpenedRounds } from '../../server/state/openedRounds.ts';
import { hashRoundTerms } from '../../shared/round/hashRoundTerms.ts';
import { presentParticipation } from '../../shared/round/counting/presentParticipation.ts';
import { isRefusal, refuse } from '../../shared/refusal.ts';
import { evidenceFrom } from './evidenceFrom.ts';
import type { Acknowledged, Evidence } from './invariants.ts';
import { replayedCount } from './replayedCount.ts';
import { rollOf, stance, termsWith } from './roundFixtures.ts';
import { ledgerHome } from './testLedger.ts';

/** What is wrong with a build; nothing: the healthy one. */
export interface Defect {
  readonly store?: (store: LedgerStore) => LedgerStore;
  readonly fold?: (fold: Fold<CommunityState>) => Fold<CommunityState>;
  /** Takes answers whatever the round and the household say. */
  readonly asksNothing?: boolean;
  readonly withoutOutbox?: boolean;
}

/** One answer as a client sends it. */
export interface SmallAnswer {
  readonly clientKey: string;
  readonly householdId: string;
  readonly value: 'yes' | 'no';
  readonly by: 'self' | 'staff';
}

const LOG = 'community-1';
const ROUND = 'round-1';
const TERMS = termsWith([stance('lamp')], { communityId: LOG });
const ROLL = rollOf([6, 5]);
const QUESTIONS_HASH = hashRoundTerms(nodeLedgerCrypto, TERMS);
const OPENED = Date.parse('2026-11-10T00:00:00Z');

/** A community of eleven households on the real ledger and database, built with a defect or without one. */
export class SmallCommunity {
  private readonly acknowledged: Acknowledged[] = [];
  private readonly heads: Evidence['heads'][number][] = [];
  private sent = 0;

  private constructor(
    private readonly connection: mongoose.Connection,
    private readonly home: Awaited<ReturnType<typeof ledgerHome>>,
    private readonly defect: Defect,
    private ledger: CommunityLedger,
    private outbox: Outbox | undefined,
  ) {}

  static async open(connection: mongoose.Connection, defect: Defect): Promise<SmallCommunity> {
    await ensureIndexes(connection, allIndexes);
    const home = await ledgerHome(connection);
    const { pseudonymKey } = keysOf(home);
    const frozen = openFrozenStore(connection, pseudonymKey);
    const rollHash = hashRoll(pseudonymKey, ROUND, ROLL);
    await frozen.keepTerms(QUESTIONS_HASH, TERMS);
    await frozen.keepRoll(rollHash, ROLL);
    const { ledger, outbox } = await start(connection, home, defect);
    const community = new SmallCommunity(connection, home, defect, ledger, outbox);
    await ledger.openLog(LOG);
    const d = { questionHash: QUESTIONS_HASH };
    await community.write('open', { t: 'roundOpen', round: ROUND, roll: rollHash, d, fields: {} });
    return community;
  }

  /** Sends an answer, or sends it again; whatever is acknowledged is kept as evidence. */
  async answer({ clientKey, householdId, value, by }: SmallAnswer): Promise<void> {
    const answers = [{ questionId: 'lamp', value }];
    const deviceAt = new Date(OPENED + (this.sent += 1)).toISOString();
    const actor = by === 'self' ? `member-${householdId}` : 'worker-1';
    const written = await this.ledger.append({
      log: LOG,
      actor,
      clientKey,
      request: { householdId, answers },
      decide: (state) => {
        const round = state.rounds.get(ROUND);
        const own = round?.count.cells
          .get(householdId)
          ?.now.responses.some(({ response }) => response.by === 'self');
        if (this.defect.asksNothing !== true) {
          if (round?.status !== 'open') return refuse('round/closed');
          if (by === 'staff' && own === true) return refuse('response/self-exists');
        }
        const who = { household: householdId, actor, relation: 'owner', by };
        return {
          t: 'response',
          round: ROUND,
          via: by === 'self' ? 'app' : 'door',
          fields: { ...who, answers, confirmed: false, identityChecked: false, deviceAt },
          touches: [`household:${householdId}`],
        };
      },
    });
    if (isRefusal(written)) return;
    this.acknowledged.push({ clientKey, householdId, answers, receipt: written.receipt });
    this.heads.push(written.receipt.checkpoint);
  }

  async close(): Promise<void> {
    await this.write('close', { t: 'roundClose', round: ROUND, fields: {} });
  }

  /** The process dies and another starts; the head file is lost with it, so that only the invariants can tell. */
  async crash(): Promise<void> {
    await this.outbox?.stop();
    await this.ledger.close();
    await rm(join(this.home.folder, 'heads.json'), { force: true });
    ({ ledger: this.ledger, outbox: this.outbox } = await start(this.connection, this.home, this.defect));
  }

  async evidence(): Promise<Evidence> {
    await this.outbox?.stop();
    const round = this.ledger.state(LOG).rounds.get(ROUND);
    if (round === undefined) throw new Error('the round was never opened');
    const served = presentParticipation(round.count, this.ledger.size(LOG) - 1, 'staff');
    const { acknowledged, heads } = this;
    const grown = replayedCount(round.count);
    return evidenceFrom(this.connection, keysOf(this.home), {
      log: LOG,
      roundId: ROUND,
      acknowledged,
      heads,
      served,
      grown,
    });
  }

  async remove(): Promise<void> {
    await this.ledger.close();
    await this.home.remove();
  }

  private async write(clientKey: string, draft: Draft): Promise<void> {
    const request = { log: LOG, actor: 'admin-1', clientKey, request: clientKey, decide: () => draft };
    const written = await this.ledger.append(request);
    if (isRefusal(written)) throw new Error(written.refused);
  }
}

const keysOf = ({ folder }: { readonly folder: string }): Keys =>
  loadKeys({ file: join(folder, 'fields.json') });

async function start(
  connection: mongoose.Connection,
  home: Awaited<ReturnType<typeof ledgerHome>>,
  { store, fold, withoutOutbox }: Defect,
): Promise<{ ledger: CommunityLedger; outbox: Outbox | undefined }> {
  const sound = communityFold(openFrozenStore(connection, keysOf(home).pseudonymKey), new OpenedRounds());
  const ledger = await home.open(fold?.(sound) ?? sound, store && { wrap: store });
  if (withoutOutbox === true) return { ledger, outbox: undefined };
  const outbox = openOutbox(
    connection,
    ledger,
    openNoticeStore(connection, systemClock),
    systemClock,
    (error) => home.alarms.push(error),
  );
  await outbox.catchUp();
  return { ledger, outbox };
}
