import type { CollectionSpec } from '../database/ensureIndexes.ts';
import { ACCOUNT_COLLECTION } from './accountModel.ts';
import { BINDING_COLLECTION } from './bindingModel.ts';
import { SESSION_COLLECTION } from './sessionModel.ts';
import { SLIP_COLLECTION } from './slipModel.ts';

/** Index over a field that not every document has, unique among those that have it. */
const uniqueWhereGiven = (field: string, name: string) => ({
  name,
  key: { [field]: 1 },
  unique: true,
  partialFilterExpression: { [field]: { $exists: true } },
});

/** One WeChat user, one username, one slip, one living link to a household: promised here, not by looking first. */
export const identityIndexes: readonly CollectionSpec[] = [
  {
    collection: ACCOUNT_COLLECTION,
    indexes: [
      uniqueWhereGiven('openidIndex', 'oneAccountPerOpenid'),
      uniqueWhereGiven('username', 'oneAccountPerUsername'),
      uniqueWhereGiven('demo.account', 'oneAccountPerDemoName'),
    ],
  },
  {
    collection: SESSION_COLLECTION,
    indexes: [{ name: 'sessionsOfAccount', key: { accountId: 1, expiresAt: 1 } }],
  },
  {
    collection: BINDING_COLLECTION,
    indexes: [
      uniqueWhereGiven('slip', 'slipUsedOnce'),
      {
        name: 'oneLivingLink',
        key: { accountId: 1, householdId: 1 },
        unique: true,
        partialFilterExpression: { live: true },
      },
      { name: 'worklist', key: { communityId: 1, queue: 1, askedAt: 1, _id: 1 } },
    ],
  },
  { collection: SLIP_COLLECTION, indexes: [{ name: 'slipsOfHousehold', key: { householdId: 1 } }] },
];
