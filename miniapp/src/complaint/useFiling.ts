import { useEffect, useRef, useState } from 'react';
import type { HouseholdLink } from '../../../shared/identity/account.ts';
import { forgetPhotos } from '../platform/keptPhotos.ts';
import { replacePage } from '../platform/navigation.ts';
import type { OutboxItem } from '../platform/outboxItem.ts';
import { paths } from '../platform/paths.ts';
import { randomKey } from '../platform/randomKey.ts';
import { forget, keep, recall, type ComplaintDraft, type Kept } from '../platform/storage.ts';
import { announce } from '../store/announceStore.ts';
import { useOutbox } from '../store/outboxStore.ts';
import { useSubscription } from '../store/useSubscription.ts';
import {
  emptyDraft,
  filingFaults,
  isBegun,
  newComplaint,
  photosKept,
  type FilingFaults,
} from './filingDraft.ts';

/** A complaint that is being written on this device. */
export interface Filing {
  readonly draft: ComplaintDraft;
  /** Every tap and letter: kept on the device at once. */
  readonly change: (part: Partial<ComplaintDraft>) => void;
  /** What stands in the way; shown once it was tried (`tried`). */
  readonly faults: FilingFaults;
  readonly tried: boolean;
  /** How the last save went; undefined before anything was said. */
  readonly kept: Kept | undefined;
  /** What has become of it since it was handed in. */
  readonly item: OutboxItem | undefined;
  /** True when the device could not keep what was handed in, so that the person must stay. */
  readonly onlyHere: boolean;
  /** Hands it in; false when something is missing. */
  readonly file: () => boolean;
  /** Leaves what was handed in to the device, or drops what was written, and begins another. */
  readonly restart: () => void;
}

/** Keeps the draft of one community's filing, hands it to the outbox under one key, and goes on when it has a number. */
export function useFiling(household: HouseholdLink, accountId: string): Filing {
  const { communityId } = household;
  // Whoever uses the phone next neither reads it nor sends it.
  const draftKey = `complaint/${accountId}/${communityId}` as const;
  const [draft, setDraft] = useState(() => openDraft(draftKey, household));
  const [kept, setKept] = useState<Kept>();
  const [tried, setTried] = useState(false);
  const [onlyHere, setOnlyHere] = useState(false);
  // A photograph may arrive after its question was left: it belongs to the draft as it is then.
  const latest = useRef(draft);
  latest.current = draft;
  const { clientKey } = draft;
  const item = useOutbox((store) => store.items.find((one) => one.clientKey === clientKey));
  const filedId = item?.filed?.complaintId;
  const { offer } = useSubscription(['progress']);

  useEffect(() => {
    if (filedId === undefined) return;
    forget(draftKey);
    announce('您的诉求已登记');
    replacePage(paths.filedComplaint(filedId));
  }, [filedId, draftKey]);

  useEffect(() => {
    if (clientKey !== undefined) return;
    void randomKey().then((made) => {
      latest.current = { ...latest.current, clientKey: made };
      setDraft(latest.current);
    });
  }, [clientKey]);

  const change = (part: Partial<ComplaintDraft>): void => {
    const next = { ...latest.current, ...part };
    latest.current = next;
    setDraft(next);
    setKept(keep(draftKey, next));
    if (part.photos !== undefined && next.clientKey !== undefined)
      useOutbox.getState().addPhotos(next.clientKey, part.photos);
  };
  return {
    draft,
    kept: isBegun(draft) ? kept : undefined,
    tried,
    faults: filingFaults(draft),
    item,
    onlyHere,
    change,
    file() {
      setTried(true);
      const body = newComplaint(draft, household.householdId);
      if (body === undefined) return false;
      offer();
      change({});
      const photosKeptAs = photosKept(draft);
      const handed = useOutbox.getState().enqueue({ kind: 'complaint', communityId, body, photosKeptAs });
      setOnlyHere(!handed.kept);
      return true;
    },
    restart() {
      forget(draftKey);
      if (item === undefined) void forgetPhotos(photosKept(draft));
      latest.current = emptyDraft(household);
      setDraft(latest.current);
      setTried(false);
    },
  };
}

// What was acknowledged while the page was closed needs no second filing.
function openDraft(draftKey: `complaint/${string}`, household: HouseholdLink): ComplaintDraft {
  const draft = recall(draftKey);
  if (draft === undefined) return emptyDraft(household);
  const sent = useOutbox.getState().items.find((one) => one.clientKey === draft.clientKey);
  return sent?.state === 'recorded' ? emptyDraft(household) : draft;
}
