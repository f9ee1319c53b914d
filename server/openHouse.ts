import path from 'node:path';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { openAuditTrail } from './audit/auditTrail.ts';
import type { Clock } from './clock.ts';
import { openCommitteeStore } from './committee/committeeStore.ts';
import { openCommunityStore } from './community/communityStore.ts';
import { openHouseholdStore } from './community/householdStore.ts';
import { openOwnerStore } from './community/ownerStore.ts';
import { communityPlaces } from './community/places.ts';
import { openComplaints, type Complaints } from './complaint/openComplaints.ts';
import { officeOf } from './complaint/officeFiling.ts';
import { pendingWords } from './complaint/pendingWords.ts';
import type { Config } from './config.ts';
import { loadKeys } from './crypto/keys.ts';
import { ensureIndexes } from './database/ensureIndexes.ts';
import { refuseUnfinishedRestore } from './database/unfinishedRestore.ts';
import { policyOf } from './documents/regionPolicies.ts';
import { openArrivals } from './evidence/arrivals.ts';
import { openEvidenceStore, type EvidencePlaces } from './evidence/evidenceStore.ts';
import type { EvidenceParts } from './evidence/keepEvidence.ts';
import { openStorage } from './evidence/openStorage.ts';
import { photoAddressBook } from './evidence/photoAddress.ts';
import { openPhotoStore, type PhotoStore } from './evidence/photoStore.ts';
import { openAccountStore } from './identity/accountStore.ts';
import { openBindingStore } from './identity/bindingStore.ts';
import { openContactStore } from './identity/contactStore.ts';
import { openIdentity, type Identity } from './identity/identity.ts';
import { openSlipStore } from './identity/slipStore.ts';
import { allIndexes } from './indexes.ts';
import { HeadFile } from './ledger/headFile.ts';
import { LEDGER_COLLECTION, openLedgerStore } from './ledger/ledgerStore.ts';
import { openLedger } from './ledger/openLedger.ts';
import { loadSigningKey, type SigningKey } from './ledger/signingKey.ts';
import { refuseUnfinishedRotation } from './ledger/successorKey.ts';
import { openContentCheck, type Moderation } from './moderation/openContentCheck.ts';
import { openPhotoCheck, type PhotoCheck } from './moderation/photoCheck.ts';
import { openNotices, type Notices } from './notice/openNotices.ts';
import { readTemplates } from './notice/readTemplates.ts';
import { openOpinions, type Opinions } from './opinion/openOpinions.ts';
import { openPlanStore } from './plan/planStore.ts';
import { withheldWords } from './publication/withheldWords.ts';
import { openFlagStore } from './round/flag/flagStore.ts';
import { openFlagWatch, type FlagWatch } from './round/flag/flagWatch.ts';
import { openFormCheckStore } from './round/form/formCheckStore.ts';
import type { RoundParts } from './round/roundParts.ts';
import { openRoundStore } from './round/roundStore.ts';
import { openSegmenter } from './segment/segmenter.ts';
import { communityFold } from './state/communityFold.ts';
import type { CommunityLedger } from './state/communityState.ts';
import { OpenedRounds } from './state/openedRounds.ts';
import { openFrozenStore } from './state/frozenStore.ts';
import { openWechatApi } from './wechat/wechatApi.ts';

/** As long as WeChat may take to fetch a photograph. */
const PHOTO_LOOK_MS = 1_800_000;

/** Everything between the database and the routes. */
export interface House {
  readonly ledger: CommunityLedger;
  readonly rounds: RoundParts;
  readonly identity: Identity;
  readonly evidence: EvidenceParts;
  readonly opinions: Opinions;
  readonly flagWatch: FlagWatch;
  readonly complaints: Complaints;
  readonly notices: Notices;
  readonly moderation: Moderation;
  readonly photoCheck: PhotoCheck;
  close(): Promise<void>;
}

export interface HouseParts {
  readonly connection: Connection;
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  /** The key that replaces the present one; only the operator's command brings one. */
  readonly successor?: SigningKey;
}

/** Where the newest signed heads are kept, outside the database. */
export function headFilePath(config: Pick<Config, 'dataDir'>): string {
  return path.join(config.dataDir, 'heads.json');
}

/** Where WeChat may fetch a photograph for a few minutes; undefined where the server has no public address. */
function publicAddress(
  publicUrl: string | undefined,
  photos: Pick<PhotoStore, 'photoAddresses'>,
  evidenceId: string,
  clock: Clock,
): string | undefined {
  if (publicUrl === undefined) return undefined;
  const expiresAt = clock.now() + PHOTO_LOOK_MS;
  return `${publicUrl}/api/v1${photos.photoAddresses(evidenceId, { covered: false, expiresAt }).fullUrl}`;
}

