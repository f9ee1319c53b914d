import { ConfigError, readConfig, type Config } from './config.ts';
import { DatabaseError } from './database/databaseError.ts';
import { CryptoError } from './crypto/cryptoError.ts';
import { ensurePage } from './ensurePage.ts';
import { ListenError } from './http/listen.ts';
import { LedgerError } from './ledger/ledgerError.ts';
import { createLog } from './http/log.ts';
import { startServer, type RunningServer } from './startServer.ts';

/** EX_CONFIG of sysexits.h: the settings are wrong. */
const EXIT_CONFIG = 78;
/** Whoever sent SIGTERM waits ten seconds. */
const STOP_LIMIT_MS = 9500;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

function readConfigOrExit(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    complain(error.message);
    process.exit(EXIT_CONFIG);
  }
}

/** Faults that an operator can mend: their message is the whole answer. */
function isForOperator(error: unknown): error is Error {
  return [DatabaseError, ListenError, CryptoError, LedgerError].some((kind) => error instanceof kind);
}

async function main(): Promise<void> {
  const config = readConfigOrExit();
  const started: { server?: RunningServer } = {};
  stopOnSignals(started);
  const pageFolder = await ensurePage(say);
  const log = createLog(config.logLevel);
  started.server = await startServer({ config, log, pageFolder, onProgress: say });
  printWelcome(config, started.server);
}

/** A start that is cut short leaves nothing to finish: the engine closes when its standard input does. */
function stopOnSignals(started: { readonly server?: RunningServer }): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    if (started.server === undefined) process.exit(0);
    setTimeout(() => {
      complain('The server did not come to an end in time. Nothing that was acknowledged is lost.');
      process.exit(1);
    }, STOP_LIMIT_MS).unref();
    started.server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        complain(String(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function printWelcome(config: Config, { address, slips }: RunningServer): void {
  say('');
  say(`  小区改造 已启动： ${config.publicUrl ?? address}`);
  say(`  接口说明：        ${address}/api/v1/docs`);
  if (config.demo) {
    say('');
    say('  演示账号（在“我的”里直接选择，无需密码）：');
    say('    resident-1 … resident-5   示范一小区的五户居民，都还没有答复');
    say('    resident-other            另一个小区的居民');
    say('    worker-1  admin-1  bureau-1  city-1  inspector-1  等工作人员');
    for (const { code, communityId, householdId, forDispute } of slips) {
      say(`    ${forDispute === true ? '异议码' : '绑定码'} ${code}（${communityId} ${householdId}）`);
    }
  }
  say('');
}

try {
  await main();
} catch (error) {
  complain(
    isForOperator(error)
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error),
  );
  process.exit(1);
}
