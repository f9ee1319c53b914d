import { committeeIndexes } from './committee/committeeModel.ts';
import { communityIndexes } from './community/communityModel.ts';
import { householdIndexes } from './community/householdModel.ts';
import { ownerIndexes } from './community/ownerModel.ts';
import { evidenceIndexes } from './evidence/evidenceModel.ts';
import type { CollectionSpec } from './database/ensureIndexes.ts';
import { identityIndexes } from './identity/identityIndexes.ts';
import { ledgerIndexes } from './ledger/ledgerStore.ts';
import { noticeIndexes } from './notice/noticeModel.ts';
import { opinionIndexes } from './opinion/opinionModel.ts';
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
  ...opinionIndexes,
  ...frozenCollections,
  evidenceIndexes,
  ...identityIndexes,
  ...noticeIndexes,
];
