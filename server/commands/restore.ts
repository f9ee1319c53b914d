import { restoreBackup } from '../backup/restoreBackup.ts';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { connectDatabase } from '../database/connectDatabase.ts';
import { createLog } from '../http/log.ts';
import { allIndexes } from '../indexes.ts';
import { openHouse } from '../openHouse.ts';
import { runWithWord, say } from './runWithWord.ts';

const USAGE = `用法：npm run restore -- <文件>
把 npm run backup 写的文件恢复到一个空的数据库（先停下服务器，移走 DATA_DIR/database，或换一个空的 MONGODB_URI）。
密钥文件要先放回原处。恢复以后逐本核对登记簿；比已签发的存根旧的，由你另外用 accept-restore 接受。
`;

/** Puts a backup back and checks every log; the exit code. */
async function restore(file: string): Promise<number> {
  const config = readConfig();
  const log = createLog('silent');
  const { connection, close } = await connectDatabase(config, log);
  try {
    const { madeAt } = await restoreBackup(file, {
      connection,
      config,
      clock: systemClock,
      specs: allIndexes,
      onProgress: say,
    });
    const house = await openHouse({ connection, config, clock: systemClock, log });
    try {
      const { ledger } = house;
      const stopped = ledger.logs().filter((id) => ledger.stopped(id) !== undefined);
      say(`已恢复 ${madeAt} 的备份：${ledger.logs().length - stopped.length} 本登记簿逐条核对无误。`);
      for (const id of stopped) say(`${id}：${ledger.stopped(id)?.refused ?? ''}，暂不登记`);
      if (stopped.length > 0) say('确认这些登记簿就是要恢复的，再执行 npm run accept-restore -- "<原因>"。');
    } finally {
      await house.close();
    }
    return 0;
  } finally {
    await close();
  }
}

await runWithWord(USAGE, restore);
