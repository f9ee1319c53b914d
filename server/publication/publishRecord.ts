import type { LedgerValue, PrivateFields } from '../../shared/ledger/leaf.ts';
import { readText } from '../../shared/ledger/readValue.ts';
import type { Receipt } from '../../shared/ledger/receipt.ts';
import type { PublicationFacts, PublicationKind } from '../../shared/plan/publication.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import type { CommunityLedger, CommunityState } from '../state/communityState.ts';
import type { FrozenStore } from '../state/frozenStore.ts';

/** What is needed to publish: the content's place and the log that announces it. */
export interface PublishParts {
  readonly ledger: CommunityLedger;
  readonly frozen: FrozenStore;
}

/** A record to publish. Neither `content` nor `facts` may name a private person; who acts stands in `fields` only. */
export interface RecordToPublish {
  readonly communityId: string;
  /** Account id or `system:<what>`. */
  readonly actorId: string;
  readonly kind: PublicationKind;
  /** Any JSON value; absent members are left out before it is hashed. */
  readonly content: object;
  /** Beside kind and hash in the entry's public part: what gates and lists need. */
  readonly facts?: PublicationFacts;
  /** Private fields beside the actor, e.g. the household that objects. */
  readonly fields?: PrivateFields;
  /** The round it belongs to, where there is one. */
  readonly round?: string;
  /** Makes sending again harmless; unless named, the same content by the same person is sent again. */
  readonly clientKey?: string;
  /** What the client asked for, where the content holds more than that (a time); otherwise the content. */
  readonly request?: LedgerValue;
  /** Done with the record's hash before an entry announces it. */
  readonly beforeEntry?: (hash: string) => Promise<void>;
  /** Asked with the state at exactly the size at which the entry is written. */
  readonly refuse?: (state: CommunityState) => Refusal | undefined;
}

/** The hash under which everybody finds the record, and the receipt of its entry. */
export interface RecordPublished {
  readonly hash: string;
  readonly seq: number;
  readonly receipt: Receipt;
  readonly replayed: boolean;
}

/**
 * Freezes a record under its hash and announces it in the community's log: content first, entry second, so that no
 * entry ever names what is not there. The same content published by another act is refused (`publication/exists`).
 */
export async function publishRecord(
  { ledger, frozen }: PublishParts,
  record: RecordToPublish,
): Promise<RecordPublished | Refusal> {
  const { communityId, actorId, kind, facts = {}, fields = {} } = record;
  const content = withoutAbsent(record.content);
  const hash = await frozen.keepRecord({ kind, communityId, content });
  await record.beforeEntry?.(hash);
  const written = await ledger.append({
    log: communityId,
    actor: actorId,
    clientKey: record.clientKey ?? `publication:${hash}`,
    request: record.request ?? hash,
    decide: (state) => {
      if (state.publications.has(hash)) return refuse('publication/exists');
      const refusal = record.refuse?.(state);
      if (refusal !== undefined) return refusal;
      return {
        t: 'publication',
        ...(record.round === undefined ? {} : { round: record.round }),
        d: { ...facts, kind, hash },
        fields: { ...fields, actor: actorId },
      };
    },
  });
  if (isRefusal(written)) return written;
  const { entry, receipt, replayed } = written;
  return { hash: readText(entry.leaf.d?.['hash']), seq: receipt.seq, receipt, replayed };
}

function withoutAbsent(value: object): LedgerValue {
  return JSON.parse(JSON.stringify(value)) as LedgerValue;
}
