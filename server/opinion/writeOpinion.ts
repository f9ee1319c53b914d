import { randomBytes } from 'node:crypto';
import type { NewOpinion } from '../../shared/opinion/opinionApi.ts';
import { plainText, textFault } from '../../shared/plainText.ts';
import { refuse, refuseFields, type Refusal } from '../../shared/refusal.ts';
import type { CommunityRecord } from '../community/communityModel.ts';
import { placeOf } from '../community/communityStore.ts';
import { dayTurnOf, inTurnOfDay } from '../database/dayTurn.ts';
import { reachesCommunity } from '../../shared/identity/scope.ts';
import type { Caller } from '../http/caller.ts';
import type { OpinionRecord } from './opinionModel.ts';
import { OPINION_WORKERS, type OpinionParts } from './opinionParts.ts';
import { placeOfWords, wordsOf } from './wordsOf.ts';

/** More than anybody writes by hand in a day, or hears in a day of doors and meetings, and few enough to be read. */
const MOST_IN_A_DAY = { own: 20, heard: 200 };

/**
 * Keeps what a resident writes for the own household, or what staff heard at a door, in a meeting or on the telephone.
 * Sent again with the same key it is the same opinion; the same key with other words is refused.
 */
export async function writeOpinion(
  parts: OpinionParts,
  caller: Caller,
  community: CommunityRecord,
  written: NewOpinion,
): Promise<{ readonly opinion: OpinionRecord; readonly replayed: boolean } | Refusal> {
  const { account } = caller;
  if (account === null) return refuse('session/not-signed-in');
  const fault = textFault(written.text);
  if (fault !== undefined) return refuseFields([{ path: 'text', code: fault }]);
  const author = await authorOf(parts, caller, community, written);
  if ('refused' in author) return author;
  const items = parts.ledger.state(community._id).plans.at(-1)?.content.items ?? [];
  if (written.itemId !== undefined && !items.some(({ itemId }) => itemId === written.itemId))
    return refuseFields([{ path: 'itemId', code: 'unknown' }]);
  const now = parts.clock.now();
  const { opinions, cipher } = parts;
  const text = plainText(written.text);
  const asReplay = (known: OpinionRecord) =>
    wordsOf(parts, known) === text
      ? { opinion: known, replayed: true }
      : refuse('response/idempotency-mismatch');
  const known = await opinions.sentBefore(account.id, written.clientKey);
  if (known !== undefined) return asReplay(known);
  const how = written.channel === undefined ? 'own' : 'heard';
  const most = MOST_IN_A_DAY[how];
  const turns = dayTurnOf(account.id, how, now);
  const count = () => opinions.turnsTaken(turns);
  const tooMany = refuse('opinion/too-many-today', { most });
  if ((await count()) >= most) return tooMany;
  const checked = await parts.moderation.checkText(caller, written.text);
  if (checked === 'refused') return refuse('content/refused');
  const _id = `opinion-${randomBytes(12).toString('hex')}`;
  const drawn: OpinionRecord = {
    _id,
    communityId: community._id,
    regionIds: community.regionIds,
    ...author,
    source: 'free',
    at: new Date(now),
    state: 'open',
    mayPublish: written.mayPublish,
    ...(written.itemId === undefined ? {} : { itemId: written.itemId }),
    accountId: account.id,
    clientKey: written.clientKey,
    text: cipher.sealText(text, placeOfWords(_id)),
    ...(checked === 'pending' ? { check: checked } : {}),
    links: [],
    publications: [],
    toGroup: true,
    apart: [],
  };
  const inserted = await inTurnOfDay(turns, most, count, (turn) => opinions.insert({ ...drawn, turn }));
  if (inserted === 'too-many') return tooMany;
  if (inserted.replayed) return asReplay(inserted.opinion);
  parts.compareSoon();
  return inserted;
}

type Author = Pick<OpinionRecord, 'buildingIds' | 'householdId' | 'relation' | 'channel'>;

async function authorOf(
  { households }: OpinionParts,
  caller: Caller,
  community: CommunityRecord,
  { householdId, channel }: NewOpinion,
): Promise<Author | Refusal> {
  const all = community.buildings.map(({ buildingId }) => buildingId);
  if (channel !== undefined) {
    if (!reachesCommunity(caller, placeOf(community), OPINION_WORKERS)) return refuse('request/not-found');
    if (householdId !== undefined) return refuseFields([{ path: 'householdId', code: 'not-allowed' }]);
    return { buildingIds: all, channel };
  }
  if (householdId === undefined) return refuseFields([{ path: 'householdId', code: 'required' }]);
  const home = caller.account?.households.find(
    (link) => link.communityId === community._id && link.householdId === householdId,
  );
  if (home === undefined) return refuse('request/not-found');
  if (home.status !== 'approved') return refuse('response/binding-pending');
  const dwelling = await households.find(householdId);
  if (dwelling === undefined) return refuse('request/not-found');
  return { buildingIds: [dwelling.buildingId], householdId, relation: home.relation };
}
