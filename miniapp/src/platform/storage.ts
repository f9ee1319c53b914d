import Taro from '@tarojs/taro';
import type { Account } from '../../../shared/identity/account.ts';
import type { ComplaintCategory, ComplaintPlace, Urgency } from '../../../shared/complaint/complaint.ts';
import type { Checkpoint } from '../../../shared/ledger/receipt.ts';
import type { DoorBuilding } from '../../../shared/community/community.ts';
import type { Answer } from '../../../shared/round/question.ts';
import type { Channel, Relation } from '../../../shared/round/round.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import type { DisplaySettings } from './displaySettings.ts';
import type { OutboxItem } from './outboxItem.ts';

/** An unfinished ballot as it stands after the last tap; `clientKey` was made when the page opened. */
export interface Draft {
  readonly clientKey: string;
  readonly roundId: string;
  readonly householdId: string;
  readonly questionHash: string;
  readonly answers: readonly Answer[];
  /** ISO 8601 UTC. */
  readonly savedAt: string;
  readonly title?: string;
}

/** What a household told a worker, not handed in yet; saved on every tap. Times are ISO 8601 UTC. */
export interface SpokenDraft {
  readonly accountId: string;
  readonly clientKey: string;
  readonly questionHash: string;
  readonly channel?: Channel;
  readonly relation?: Relation;
  readonly visitedAt: string;
  readonly answers: readonly Answer[];
  /** Of a paper form: its printed number, and the id of its photograph. */
  readonly serial?: string;
  readonly photo?: string;
}

/** The doors of a round as last seen, so that the list opens on a staircase without signal. */
export interface KeptDoors {
  readonly accountId: string;
  readonly at: string;
  readonly round: RoundView;
  readonly buildings: readonly DoorBuilding[];
}

/** A free opinion that is being written; saved on every letter. */
export interface OpinionDraft {
  /** Made when it is first sent; other words are another opinion and get another. */
  readonly clientKey?: string;
  readonly text: string;
  readonly mayPublish: boolean;
}

/** A complaint that is being written; saved on every tap and letter. */
export interface ComplaintDraft {
  /** Made when it is first handed in and kept until it is acknowledged. */
  readonly clientKey?: string;
  readonly category?: ComplaintCategory;
  readonly place?: ComplaintPlace;
  readonly text: string;
  /** Evidence ids of what is uploaded. */
  readonly photos: readonly string[];
  readonly urgency: Urgency;
  /** Absent until the person chooses: the category then decides. */
  readonly isPrivate?: boolean;
  readonly phone: string;
}

/** A photograph that is not uploaded yet: in WeChat the path under which it was saved; a web page keeps it by its name. */
export interface KeptPhoto {
  readonly localId: string;
  readonly path?: string;
}

/** The newest head of a log that was checked here; `formerKeys` signed its heads of at most `upTo` entries, 64 hex. */
export interface RememberedHead extends Checkpoint {
  readonly formerKeys?: readonly { readonly publicKey: string; readonly upTo: number }[];
}

interface StoredValues {
  token: string;
  account: Account;
  settings: DisplaySettings;
  /** The community this device last looked at. */
  communityId: string;
}

export type StoredKey =
  | keyof StoredValues
  | `draft/${string}/${string}`
  | `spoken/${string}/${string}`
  | `doors/${string}`
  | `said/${string}`
  | `complaint/${string}`
  | `photos/${string}`
  | `told/${string}`
  | `outbox/${string}`
  | `head/${string}`;

export type StoredValue<Key extends StoredKey> = Key extends keyof StoredValues
  ? StoredValues[Key]
  : Key extends `draft/${string}`
    ? Draft
    : Key extends `spoken/${string}`
      ? SpokenDraft
      : Key extends `said/${string}`
        ? OpinionDraft
        : Key extends `complaint/${string}`
          ? ComplaintDraft
          : Key extends `photos/${string}`
            ? readonly KeptPhoto[]
            : Key extends `told/${string}`
              ? string
              : Key extends `doors/${string}`
                ? KeptDoors
                : Key extends `outbox/${string}`
                  ? OutboxItem
                  : Key extends `head/${string}`
                    ? RememberedHead
                    : never;

/** Whether a value is really kept on the device; `full` and `blocked` must be told to the person. */
export type Kept = { readonly kept: true } | { readonly kept: false; readonly why: 'full' | 'blocked' };

// Values of another format version are left alone and not read.
const PREFIX = 'renewal/1/';

/** Keeps a value on the device; says so when the device has no room or does not allow it. */
export function keep<Key extends StoredKey>(key: Key, value: StoredValue<Key>): Kept {
  try {
    Taro.setStorageSync(PREFIX + key, JSON.stringify(value));
    return { kept: true };
  } catch (failure) {
    const words = failure instanceof Error ? `${failure.name} ${failure.message}` : JSON.stringify(failure);
    return { kept: false, why: /quota|exceed|limit|full/i.test(words) ? 'full' : 'blocked' };
  }
}

/** What is kept under the key, or undefined when nothing (or nothing readable) is. */
export function recall<Key extends StoredKey>(key: Key): StoredValue<Key> | undefined {
  try {
    const text: unknown = Taro.getStorageSync(PREFIX + key);
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as StoredValue<Key>) : undefined;
  } catch {
    return undefined;
  }
}

/** Removes a value from the device. */
export function forget(key: StoredKey): void {
  try {
    Taro.removeStorageSync(PREFIX + key);
  } catch {
    // A device that does not let us write has nothing to remove.
  }
}

/** Keys of one family that are kept on the device (`draft/`, `outbox/`). */
export function keptKeys<Family extends 'draft/' | 'outbox/' | 'head/'>(
  family: Family,
): readonly Extract<StoredKey, `${Family}${string}`>[] {
  try {
    return Taro.getStorageInfoSync()
      .keys.filter((key) => key.startsWith(PREFIX + family))
      .map((key) => key.slice(PREFIX.length) as Extract<StoredKey, `${Family}${string}`>);
  } catch {
    return [];
  }
}
