import { join } from 'node:path';
import { loadKeys } from '../../server/crypto/keys.ts';
import { ensureIndexes } from '../../server/database/ensureIndexes.ts';
import { createLog } from '../../server/http/log.ts';
import { openAccountStore } from '../../server/identity/accountStore.ts';
import { openBindingStore } from '../../server/identity/bindingStore.ts';
import { openContactStore } from '../../server/identity/contactStore.ts';
import type { Places } from '../../server/identity/places.ts';
import { allIndexes } from '../../server/indexes.ts';
import { noticeModel, type NoticeRecord } from '../../server/notice/noticeModel.ts';
import type { NoticeToOwe } from '../../server/notice/noticeStore.ts';
import { openNotices, type Notices, type NoticesDeps } from '../../server/notice/openNotices.ts';
import { communityFold } from '../../server/state/communityFold.ts';
import { openFrozenStore } from '../../server/state/frozenStore.ts';
import { OpenedRounds } from '../../server/state/openedRounds.ts';
import { openWechatApi } from '../../server/wechat/wechatApi.ts';
import type { CommunityLedger } from '../../server/state/communityState.ts';
import type { RoleGrant } from '../../shared/identity/account.ts';
import { messageStandIn, type MessageStandIn } from './messageStandIn.ts';
import { testDatabase, type TestDatabase } from './testDatabase.ts';
import { ledgerHome } from './testLedger.ts';

/** Path of WeChat's subscription messages, and of the gateway for short messages on the stand-in. */
export const SEND_PATH = '/cgi-bin/message/subscribe/send';
export const SMS_PATH = '/sms';
export const SMS_SECRET = 'a-secret-shared-with-the-gateway';

/** Nine in the morning in China. */
const MORNING = Date.parse('2026-03-02T01:00:00Z');
const PLACES: Places = {
  describeHousehold: async (householdId) =>
    householdId.startsWith('h')
      ? { communityId: 'c1', buildingId: 'b1', address: `1号楼 1单元 ${householdId}` }
      : null,
  describeCommunity: async (communityId) => ({ communityId, regionIds: ['city'], buildingIds: ['b1'] }),
};

interface Person {
  readonly openid?: string;
  readonly phone?: string;
  readonly home?: string;
  readonly roles?: readonly RoleGrant[];
}

/** Notices over the real database and ledger, a stand-in WeChat and gateway, and a clock to turn. */
export interface NoticeHouse {
  readonly notices: Notices;
  readonly outside: MessageStandIn;
  readonly database: TestDatabase;
  readonly ledger: CommunityLedger;
  readonly time: { now: number };
  readonly logged: readonly string[];
  /** An account, bound to its home where it has one. */
  person(id: string, person?: Person): Promise<void>;
  owe(notice: Partial<NoticeToOwe> & Pick<NoticeToOwe, 'sourceId' | 'to'>): Promise<void>;
  /** The notice as it stands now. */
  stored(id: string): Promise<NoticeRecord>;
  /** Another server process over the same database. */
  another(settings?: Partial<NoticesDeps>): Notices;
  close(): Promise<void>;
}

/** Opens the house with WeChat and short messages, or without them. */
export async function noticeHouse({
  wechat = true,
  sms = true,
}: { readonly wechat?: boolean; readonly sms?: boolean } = {}): Promise<NoticeHouse> {
  const database = await testDatabase();
  const { connection } = database;
  await ensureIndexes(connection, allIndexes);
  const home = await ledgerHome(connection);
  const keys = loadKeys({ file: join(home.folder, 'identity.json') });
  const ledger = await home.open(
    communityFold(openFrozenStore(connection, keys.pseudonymKey), new OpenedRounds()),
  );
  await ledger.openLog('c1');
  const outside = await messageStandIn();
  const time = { now: MORNING };
  const clock = { now: () => time.now };
  const logged: string[] = [];
  const log = createLog('trace', { write: (line: string) => void logged.push(line) });
  const onError = (error: unknown): void => log.error({ err: error }, 'alarm');
  const accounts = openAccountStore({ connection, keys, clock });
  const bindings = openBindingStore({ connection, keys, clock });
  const another = (settings: Partial<NoticesDeps> = {}): Notices =>
    openNotices({
      connection,
      ledger,
      contacts: openContactStore({ connection, keys }),
      places: PLACES,
      clock,
      wechat: wechat
        ? {
            api: openWechatApi({
              settings: { appId: 'wx1', secret: 'hidden-secret', apiUrl: outside.url },
              now: clock.now,
              timeoutMs: 300,
            }),
            templates: {
              household: { templateId: 'template-household', fields: ['thing1', 'thing2', 'time3'] },
              progress: { templateId: 'template-progress', fields: ['thing4', 'thing5', 'time6'] },
            },
          }
        : undefined,
      sms: sms ? { url: `${outside.url}${SMS_PATH}`, secret: SMS_SECRET } : undefined,
      log,
      onError,
      timeoutMs: 300,
      ...settings,
    });
  const notices = another();
  return {
    notices,
    outside,
    database,
    ledger,
    time,
    logged,
    async person(id, { home: householdId, roles = [], ...rest } = {}) {
      await accounts.create({ id, name: `人 ${id}`, roles, ...rest });
      if (householdId === undefined) return;
      await bindings.insert({
        accountId: id,
        householdId,
        communityId: 'c1',
        buildingId: 'b1',
        regionIds: ['city'],
        relation: 'owner',
        name: `人 ${id}`,
        status: 'approved',
      });
    },
    owe: (notice) =>
      notices.store.owe([
        {
          communityId: 'c1',
          reason: 'enteredByStaff',
          words: { title: '改造菜单' },
          link: { kind: 'household' },
          ...notice,
        },
      ]),
    async stored(id) {
      const record = await noticeModel(connection).findById(id).lean<NoticeRecord>();
      if (record === null) throw new Error(`${id} is not owed`);
      return record;
    },
    another,
    async close() {
      await notices.stop();
      await outside.close();
      await ledger.close();
      await home.remove();
      await database.close();
    },
  };
}
