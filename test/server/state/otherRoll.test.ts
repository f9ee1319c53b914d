import { join } from 'node:path';
import { loadKeys } from '../../../server/crypto/keys.ts';
import type { Draft } from '../../../server/ledger/ledgerTypes.ts';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { communityFold } from '../../../server/state/communityFold.ts';
import { openFrozenStore } from '../../../server/state/frozenStore.ts';
import { hashRoll } from '../../../server/state/hashRoll.ts';
import { OpenedRounds } from '../../../server/state/openedRounds.ts';
import { isRefusal, refuse } from '../../../shared/refusal.ts';
import { hashRoundTerms } from '../../../shared/round/hashRoundTerms.ts';
import { rollOf, stance, termsWith } from '../../support/roundFixtures.ts';
import { testDatabase } from '../../support/testDatabase.ts';
import { ledgerHome } from '../../support/testLedger.ts';

// ledger.md: the roll is frozen; an answer counts in the version of it under which its round was opened, or not at all.

test('an entry of another version of the roll stops its log, before and after a restart, and counts nowhere', async () => {
  const database = await testDatabase();
  const home = await ledgerHome(database.connection);
  const { pseudonymKey } = loadKeys({ file: join(home.folder, 'fields.json') });
  const frozen = openFrozenStore(database.connection, pseudonymKey);
  const log = 'community-1';
  const terms = termsWith([stance('lamp')]);
  const { roundId: round } = terms;
  const roll = rollOf([6, 5]);
  const questionHash = hashRoundTerms(nodeLedgerCrypto, terms);
  const [asOpened, amended] = [roll, rollOf([6, 6])].map((one) => hashRoll(pseudonymKey, round, one));
  await frozen.keepTerms(questionHash, terms);
  await frozen.keepRoll(asOpened ?? '', roll);
  const ledger = await home.open(communityFold(frozen, new OpenedRounds()));
  await ledger.openLog(log);
  const write = (clientKey: string, draft: Draft) =>
    ledger.append({ log, actor: 'a', clientKey, request: clientKey, decide: () => draft });
  const answer = (household: string, under: string | undefined): Draft => ({
    t: 'response',
    round,
    roll: under ?? '',
    via: 'app',
    fields: {
      household,
      actor: 'owner-1',
      relation: 'owner',
      by: 'self',
      answers: [{ questionId: 'lamp', value: 'yes' }],
    },
  });
  const answered = () => ledger.state(log).rounds.get(round)?.count.states.answered;
  await write('open', {
    t: 'roundOpen',
    round,
    roll: asOpened ?? '',
    d: { questionHash },
    fields: { actor: 'admin-1' },
  });
  expect(isRefusal(await write('first', answer('household-1', asOpened)))).toBe(false);
  await expect(write('other', answer('household-2', amended))).rejects.toThrow('another roll');
  expect(answered()).toBe(1);
  expect(await write('next', answer('household-3', asOpened))).toEqual(refuse('ledger/integrity'));
  await ledger.close();

  const again = await home.open(communityFold(frozen, new OpenedRounds()));
  expect(again.stopped(log)).toEqual(refuse('ledger/integrity'));
  await again.close();
  await database.close();
  await home.remove();
});
