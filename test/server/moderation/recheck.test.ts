import type { PendingText } from '../../../server/moderation/contentCheck.ts';
import { openContentCheck } from '../../../server/moderation/openContentCheck.ts';
import type { WechatApi } from '../../../server/wechat/wechatApi.ts';
import { quietLog } from '../../support/quietLog.ts';

// One round looks at everything that waits, whoever cannot be asked about and whatever goes wrong with one of them.

const api: WechatApi = {
  appId: 'wx123',
  post: () => Promise.resolve({ reply: { result: { suggest: 'pass' } } }),
};

test('texts of people without WeChat, and one that cannot be settled, keep no other from its turn', async () => {
  const errors: unknown[] = [];
  const settled: string[] = [];
  const texts = Array.from({ length: 450 }, (_, index): PendingText => {
    const id = String(index).padStart(3, '0');
    return { id, accountId: index < 420 ? 'on-the-web' : 'in-wechat', text: '楼道太暗' };
  });
  const check = openContentCheck({
    api,
    contacts: {
      find: (accountId) =>
        Promise.resolve(accountId === 'in-wechat' ? { accountId, openid: 'openid' } : { accountId }),
    },
    log: quietLog,
    onError: (error) => errors.push(error),
  });
  check.watch({
    pending: (limit, after = '') => Promise.resolve(texts.filter(({ id }) => id > after).slice(0, limit)),
    settle(id) {
      if (id === '430') return Promise.reject(new Error('cannot be settled'));
      settled.push(id);
      return Promise.resolve();
    },
  });
  await check.recheck();
  expect(settled).toEqual(texts.slice(420).flatMap(({ id }) => (id === '430' ? [] : [id])));
  expect(errors).toHaveLength(1);
});
