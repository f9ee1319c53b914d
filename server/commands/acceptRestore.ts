import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { connectDatabase } from '../database/connectDatabase.ts';
import { createLog } from '../http/log.ts';
import { LedgerError } from '../ledger/ledgerError.ts';
import { readSuccessor } from '../ledger/successorKey.ts';
import { openHouse } from '../openHouse.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { REASON_RULE, runWithReason } from './runWithReason.ts';
import { complain, say } from './runWithWord.ts';

const USAGE = `用法：npm run accept-restore -- "<原因>"
先停下服务器。数据库是从备份恢复的、比已签名的存根旧时，登记簿不再登记（ledger/rolled-back）。
确认恢复无误后用本命令接受：每个这样的登记簿写一条 incident，永久公开。
${REASON_RULE}
  npm run accept-restore -- "11月21日磁盘损坏，恢复到前一日24时的备份，其后的答复须重新提交"
`;

/** Accepts every log that a restore put back; the number of them. */
async function acceptRestore(reason: string): Promise<number> {
  const config = readConfig();
  const log = createLog('silent');
  const database = await connectDatabase(config, log);
  try {
    // A restore may come while the signing key is being replaced; the replacement waits for stopped logs.
    const successor = await readSuccessor(config.ledgerKeyFile);
    const { connection } = database;
    const house = await openHouse({
      connection,
      config,
      clock: systemClock,
      log,
      ...(successor && { successor }),
    });
    try {
      let accepted = 0;
      for (const id of house.ledger.logs()) {
        const done = await house.ledger.acceptRestore(id, reason);
        if (done === undefined) continue;
        if (isRefusal(done)) throw new LedgerError(`${id}: ${done.refused}`);
        say(`${id}：已接受，第 ${done.entry.leaf.seq + 1} 条 incident；存根 ${done.lostSize} 条作废`);
        accepted += 1;
      }
      return accepted;
    } finally {
      await house.close();
    }
  } finally {
    await database.close();
  }
}

await runWithReason(USAGE, async (reason) => {
  const accepted = await acceptRestore(reason);
  if (accepted === 0) complain('没有登记簿因恢复旧备份而停止，什么也没有写。');
  return accepted === 0 ? 1 : 0;
});
