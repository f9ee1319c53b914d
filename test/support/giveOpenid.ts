import { join } from 'node:path';
import { loadKeys } from '../../server/crypto/keys.ts';
import type { TestServer } from './testServer.ts';

/** Lets a demonstration account be known to WeChat, as if it had signed in there. */
export async function giveOpenid(
  { dataDir, database }: Pick<TestServer, 'dataDir' | 'database'>,
  id: string,
  openid: string,
): Promise<void> {
  const { fieldCipher } = loadKeys({ file: join(dataDir, 'keys', 'fieldKeys.json') });
  const sealed = fieldCipher.sealText(openid, { collection: 'accounts', id, field: 'openid' });
  await database.connection
    .collection<{ _id: string }>('accounts')
    .updateOne({ _id: id }, { $set: { openid: sealed } });
}
