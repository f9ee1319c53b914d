import { DatabaseError } from './databaseError.ts';
import { isDatabaseAway } from './isDatabaseAway.ts';

/**
 * Turns the end of the database while the record was being read at the start into a sentence for the operator; any other
 * error stays. An engine that meets a damaged block of its file stops rather than give it out.
 */
export function explainLostDatabase(error: unknown, place: string): unknown {
  if (!isDatabaseAway(error)) return error;
  return new DatabaseError(
    'database/lost-while-reading',
    `The database ended while the record was being read at the start (${place}). Nothing was written and nothing is ` +
      'served. If it happens again, a file of the database is damaged: keep the folder as it is, put the last backup in ' +
      'its place and start again; what the backup lacks is named by heads.json.\n' +
      `启动时读取登记簿，数据库中途停止（${place}）。没有写入任何内容，也没有对外服务。再次出现说明数据库文件已损坏：` +
      '请保留原文件夹，换上最近的备份再启动。',
    { cause: error },
  );
}
