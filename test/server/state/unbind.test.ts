import { join } from 'node:path';
import { loadKeys } from '../../../server/crypto/keys.ts';
import type { Draft } from '../../../server/ledger/ledgerTypes.ts';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { communityFold } from '../../../server/state/communityFold.ts';
import { openFrozenStore } from '../../../server/state/frozenStore.ts';
import { hashRoll } from '../../../server/state/hashRoll.ts';
import { OpenedRounds } from '../../../server/state/openedRounds.ts';
import { isRefusal } from '../../../shared/refusal.ts';
import { hashRoundTerms } from '../../../shared/round/hashRoundTerms.ts';
import { rollOf, stance, termsWith } from '../../support/roundFixtures.ts';
import { testDatabase } from '../../support/testDatabase.ts';
import { ledgerHome } from '../../support/testLedger.ts';

test('a binding that ends takes the right to speak away and no answer out of the count', async () => {
  const database = await testDatabase();
  const home = await ledgerHome(database.connection);
  const { pseudonymKey } = loadKeys({ file: join(home.folder, 'fields.json') });
  const frozen = openFrozenStore(database.connection, pseudonymKey);
  const log = 'community-1';
  const terms = termsWith([stance('lamp')]);
  const { roundId: round } = terms;
  const roll = rollOf([6, 5]);
  const [questionHash, rollHash] = [
    hashRoundTerms(nodeLedgerCrypto, terms),
    hashRoll(pseudonymKey, round, roll),
  ];
  await frozen.keepTerms(questionHash, terms);
  await frozen.keepRoll(rollHash, roll);
  const ledger = await home.open(communityFold(frozen, new OpenedRounds()));
  await ledger.openLog(log);
  const write = async (draft: Draft): Promise<void> => {
    const request = { log, actor: 'a', clientKey: draft.t, request: draft.t, decide: () => draft };
    expect(isRefusal(await ledger.append(request))).toBe(false);
  };
  const who = { household: 'household-1', actor: 'owner-1', relation: 'owner', by: 'self' };
  const answers = [{ questionId: 'lamp', value: 'yes' }];
  await write({ t: 'roundOpen', round, roll: rollHash, d: { questionHash }, fields: { actor: 'admin-1' } });
  await write({ t: 'bind', d: { method: 'slip' }, fields: who });
  await write({ t: 'response', round, roll: rollHash, via: 'app', fields: { ...who, answers } });
  expect(ledger.state(log).bindings.size).toBe(1);
  await write({ t: 'unbind', fields: who });
  expect(ledger.state(log).bindings.size).toBe(0);
  expect(ledger.state(log).rounds.get(round)?.count.states.answered).toBe(1);
  await ledger.close();
  await database.close();
  await home.remove();
});
