import { isRefusal } from '../../shared/refusal.ts';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { connectDatabase } from '../database/connectDatabase.ts';
import { createLog } from '../http/log.ts';
import { LedgerError } from '../ledger/ledgerError.ts';
import { loadSigningKey } from '../ledger/signingKey.ts';
import { installSuccessor, prepareSuccessor, putAsideSuccessor } from '../ledger/successorKey.ts';
import { openHouse } from '../openHouse.ts';
import { REASON_RULE, runWithReason } from './runWithReason.ts';
import { say } from './runWithWord.ts';

const USAGE = `用法：npm run rotate-key -- "<原因>"
先停下所有服务器。更换登记簿的签名密钥：每本登记簿写一条 keyRotate，新旧两把密钥都签字，永久公开；此后的存根由新密钥签发。
旧密钥丢了不能更换（见 README）。中断了可以再执行一次，会接着做完。
${REASON_RULE}
  npm run rotate-key -- "管理员离岗，按规定更换签名密钥"
`;

/** Hands every log over to the next key, and then puts that key into the present one's place; the exit code. */
async function rotateKey(reason: string): Promise<number> {
  const config = readConfig();
  const { ledgerKeyFile } = config;
  const present = await loadSigningKey(ledgerKeyFile, false);
  const log = createLog('silent');
  const database = await connectDatabase(config, log);
  try {
    const { key: successor, keep } = await prepareSuccessor(ledgerKeyFile);
    const { connection } = database;
    const house = await openHouse({ connection, config, clock: systemClock, log, successor });
    try {
      const { ledger } = house;
      // None before all: a log that cannot be written to would keep the old key for good.
      const stopped = ledger.logs().filter((id) => ledger.stopped(id) !== undefined);
      if (stopped.length > 0) {
        const isNamed = ledger.logs().some((id) => ledger.keyInForce(id) === successor.publicKey);
        if (!isNamed) await putAsideSuccessor(ledgerKeyFile, successor);
        throw new LedgerError(`${stopped.join('、')} 已停止登记，先处理好，再更换密钥。什么也没有写。`);
      }
      await keep();
      for (const id of ledger.logs()) {
        const written = await ledger.rotateKey(id, reason);
        if (written === undefined) continue;
        if (isRefusal(written))
          throw new LedgerError(`${id}: ${written.refused}；没有换完，请再执行一次本命令。`);
        say(`${id}：第 ${written.leaf.seq + 1} 条 keyRotate`);
      }
    } finally {
      await house.close();
    }
    const retired = await installSuccessor(ledgerKeyFile, present.publicKey);
    say(`已更换。新公钥 ${successor.publicKey}`);
    say(`请备份 ${ledgerKeyFile}；旧密钥在 ${retired}。`);
    say(
      '先做一次完整备份并试着恢复一次，再销毁旧密钥和它的所有备份：更换以前的数据库备份，没有旧密钥就打不开。',
    );
    return 0;
  } finally {
    await database.close();
  }
}

await runWithReason(USAGE, rotateKey);
