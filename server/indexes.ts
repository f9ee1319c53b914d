import { committeeIndexes } from './committee/committeeModel.ts';
import { communityIndexes } from './community/communityModel.ts';
import { householdIndexes } from './community/householdModel.ts';
import { ownerIndexes } from './community/ownerModel.ts';
import { complaintIndexes } from './complaint/complaintModel.ts';
import { followIndexes } from './complaint/followStore.ts';
import { mergeTurnIndexes } from './complaint/mergeTurns.ts';
import { organisationIndexes } from './complaint/organisationStore.ts';
import { phoneLookIndexes } from './complaint/phoneLookStore.ts';
import { evidenceIndexes } from './evidence/evidenceModel.ts';
import type { CollectionSpec } from './database/ensureIndexes.ts';
import { identityIndexes } from './identity/identityIndexes.ts';
import { ledgerIndexes } from './ledger/ledgerStore.ts';
import { photoCheckIndexes } from './moderation/photoCheck.ts';
import { noticeIndexes } from './notice/noticeModel.ts';
import { opinionIndexes } from './opinion/opinionModel.ts';
import { flagIndexes } from './round/flag/flagStore.ts';
import { formCheckIndexes } from './round/form/formCheckStore.ts';
import { roundIndexes } from './round/roundModel.ts';
import { frozenCollections } from './state/frozenStore.ts';

/** Every collection with its indexes and validators: made before anything is served. */
export const allIndexes: readonly CollectionSpec[] = [
  ledgerIndexes,
  communityIndexes,
  householdIndexes,
  ...ownerIndexes,
  ...committeeIndexes,
  roundIndexes,
  formCheckIndexes,
  flagIndexes,
  ...opinionIndexes,
  complaintIndexes,
  followIndexes,
  mergeTurnIndexes,
  organisationIndexes,
  phoneLookIndexes,
  ...frozenCollections,
  evidenceIndexes,
  ...identityIndexes,
  ...noticeIndexes,
  photoCheckIndexes,
];
