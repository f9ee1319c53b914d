import { connectDatabase } from '../../server/database/connectDatabase.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/http/log.ts';
import { LEDGER_COLLECTION } from '../../server/ledger/ledgerStore.ts';
import { startServer } from '../../server/startServer.ts';

// The server as `main.ts` starts it, by a clock that is ahead, and with a fault of its own where seeds are removed:
// `before` it is killed when the removal begins, `during` when every second of them is gone (each is gone or there, all
// of them together are not), `never` it forgets to remove.

const ahead = Number(process.env['TEST_CLOCK_AHEAD_MS'] ?? 0);
const fault = process.env['TEST_ERASING'];

const config = readConfig();
const log = createLog(config.logLevel);
const database = await connectDatabase(config, log);
// One object for a name: the store of the ledger, whose only update is the removal of seeds, gets this one.
const ledger = database.connection.collection(LEDGER_COLLECTION);
const update = ledger.updateMany.bind(ledger);

const die = (): void => void process.kill(process.pid, 'SIGKILL');

ledger.updateMany = async (filter, change, options) => {
  if (fault === 'before') die();
  if (fault === 'never')
    return { acknowledged: true, matchedCount: 0, modifiedCount: 0, upsertedCount: 0, upsertedId: null };
  if (fault === 'during') {
    await update({ ...filter, $expr: { $eq: [{ $mod: ['$seq', 2] }, 0] } }, change, options);
    die();
  }
  return update(filter, change, options);
};

const { address, stop } = await startServer({
  config,
  log,
  database,
  clock: { now: () => Date.now() + ahead },
});
process.stdout.write(`已启动： ${address}\n`);
process.once('SIGTERM', () => void stop().then(() => process.exit(0)));