/** Ensures indexes, verifies every log, brings the outbox up to date. Throws what an operator has to read. */
export async function openHouse({ connection, config, clock, log, successor }: HouseParts): Promise<House> {
  if (successor === undefined) refuseUnfinishedRotation(config.ledgerKeyFile);
  await refuseUnfinishedRestore(connection);
  await ensureIndexes(connection, allIndexes);
  const keys = loadKeys({ file: config.fieldKeysFile });
  const isFirst =
    (await connection.collection(LEDGER_COLLECTION).findOne({}, { projection: { _id: 1 } })) === null;
  const alarm = (error: unknown): void => log.error({ err: error }, 'ledger alarm');
  const shared = config.mongodbUri !== undefined;
  const frozen = openFrozenStore(connection, keys.pseudonymKey);
  const opened = new OpenedRounds();
  const ledger = await openLedger({
    store: openLedgerStore(connection),
    fold: communityFold(frozen, opened),
    box: keys.ledgerCipher,
    key: await loadSigningKey(config.ledgerKeyFile, isFirst),
    ...(successor && { successor }),
    heads: await HeadFile.open(headFilePath(config), alarm),
    clock,
    shared,
    alarm,
  });
  const communities = openCommunityStore(connection, { shared });
  const households = openHouseholdStore(connection);
  const places = communityPlaces(communities, households);
  const audit = await openAuditTrail({ ledger, places, alarm });
  const evidencePlaces: EvidencePlaces = {
    async placeOf(communityId) {
      return (await places.describeCommunity(communityId)) ?? undefined;
    },
    isPublic: (communityId, evidenceId) =>
      ledger.has(communityId) && ledger.state(communityId).publicEvidence.has(evidenceId),
  };
  const files = openEvidenceStore(connection, evidencePlaces);
  const { wechat } = config;
  const api = wechat && openWechatApi({ settings: wechat, now: () => clock.now() });
  const contacts = openContactStore({ connection, keys });
  const moderation = openContentCheck({
    api,
    contacts,
    log,
    onError: (error) => log.error({ err: error }, 'a text could not be checked'),
  });
  const bindings = openBindingStore({ connection, keys, clock });
  const rounds: RoundParts = {
    ledger,
    rounds: openRoundStore(connection),
    opened,
    frozen,
    communities,
    households,
    owners: openOwnerStore(connection, keys.fieldCipher),
    committees: openCommitteeStore(connection, keys.fieldCipher),
    plans: openPlanStore(ledger),
    bindings,
    accounts: openAccountStore({ connection, keys, clock }),
    slips: openSlipStore({ connection, keys, clock }),
    files,
    formChecks: openFormCheckStore(connection),
    flags: openFlagStore(connection),
    moderation,
    audit,
    clock,
    pseudonymKey: keys.pseudonymKey,
  };
  const arrivals = await openArrivals(config.dataDir);
  const book = photoAddressBook(keys.addressKey);
  const photos = openPhotoStore(connection, book, clock);
  const photoCheck = openPhotoCheck({
    api,
    connection,
    clock,
    contacts,
    addressOf: (evidenceId) => publicAddress(config.publicUrl, photos, evidenceId, clock),
    onRisky: (evidenceId, at) => photos.markRisky(evidenceId, at),
    log,
    onError: (error) => log.error({ err: error }, 'a photograph could not be checked'),
  });
  const evidence: EvidenceParts = {
    clock,
    arrivals,
    storage: openStorage(config, arrivals),
    evidence: files,
    evidencePlaces,
    photos,
    photoCheck,
    book,
    audit,
  };
  const { demo } = config;
  const identity = openIdentity({ connection, keys, clock, demo, wechat, log, places, ledger, shared });
  const notices = openNotices({
    connection,
    ledger,
    contacts,
    places,
    clock,
    wechat: api && { api, templates: readTemplates(config.wechatTemplates) },
    sms: config.sms,
    log,
    onError: (error) => log.error({ err: error }, 'a notice could not be delivered'),
  });
  await notices.catchUp();
  const { pseudonymKey, fieldCipher: cipher } = keys;
  const segmenter = openSegmenter();
  const policyAt = (regionIds: readonly string[]) => policyOf(regionIds).values;
  const complaints = openComplaints({
    ...rounds,
    bindings,
    connection,
    cipher,
    photos: evidence.photos,
    policyAt,
    check: moderation,
    segmenter,
    handlers: identity.handlers,
  });
  const opinions = openOpinions({
    ...rounds,
    connection,
    cipher,
    pseudonymKey,
    segmenter,
    policyAt,
    complaints: officeOf(complaints),
    onError: alarm,
  });
  moderation.watch(opinions.pendingTexts);
  await opinions.catchUp();
  moderation.watch(pendingWords(complaints));
  moderation.watch(withheldWords({ frozen }));
  moderation.watch(complaints.phoneLooks);
  const flagWatch = openFlagWatch({ ...rounds, onError: alarm });
  await flagWatch.catchUp().catch(alarm);
  return {
    ledger,
    rounds,
    identity,
    evidence,
    opinions,
    flagWatch,
    complaints,
    notices,
    moderation,
    photoCheck,
    async close() {
      await flagWatch.stop();
      await opinions.stop();
      await notices.stop();
      await moderation.stop();
      await ledger.close();
    },
  };
}
