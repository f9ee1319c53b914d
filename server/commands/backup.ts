import { writeBackup } from '../backup/writeBackup.ts';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { connectDatabase } from '../database/connectDatabase.ts';
import { createLog } from '../http/log.ts';
import { runWithWord, say } from './runWithWord.ts';

const USAGE = `用法：npm run backup -- <文件>
把数据库和照片、纸质件写成一个新文件（例如 /backup/20261122.tar.gz）；已有的文件不覆盖。
先停下服务器；数据库是副本集的，服务器可以照常运行。密钥和存根文件不在备份里，密钥请另外备份（见 README）。
`;

/** Backs the database up; the exit code. */
async function backup(file: string): Promise<number> {
  const config = readConfig();
  const { connection, close } = await connectDatabase(config, createLog('silent'));
  try {
    await writeBackup(file, { connection, config, clock: systemClock, onProgress: say });
    say(`已备份到 ${file}。请把它和密钥分开保存，并试着恢复一次。`);
    return 0;
  } finally {
    await close();
  }
}

await runWithWord(USAGE, backup);
